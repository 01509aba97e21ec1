"""Many rows at once, each checked and written by itself.

An action on a list leads to a page that shows the rows and what will happen to each; that page
does it, and tells of each row that was refused, why. A row that somebody else changed in between is
refused too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from unfold.decorators import action

from commitments.admin.links import below_list, list_of, names_of, page_of
from commitments.admin.tasks_in_bulk import TASKS, Task
from commitments.domain import notices
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may, require
from commitments.models import Evidence, Revision
from commitments.models.ledger import Judgement
from commitments.models.revision import REVISED
from commitments.models.vocabulary import OPEN_STATES, Publication

MOST = 500  # rows at once: they are written one after the other while somebody waits


@dataclass(frozen=True)
class Planned:
    """A row, and what will happen to it; `refusal`: why it will be left as it is."""

    row: models.Model
    name: str
    link: str
    state: str
    will: str
    refusal: str


@dataclass(frozen=True)
class Refused:
    row: models.Model
    name: str
    link: str
    why: str


class Bulk:
    """Mixed into the ModelAdmin of what is reviewed. `bulk`: the names of its tasks."""

    bulk: tuple[str, ...] = ("submit", "publish", "return", "retract")
    model: type[models.Model]

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.bulk_view)  # type: ignore[attr-defined]
        name = f"{names_of(self.model)}_bulk"
        return [path("bulk/<str:task>/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def get_actions(self, request: HttpRequest) -> Any:
        found = super().get_actions(request)  # type: ignore[misc]
        own = {
            f"bulk_{name}": (asking(TASKS[name]), f"bulk_{name}", TASKS[name].offer)
            for name in self.bulk
            if may(request.user, TASKS[name].action)
        }
        return own | found

    @notices.gathered()
    def bulk_view(self, request: HttpRequest, task: str) -> HttpResponse:
        chosen = TASKS.get(task)
        if chosen is None or task not in self.bulk:
            raise Http404
        if not may(request.user, chosen.action):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(list_of(self.model))
        versions = versions_of(request.POST.get("rows", ""))
        rows = self.rows_of(request, versions)
        form = chosen.form(request.POST)
        if not form.is_valid():
            return self.confirmation(request, chosen, rows, form)
        done, refused = [], []
        for row in rows:
            subject = subject_of(row)
            try:
                chosen.take(
                    row=subject,
                    by=request.user,
                    expected=versions[row.pk],
                    given=form.cleaned_data,
                )
                done.append(row)
            except Problem as problem:
                refused.append(Refused(row, name_of(row), page_of(subject), told(problem)))
        gone = len(versions) - len(rows)
        return self.page(
            request,
            chosen,
            "admin/commitments/bulk_done.html",
            done=[(row, name_of(row), page_of(subject_of(row))) for row in done],
            refused=refused,
            gone=gone,
        )

    def rows_of(self, request: HttpRequest, versions: dict[int, int]) -> list[Any]:
        """In the order in which they were chosen."""
        rows = self.get_queryset(request)  # type: ignore[attr-defined]
        if named := self.list_select_related:  # type: ignore[attr-defined]
            rows = rows.select_related(*named)
        found = rows.in_bulk(list(versions))
        return [found[pk] for pk in versions if pk in found]

    def confirmation(
        self, request: HttpRequest, task: Task, rows: list[Any], form: Any
    ) -> HttpResponse:
        planned = planned_for(task, rows, request.user)
        return self.page(
            request,
            task,
            "admin/commitments/bulk.html",
            form=form,
            planned=planned,
            going=sum(not plan.refusal for plan in planned),
            rows=",".join(f"{row.pk}.{version_of(row)}" for row in rows),
            action_page=reverse(f"admin:{names_of(self.model)}_bulk", args=[task.name]),
            media=self.media,  # type: ignore[attr-defined]
        )

    def page(
        self, request: HttpRequest, task: Task, template: str, **given: Any
    ) -> TemplateResponse:
        meta = self.model._meta
        query = request.POST.get("back", request.GET.urlencode())
        return TemplateResponse(
            request,
            template,
            {
                **self.admin_site.each_context(request),  # type: ignore[attr-defined]
                **below_list(self, f"{task.verb} {meta.verbose_name_plural}"),
                "task": task,
                "noun": meta.verbose_name,
                "nouns": meta.verbose_name_plural,
                "back": query,
                "list": f"{list_of(self.model)}?{query}" if query else list_of(self.model),
                **given,
            },
        )


def asking(task: Task) -> Any:
    """The action of a list that leads to the page on which the task is confirmed."""

    @action(description=task.offer)
    def ask(desk: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        rows = list(queryset[: MOST + 1])
        if len(rows) > MOST:
            messages.error(request, f"Choose {MOST} rows at the most; filter the list first.")
            return None
        found: HttpResponse = desk.confirmation(request, task, rows, task.form())
        return found

    return ask


def planned_for(task: Task, rows: list[Any], user: Any) -> list[Planned]:
    """What the matrix says beforehand; the domain decides when it is done."""
    pending = pending_of(rows)
    found = []
    for row in rows:
        waits = row if isinstance(row, Revision) else pending.get(row.pk) or row
        subject = waits if task.of_pending else subject_of(row)
        state = Publication(getattr(subject, "publication", Publication.PUBLISHED))
        revises = task.revises and state == Publication.PUBLISHED
        refusal = ""
        try:
            require(user, Action.REVISE if revises else task.action, subject)
        except Problem as problem:
            refusal = problem.detail
        stands = f"Revision: {state.label.lower()}" if subject is not row else str(state.label)
        will = f"{task.told} by a pending revision" if revises else task.told
        found.append(
            Planned(row, name_of(row), page_of(subject_of(row)), stands, f"Will be {will}", refusal)
        )
    return found


def pending_of(rows: list[Any]) -> dict[int, Revision]:
    """Open revisions of published records, by the record's id: one query."""
    name = rows[0]._meta.model_name if rows else ""
    if name not in REVISED:
        return {}
    ids = [row.pk for row in rows]
    found = Revision.objects.filter(**{f"{name}__in": ids}, publication__in=OPEN_STATES)
    return {getattr(revision, f"{name}_id"): revision for revision in found}


def subject_of(row: Any) -> Any:
    """What the domain is asked about: of a revision, its record."""
    return row.record if isinstance(row, Revision) else row


def name_of(row: Any) -> str:
    """A finding, a position or a piece of evidence says little without what it is of."""
    if isinstance(row, Evidence):
        return f"{row.target}: {row}"
    if isinstance(row, Judgement):
        return f"{row.commitment}: {row}"
    return str(row)


def version_of(row: Any) -> int:
    """Whatever befalls a pending revision raises its record's version."""
    version: int = subject_of(row).row_version
    return version


def versions_of(text: str) -> dict[int, int]:
    """The rows that were shown, with the versions that were read: `id.version,id.version`."""
    found = {}
    for part in text.split(",")[:MOST]:
        pk, _, version = part.partition(".")
        if small(pk) and small(version):
            found[int(pk)] = int(version)
    return found


def small(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) < 18


def told(problem: Problem) -> str:
    parts: Iterable[str] = (
        f"{place}: {e.detail}" if (place := e.pointer.strip("/").replace("/", ", ")) else e.detail
        for e in problem.errors
    )
    return " ".join(parts) or problem.detail
