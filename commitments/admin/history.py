"""A record's history page, and the page on which an earlier version is restored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from unfold.widgets import UnfoldAdminTextareaWidget

from commitments.admin.entries import entries_of
from commitments.admin.links import history_page, names_of, page_of
from commitments.admin.past import Strand, groups_of, strands_of
from commitments.admin.telling import compared
from commitments.domain import restoring
from commitments.domain.errors import NotFound, Problem
from commitments.domain.permissions import Action, may
from commitments.domain.shapes import Resource
from commitments.models import Revision

Trail = Sequence[tuple[Any, ...]]
PER_PAGE = 30


class History:
    """Mixed into every ModelAdmin of the desk; `trail` says whose events are told."""

    model: type[models.Model]
    resource: Resource

    def get_urls(self) -> list[Any]:
        urls: list[Any] = super().get_urls()  # type: ignore[misc]
        if not hasattr(self, "resource"):
            return urls
        view = self.admin_site.admin_view(self.restore_view)  # type: ignore[attr-defined]
        name = f"{names_of(self.model)}_restore"
        return [path("<int:object_id>/restore/<int:version>/", view, name=name), *urls]

    def trail(self, row: models.Model) -> Trail:
        if hasattr(self, "resource"):
            return strands_of(self.resource, row)
        tracked = hasattr(self.model, "pgh_event_model")
        return [Strand(self.model, {"pgh_obj_id": row.pk})] if tracked else []

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.readable(request, object_id)
        groups = Paginator(groups_of(self.trail(record)), PER_PAGE).get_page(request.GET.get("p"))
        entries = entries_of(list(groups))
        restores = self.restores(request, record)
        newest = groups.number == 1 and next((e for e in entries if e.version), None)
        return TemplateResponse(
            request,
            "admin/commitments/history.html",
            {
                **self.framed(request, record),
                "title": f"History of {record}",
                "pages": groups,
                "lines": [
                    (entry, restore_page(record, entry.version) if older else "")
                    for entry in entries
                    for older in [restores and entry.version and entry is not newest]
                ],
                **(extra_context or {}),
            },
        )

    def restores(self, request: HttpRequest, record: Any) -> bool:
        return (
            hasattr(self, "resource")
            and restoring.restorable(self.resource, record)
            and self.has_change_permission(request, record)  # type: ignore[attr-defined]
        )

    def restore_view(self, request: HttpRequest, object_id: int, version: int) -> HttpResponse:
        record = self.readable(request, str(object_id))
        if not may(request.user, Action.WRITE):
            raise PermissionDenied
        asks = self.asks_reason(record)  # type: ignore[attr-defined]
        form = RestoreForm(request.POST if request.method == "POST" else None, asks=asks)
        if request.method == "POST" and form.is_valid():
            try:
                done = restoring.restore(
                    record=record,
                    version=version,
                    by=request.user,
                    reason=form.cleaned_data.get("reason", ""),
                    expected=form.cleaned_data["expected"],
                )
            except Problem as problem:
                tell(problem, form)
            else:
                messages.success(request, TOLD[isinstance(done, Revision)])
                return HttpResponseRedirect(page_of(record))
        differences = self.differences(record, version, form)
        return TemplateResponse(
            request,
            "admin/commitments/restore.html",
            {
                **self.framed(request, record),
                "title": f"Restore an earlier version of {record}",
                "form": form,
                "differences": differences,
                "expected": getattr(record, "row_version", ""),
                "history": history_page(record),
                "media": self.media,  # type: ignore[attr-defined]
            },
        )

    def differences(self, record: models.Model, version: int, form: forms.Form) -> list[Any]:
        try:
            then = restoring.state_after(record, version)
        except NotFound:
            raise Http404 from None
        except Problem as problem:
            if not form.is_bound:
                form.refused = [e.detail for e in problem.errors]  # type: ignore[attr-defined]
            return []
        now = restoring.state_now(record)
        return [each for each in compared(self.resource, now, now | then) if each.changed]

    def readable(self, request: HttpRequest, object_id: str) -> Any:
        record = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if not self.has_view_permission(request, record):  # type: ignore[attr-defined]
            raise PermissionDenied
        if record is None:
            raise Http404
        return record

    def framed(self, request: HttpRequest, record: models.Model) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "opts": self.opts,  # type: ignore[attr-defined]
            "original": record,
            "page": page_of(record),
        }


class RestoreForm(forms.Form):
    expected = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks:
            self.fields["reason"] = forms.CharField(
                required=False,
                strip=True,
                widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
                help_text="Why it should say this again. It is public once this is published.",
            )


TOLD = {
    True: "The public still reads the other text: a pending revision now says what it said then, "
    "and somebody else publishes it after review.",
    False: "It says again what it said then.",
}


def tell(problem: Problem, form: forms.Form) -> None:
    """The refusal at the reason, or above it."""
    for error in problem.errors:
        at = "reason" if error.pointer == "/reason" and "reason" in form.fields else None
        place = error.pointer.strip("/").replace("/", ", ")
        form.add_error(at, error.detail if at or not place else f"{place}: {error.detail}")
    if not problem.errors:
        form.add_error(None, problem.detail)


def restore_page(record: models.Model, version: int) -> str:
    return reverse(f"admin:{names_of(record)}_restore", args=[record.pk, version])
