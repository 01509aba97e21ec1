"""What an editor does with one report: a note, letting it go, trying again, a correction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST
from unfold.widgets import UnfoldAdminTextareaWidget

from commitments.admin.fields import ProseField
from commitments.admin.links import page_of
from commitments.admin.naming import spoken_of
from commitments.admin.report_preview import html_of
from commitments.admin.report_words import RELOAD, in_zone
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.models import Report
from commitments.models.report import Handing, Run
from commitments.reports import steering
from commitments.reports.overtaken import overtaken, words_for
from commitments.reports.running import subject, those_who_got
from commitments.reports.uncorrected import others_like

TOLD = {
    "lead": "The note stands at its head; it was made anew with it.",
    "release": f"It is let go, and goes out within a minute or two. {RELOAD}",
    "again": f"It is tried again within a minute or two. {RELOAD}",
    "correct": f"The correction is made and sent within a minute or two. {RELOAD}",
}
NAME = "commitments_report"


class NoteForm(forms.Form):
    lead = ProseField(
        required=False,
        max_length=10_000,
        label="Note at its head",
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 5}),
    )


class ReportSteps:
    """Mixed into the ModelAdmin of reports: `<id>/lead/`, `release/`, `again/` and `correct/`."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        inside = self.admin_site.admin_view
        posts = {
            "lead": self.lead_view,
            "release": self.release_view,
            "again": self.again_view,
        }
        return [
            *(
                path(f"<int:object_id>/{step}/", inside(require_POST(view)), name=f"{NAME}_{step}")
                for step, view in posts.items()
            ),
            path("<int:object_id>/correct/", inside(self.correct_view), name=f"{NAME}_correct"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def steered(self, request: HttpRequest, object_id: int) -> Any:
        if not may(request.user, Action.KEEP_SCHEDULES):
            raise PermissionDenied
        row = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if row is None:
            raise Http404
        return row

    def lead_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        row, form = self.steered(request, object_id), NoteForm(request.POST)
        if form.is_valid():
            try:
                steering.write_lead(report=row, lead=form.cleaned_data["lead"], by=request.user)
            except Problem as problem:
                tell(problem, form)
            else:
                return self.after("lead", request, row)
        return self.shown(request, row, note=form)  # type: ignore[attr-defined, no-any-return]

    def release_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self.take("release", request, object_id, steering.release)

    def again_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self.take("again", request, object_id, steering.try_again)

    def take(
        self, step: str, request: HttpRequest, object_id: int, done: Callable[..., Report]
    ) -> HttpResponse:
        row = self.steered(request, object_id)
        try:
            done(report=row, by=request.user)
        except Problem as problem:
            messages.error(request, problem.detail)
            return HttpResponseRedirect(page_of(row))
        return self.after(step, request, row)

    def after(self, step: str, request: HttpRequest, row: Report) -> HttpResponse:
        messages.success(request, TOLD[step])
        return HttpResponseRedirect(page_of(row))

    def correct_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        row = self.steered(request, object_id)
        posted = request.method == "POST"
        if not posted and (other := correction_under_way(row)) is not None:
            messages.warning(request, f"A correction of “{row}” is on its way already: this one.")
            return HttpResponseRedirect(page_of(other))
        form = NoteForm(request.POST if posted else None, initial={"lead": words_for(row)})
        content = None
        if posted and form.is_valid():
            lead = form.cleaned_data["lead"]
            try:
                if "confirm" in request.POST:
                    others = others_like(row)
                    made = steering.correct(report=row, by=request.user, lead=lead)
                    tell_of(others, request)
                    return self.after("correct", request, made)
                content = steering.preview_correction(report=row, by=request.user, lead=lead)
            except Problem as problem:
                tell(problem, form)
        context = {
            **self.framed(request, row),  # type: ignore[attr-defined]
            "title": f"Correct {row}",
            "form": form,
            "overtaken": [(each, spoken_of(each.row)) for each in overtaken(row)],
            "others": [spoken_of(each) for each in others_like(row)],
            "count": len(those_who_got(row)),
            "subject": subject(*content) if content else "",
            "shown": html_of(content[1]) if content else "",
        }
        return TemplateResponse(request, "admin/commitments/report_correct.html", context)

    def steps_of(self, row: Any) -> dict[str, Any]:
        """The steps that are open now; the domain decides again when one is taken."""
        waits = row.state == Run.WAITING
        failed = row.deliveries.filter(state__in=[Handing.GIVEN_UP, Handing.REFUSED]).exists()
        again = row.state == Run.FAILED or (row.state in (Run.SENT, Run.SENDING) and failed)
        other = correction_under_way(row)
        told = row.state == Run.SENT and row.deliveries.filter(state=Handing.SENT).exists()
        corrects = told and other is None
        return {
            "note": NoteForm(initial={"lead": row.lead}) if waits else None,
            "lead_page": step_page(row, "lead"),
            "until": in_zone(row.hold_until, row.time_zone) if waits and row.hold_until else "",
            "release_page": step_page(row, "release") if waits else "",
            "again_page": step_page(row, "again") if again else "",
            "correct_page": step_page(row, "correct") if corrects else "",
            "under_way": spoken_of(other) if other is not None else None,
        }


def correction_under_way(row: Report) -> Report | None:
    """There is one at a time."""
    return Report.objects.filter(corrects=row, state__in=steering.UNDER_WAY).first()


def tell(problem: Problem, form: forms.Form) -> None:
    """The refusal at the note, or above it."""
    for error in problem.errors:
        name = error.pointer.strip("/")
        form.add_error(name if name in form.fields else None, error.detail)
    if not problem.errors:
        form.add_error(None, problem.detail)


def tell_of(others: list[Report], request: HttpRequest) -> None:
    if others:
        links = format_html_join("; ", '<a href="{}">{}</a>', ((page_of(o), o) for o in others))
        told = format_html("Other reports told of it too, and are not corrected yet: {}", links)
        messages.warning(request, told)


def step_page(row: Report, step: str) -> str:
    return reverse(f"admin:{NAME}_{step}", args=[row.pk])
