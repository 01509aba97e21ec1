"""The form of a schedule: what the domain takes, with words for its codes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanSwitchWidget,
)

from commitments.admin.fields import LinesField, ProseField
from commitments.admin.forms import RecordForm, form_for
from commitments.admin.report_words import DAYS, how_many
from commitments.domain import schedules
from commitments.domain.errors import FieldError
from commitments.domain.parsing import Malformed
from commitments.domain.permissions import Action, may
from commitments.models import ReportSchedule
from commitments.models import vocabulary as v
from commitments.reading.clocks import read_clocks
from commitments.reading.stats import read_stats
from commitments.reports.gathering import read_filter as as_asked

BY_LINE = "cron"
HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
HOLDS = [("", "Never: it goes by itself"), *((hour, f"{hour:02}:00") for hour in range(25))]


def preview(text: str) -> dict[str, str]:
    """How many commitments a filter lets through now in `told`, or what is wrong in `error`."""
    try:
        read = str(schedules.read_filter(text))
    except Malformed as problem:
        return {"error": problem.errors[0].detail}
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    total = how_many(read_stats(as_asked(read), clocks).total, "commitment")
    return {"told": f"Lets {total} through now." if read else f"All of them: {total} now."}


def filter_view(request: HttpRequest) -> JsonResponse:
    if not may(request.user, Action.KEEP_SCHEDULES):
        raise PermissionDenied
    return JsonResponse(preview(request.GET.get("text", "")))


class FilterInput(UnfoldAdminTextInputWidget):
    """A query string, with how many commitments it lets through shown beneath as one types."""

    template_name = "admin/commitments/widgets/date.html"

    class Media:
        js = ("desk/forms.js",)
        css = {"all": ("desk/forms.css",)}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        given = dict(attrs or {})
        output = f"{given.get('id', name)}_read"
        given["aria-describedby"] = f"{given.get('aria-describedby', '')} {output}".strip()
        given["data-reads"] = reverse("admin:commitments_reportschedule_filter")
        given |= {"autocomplete": "off", "spellcheck": "false"}
        context: dict[str, Any] = super().get_context(name, value, given)
        told = preview(str(value or "")).get("told", "")
        context["widget"] |= {"window": output, "told": told}
        return context


class ZoneInput(UnfoldAdminTextInputWidget):
    """A line that offers the names of all time zones."""

    template_name = "admin/commitments/widgets/zone.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        given = {**(attrs or {}), "list": f"{name}_names", "autocomplete": "off"}
        context: dict[str, Any] = super().get_context(name, value, given)
        context["widget"]["names"] = sorted(available_timezones())
        return context


def checkboxes(choices: Any, help_text: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=choices, widget=UnfoldAdminCheckboxSelectMultipleWidget(), help_text=help_text
    )


FIELDS: dict[str, forms.Field] = {
    "name": forms.CharField(
        max_length=200,
        widget=UnfoldAdminTextInputWidget(),
        help_text="It heads the report, and the subject of the mail begins with it.",
    ),
    "cadence": forms.ChoiceField(
        choices=[*v.Cadence.choices, (BY_LINE, "By a cron line")],
        initial=v.Cadence.WEEKLY,
        widget=UnfoldAdminSelectWidget(),
        help_text="A report tells of whole days, and is due on the morning after the last.",
    ),
    "cron_line": forms.CharField(
        required=False,
        max_length=100,
        widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off"}),
        help_text=f"Only for the last choice: minute, hour, day, month, weekday, as in "
        f"{schedules.A_LINE}. Once a day at most.",
    ),
    "time_zone": forms.CharField(
        initial=settings.TIME_ZONE,
        widget=ZoneInput(),
        help_text="Its days begin and end there, and its hours are told there.",
    ),
    "hour": forms.TypedChoiceField(
        choices=HOURS,
        coerce=int,
        initial=6,
        widget=UnfoldAdminSelectWidget(),
        label="Due at",
        help_text="On the morning after the report's day. A cron line has its own.",
    ),
    "week_ends": forms.TypedChoiceField(
        choices=list(enumerate(DAYS)),
        coerce=int,
        initial=6,
        widget=UnfoldAdminSelectWidget(),
        label="A week ends on",
        help_text="The day of a weekly report: it tells of the seven days that end on it.",
    ),
    "filter": forms.CharField(
        required=False,
        max_length=2000,
        widget=FilterInput(),
        help_text="A query of the list of commitments, as in actor=cn&kind=pledge. Empty: all.",
    ),
    "sections": checkboxes(
        v.Section.choices,
        "In this order. “For the desk” goes out with the rest, and all that is sent is public.",
    ),
    "formats": checkboxes(v.ReportFormat.choices, "The mail always has a text; others come along."),
    "recipients": LinesField(
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 6, "spellcheck": "false"}),
        help_text="Mail addresses, one a line. Each mail has a link by which one leaves.",
    ),
    "skip_empty": forms.BooleanField(
        required=False,
        initial=True,
        widget=UnfoldBooleanSwitchWidget(),
        label="Nothing to say, send nothing",
    ),
    "hold_until": forms.TypedChoiceField(
        choices=HOLDS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=UnfoldAdminSelectWidget(),
        label="Waits for an editor until",
        help_text="Until that hour an editor may add a note and let it go; then it goes by itself.",
    ),
    "lead": ProseField(
        required=False,
        max_length=10_000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4}),
        label="Note",
        help_text="Stands at the head of the next report, and of that one alone.",
    ),
}


class ScheduleRows(RecordForm):
    """A cron line is a field of its own here, and a cadence in the domain."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        given: dict[str, Any] = {
            "sections": schedules.USUAL_SECTIONS,
            "formats": schedules.USUAL_FORMATS,
        }
        row = kwargs.get("instance")
        if row is not None and row.pk is not None:
            given = {}
            if row.cadence not in v.Cadence.values:
                given = {"cadence": BY_LINE, "cron_line": row.cadence}
        kwargs["initial"] = given | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean(self) -> Any:
        cleaned = super().clean()
        if cleaned.get("cadence") == BY_LINE and not cleaned.get("cron_line"):
            self.add_error("cron_line", f"Write the line, as in {schedules.A_LINE}.")
        return cleaned

    def written(self, only: Collection[str] | None = None) -> dict[str, object]:
        told = super().written(only)
        if told.get("cadence") == BY_LINE:
            told["cadence"] = self.cleaned_data["cron_line"]
        return told

    def take(self, errors: Iterable[FieldError]) -> None:
        by_line = self.data.get("cadence") == BY_LINE
        super().take(
            FieldError("/cron_line", error.detail)
            if by_line and error.pointer == "/cadence"
            else error
            for error in errors
        )


ScheduleForm = form_for(ScheduleRows, ReportSchedule, schedules.SHAPE.fields, **FIELDS)
