"""What went out, what waits and what failed: the runs of all schedules."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from unfold.contrib.filters.admin import AutocompleteSelectFilter, MultipleChoicesDropdownFilter
from unfold.decorators import display

from commitments.admin.base import DeskAdmin
from commitments.admin.filters import day_filter
from commitments.admin.links import page_of
from commitments.admin.naming import Named, spoken_of
from commitments.admin.report_preview import LABELS, as_file
from commitments.admin.report_steps import ReportSteps
from commitments.admin.report_words import (
    HANDINGS,
    RUNS,
    STATE_COLOURS,
    in_zone,
    period_in_words,
)
from commitments.admin.roles import ReadOnly
from commitments.domain.permissions import Action
from commitments.models import Delivery, Report
from commitments.models.report import Handing, Occasion, Run, size
from commitments.reports.formats import HTML
from commitments.reports.overtaken import carried_by_kind, overtaken, rows_of
from commitments.reports.uncorrected import others_like

SHOWN = 100
TO_GO, GONE = (Handing.PENDING,), (Handing.SENT,)
NOT_GONE = (Handing.REFUSED, Handing.GIVEN_UP)
FIRST = {Handing.REFUSED: 0, Handing.GIVEN_UP: 1, Handing.PENDING: 2}


def deliveries_counted(rows: QuerySet[Report]) -> QuerySet[Report]:
    return rows.annotate(
        gone=Count("deliveries", filter=Q(deliveries__state__in=GONE)),
        not_gone=Count("deliveries", filter=Q(deliveries__state__in=NOT_GONE)),
        to_go=Count("deliveries", filter=Q(deliveries__state__in=TO_GO)),
    )


def deliveries_in_words(row: Any) -> str:
    counts = ((row.gone, "sent"), (row.not_gone, "failed"), (row.to_go, "to go"))
    return ", ".join(f"{count:,} {word}" for count, word in counts if count)


@admin.register(Report)
class ReportAdmin(ReportSteps, ReadOnly, DeskAdmin):
    sees = Action.KEEP_SCHEDULES
    list_display = ("called", "period", "occasion", "stage", "made", "handed", "lateness")
    list_select_related = ("schedule",)
    list_filter = (
        ("state", MultipleChoicesDropdownFilter),
        ("schedule", AutocompleteSelectFilter),
        ("occasion", MultipleChoicesDropdownFilter),
        "late",
        day_filter("last", "the report's day", "last"),
    )
    search_fields = ("name", "subject")
    when_empty = (
        "No report was made yet. Schedules make them on their days, or at once by “Run now”."
    )
    search_help_text = "Search names and subjects"
    ordering = ("-claimed_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return deliveries_counted(super().get_queryset(request))

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(never_cache(require_safe(self.file_view)))
        address = path("<int:object_id>/file/<str:form>/", view, name="commitments_report_file")
        return [address, *super().get_urls()]

    @admin.display(description="Schedule", ordering="name")
    def called(self, row: Report) -> str:
        return row.name

    @admin.display(description="Period", ordering="last")
    def period(self, row: Report) -> str:
        return period_in_words(row)

    @display(description="State", ordering="state", label=STATE_COLOURS)
    def stage(self, row: Report) -> str:
        return RUNS[Run(row.state)][0]

    @admin.display(description="Made", ordering="made_at")
    def made(self, row: Report) -> SafeString | str:
        if row.made_at is None:
            return "–"
        told = date_format(localtime(row.made_at), "SHORT_DATETIME_FORMAT")
        return format_html('<span class="whitespace-nowrap">{}</span>', told)

    @admin.display(description="Deliveries")
    def handed(self, row: Any) -> str:
        return deliveries_in_words(row) or "None"

    @display(description="Late", ordering="late", label={"Late": "warning"})
    def lateness(self, row: Report) -> str | None:
        return "Late" if row.late else None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        row = self.readable(request, object_id)
        if request.method == "POST":
            raise PermissionDenied
        return self.shown(request, row)

    def shown(self, request: HttpRequest, row: Any, **extra: Any) -> HttpResponse:
        """`extra`: the form of the note, when it was refused."""
        context = {
            **self.framed(request, row),
            "title": str(row),
            "state": RUNS[Run(row.state)],
            "facts": facts_of(row),
            "files": files_of(row),
            "deliveries": deliveries_of(row),
            "handed": deliveries_in_words(row),
            "more_deliveries": max(0, row.deliveries.count() - SHOWN),
            "page_of_it": file_page(row, HTML) if row.made_at and row.files.exists() else "",
            "shown": body_of(row),
            **carried_of(row),
            **self.steps_of(row),
            **extra,
        }
        return TemplateResponse(request, "admin/commitments/report.html", context)

    def file_view(self, request: HttpRequest, object_id: int, form: str) -> HttpResponseBase:
        row = self.readable(request, str(object_id))
        file = row.files.filter(format=form).first()
        if file is None:
            raise Http404
        name = f"report-{row.pk}.{form}"
        return as_file(file.pieces(), file.media_type, name)


def facts_of(row: Report) -> list[tuple[str, Any]]:
    """What it is made of: with these the same bytes are made again."""
    told = [
        ("Schedule", Named("", row.schedule.name, page_of(row.schedule))),
        ("Occasion", occasion_of(row)),
        ("Days", f"{row.first:%Y-%m-%d} to {row.last:%Y-%m-%d}, in {row.time_zone}"),
        ("As of", f"{row.last:%Y-%m-%d}"),
        ("As known at", row.known_at.isoformat().replace("+00:00", "Z") if row.known_at else ""),
        ("Filter", row.filter or "None: all commitments"),
        ("Code", row.code_version),
        ("Due", in_zone(row.due_at, row.time_zone) + (" – it went late" if row.late else "")),
        ("Made", in_zone(row.made_at, row.time_zone) if row.made_at else ""),
        ("Let go by", str(row.released_by or "")),
        ("Sent", in_zone(row.sent_at, row.time_zone) if row.sent_at else ""),
    ]
    corrected_by = Report.objects.filter(corrects=row).order_by("pk")
    told += [("Corrected by", Named("", str(each), page_of(each))) for each in corrected_by]
    return [(label, value) for label, value in told if value]


def occasion_of(row: Report) -> Named | str:
    if row.occasion == Occasion.CORRECTION and row.corrects is not None:
        return Named("Correction of", str(row.corrects), page_of(row.corrects))
    return str(row.get_occasion_display())


def files_of(row: Any) -> list[tuple[str, str, int, str]]:
    """Label, address, bytes and SHA-256 of each."""
    found = row.files.annotate(size=size()).order_by("pk")
    return [
        (LABELS.get(form, form), file_page(row, form), size, digest)
        for form, size, digest in found.values_list("format", "size", "sha256")
    ]


def file_page(row: Report, form: str) -> str:
    return reverse("admin:commitments_report_file", args=[row.pk, form])


def body_of(row: Any) -> str:
    file = row.files.filter(format=HTML).first()
    return file.whole().decode("utf-8", "replace") if file is not None else ""


def deliveries_of(row: Any) -> list[tuple[Delivery, tuple[str, str]]]:
    """What went wrong first."""
    found = sorted(row.deliveries.all(), key=lambda d: (FIRST.get(d.state, 3), d.recipient))
    return [(delivery, HANDINGS[Handing(delivery.state)]) for delivery in found[:SHOWN]]


def carried_of(row: Report) -> dict[str, Any]:
    """What it told of, and what of that was taken back or corrected since."""
    kinds = carried_by_kind(row)
    groups, left = [], SHOWN
    for kind, keys in sorted(kinds.items()):
        rows = [spoken_of(each) for each in rows_of(kind, keys[: max(0, left)]).values()]
        left -= len(rows)
        if rows:
            groups.append((noun_of_many(kind, len(keys)), rows, len(keys) - len(rows)))
    return {
        "carried": groups,
        "carried_count": len(row.carried),
        "overtaken": [(each, spoken_of(each.row)) for each in overtaken(row)],
        "others": [spoken_of(each) for each in others_like(row)],
    }


def noun_of_many(kind: str, count: int) -> str:
    return f"{count:,} {kind.replace('_', ' ')}" + ("" if count == 1 or kind == "evidence" else "s")
