"""A report before it goes: as it would go out now, and as it came out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from unfold.widgets import INPUT_CLASSES

from commitments.admin.links import page_of
from commitments.models import ReportSchedule
from commitments.models.vocabulary import ReportFormat
from commitments.reading.clocks import read_clocks
from commitments.reading.parameters import BadParameter
from commitments.reports.content import Content
from commitments.reports.formats import CALENDAR, HTML, TEXT, Rendered, calendar, render, written
from commitments.reports.periods import EARLIEST, TOO_EARLY
from commitments.reports.running import preview, rhythm_of, yesterday

# A report is a page of its own: nothing in it runs, and nothing is fetched.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups"
SHOWN_AT_ONCE = {HTML, TEXT}
LABELS = dict(ReportFormat.choices) | {HTML: "Page", TEXT: "Text", CALENDAR: "Meetings (iCalendar)"}


@dataclass(frozen=True)
class Offer:
    """Days that a report may be of; `words` say which."""

    words: str
    last: dt.date
    chosen: bool = False


class DayForm(forms.Form):
    """`last`: the report's day, yesterday unless given."""

    last = forms.DateField(
        required=False,
        label="The report's day",
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": " ".join(INPUT_CLASSES)}
        ),
    )

    def __init__(self, schedule: ReportSchedule, data: Any = None) -> None:
        self.schedule = schedule
        self.latest = yesterday(schedule, timezone.now())
        given = {"last": self.latest.isoformat()} | {k: v for k, v in (data or {}).items() if v}
        super().__init__(given)
        self.fields["last"].widget.attrs["max"] = self.latest.isoformat()

    def offers(self) -> list[Offer]:
        """The days up to now and the last whole period, where those are two."""
        rhythm = rhythm_of(self.schedule)
        now, whole = rhythm.ending(self.latest), rhythm.last_over(timezone.now())
        if now == whole:
            return []
        shown = self["last"].value()
        return [
            Offer(f"{label}: {days.words}", days.last, days.last.isoformat() == str(shown))
            for label, days in (("The last full period", whole), ("As it would go out now", now))
        ]

    def clean_last(self) -> dt.date:
        day: dt.date = self.cleaned_data["last"]
        if day > self.latest:
            raise forms.ValidationError("That day is not over there yet.")
        if day < EARLIEST:
            raise forms.ValidationError(TOO_EARLY)
        return day


class Previews:
    """Mixed into the ModelAdmin of schedules: `<id>/preview/` and `<id>/preview/<format>/`."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        name = "commitments_reportschedule"
        shown, printed = (
            self.admin_site.admin_view(never_cache(require_safe(view)))
            for view in (self.preview_view, self.printed_view)
        )
        return [
            path("<int:object_id>/preview/", shown, name=f"{name}_preview"),
            path("<int:object_id>/preview/<str:form>/", printed, name=f"{name}_printed"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def preview_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        row = self.kept(request, object_id)  # type: ignore[attr-defined]
        form = DayForm(row, request.GET)
        content = content_of(row, form)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Preview of {row.name}",
            "opts": self.opts,
            "original": row,
            "page": page_of(row),
            "form": form,
            "content": content,
            "shown": html_of(content) if content else "",
            "links": links_of(row, content) if content else [],
        }
        return TemplateResponse(request, "admin/commitments/report_preview.html", context)

    def printed_view(self, request: HttpRequest, object_id: int, form: str) -> HttpResponseBase:
        row = self.kept(request, object_id)  # type: ignore[attr-defined]
        asked = DayForm(row, request.GET)
        content = content_of(row, asked)
        made = rendered(content, form) if content is not None and form in LABELS else None
        if made is None:
            raise Http404
        return as_file(made.pieces(), made.media_type, f"preview.{form}")


def content_of(row: ReportSchedule, form: DayForm) -> Content | None:
    """None where the day, or by now the filter, can't be taken; the form then says so."""
    if not form.is_valid():
        return None
    now, last = timezone.now(), form.cleaned_data["last"]
    try:
        clocks = read_clocks(as_of=last, known_at=None, now=now)
        return preview(row, clocks=clocks, last=last, now=now)
    except BadParameter as problem:
        form.add_error(None, f"Its filter can't be read any more: {problem}")
        return None


def html_of(content: Content) -> str:
    return render(content, HTML).body.decode()


def rendered(content: Content, form: str) -> Rendered | None:
    if form != CALENDAR:
        return render(content, form)
    body = calendar(content)
    return written([body], "text/calendar; charset=utf-8") if body is not None else None


def links_of(row: ReportSchedule, content: Content) -> list[tuple[str, str]]:
    """The mail's text and page, and what comes with it."""
    forms_ = dict.fromkeys([HTML, TEXT, *row.formats])
    query = {"last": content.period.last.isoformat()}
    name = "admin:commitments_reportschedule_printed"
    return [(LABELS[form], reverse(name, args=[row.pk, form], query=query)) for form in forms_]


def previews_of(row: ReportSchedule) -> str:
    return reverse("admin:commitments_reportschedule_preview", args=[row.pk])


def as_file(pieces: Iterator[bytes], media_type: str, name: str) -> HttpResponseBase:
    """Pages and texts are read in the browser, sealed off; the others are saved."""
    first, second = next(pieces), next(pieces, None)
    response: HttpResponseBase = HttpResponse(first, content_type=media_type)
    if second is not None:
        response = StreamingHttpResponse(chain([first, second], pieces), content_type=media_type)
    response["Content-Security-Policy"] = POLICY
    if name.rpartition(".")[2] not in SHOWN_AT_ONCE:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
