"""Who is told what, and when: the schedules of reports, for those who keep them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import display

from commitments.admin.base import DeskAdmin
from commitments.admin.links import list_of, page_at, page_of
from commitments.admin.report_preview import Previews, previews_of
from commitments.admin.report_run import Runs, run_page
from commitments.admin.report_schedule_form import ScheduleForm, filter_view
from commitments.admin.report_words import (
    RUNS,
    cadence_in_words,
    hold_in_words,
    next_in_words,
)
from commitments.admin.saving import DomainSaves
from commitments.admin.second_factor import page
from commitments.domain import schedules
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.models import Report, ReportSchedule
from commitments.models.report import Run
from commitments.models.vocabulary import Cadence

STANDS = {
    "running": {"paused": False, "ended_at": None},
    "paused": {"paused": True, "ended_at": None},
    "ended": {"ended_at__isnull": False},
}


class StandsFilter(DropdownFilter):
    """Those that have ended are shown only when asked for."""

    title = "whether it runs"
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name.capitalize()) for name in STANDS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**STANDS.get(str(self.value()), {"ended_at": None}))


class CadenceFilter(DropdownFilter):
    title = "cadence"
    parameter_name = "cadence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*Cadence.choices, ("line", "By a cron line")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "line":
            return queryset.exclude(cadence__in=Cadence.values)
        return queryset.filter(cadence=self.value()) if self.value() else queryset


@admin.register(ReportSchedule)
class ReportScheduleAdmin(Previews, Runs, DomainSaves, DeskAdmin):
    sees = Action.KEEP_SCHEDULES
    writes = Action.KEEP_SCHEDULES
    form = ScheduleForm
    change_form_before_template = "admin/commitments/seen.html"
    change_form_outer_before_template = "admin/commitments/schedule_state.html"
    list_display = ("name", "rhythm", "time_zone", "next_time", "last_run", "to", "stands")
    list_filter = (StandsFilter, CadenceFilter)
    search_fields = ("name", "recipients", "filter")
    search_help_text = "Search names, recipients and filters"
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("name",)}),
        ("When", {"fields": (("cadence", "cron_line"), ("week_ends", "hour"), "time_zone")}),
        ("Of what", {"fields": ("filter", "sections", "skip_empty")}),
        ("To whom, and how", {"fields": ("recipients", "formats", "hold_until", "lead")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReportSchedule]:
        newest = Report.objects.filter(schedule=OuterRef("pk")).order_by("-claimed_at", "-pk")
        return (
            super()
            .get_queryset(request)
            .annotate(
                last_id=Subquery(newest.values("pk")[:1]),
                last_state=Subquery(newest.values("state")[:1]),
            )
        )

    def get_urls(self) -> list[Any]:
        inside, name = self.admin_site.admin_view, "commitments_reportschedule"
        read = inside(never_cache(require_safe(filter_view)))
        pause = inside(require_POST(self.pause_view))
        return [
            path("filter/", read, name=f"{name}_filter"),
            path("<int:object_id>/pause/", pause, name=f"{name}_pause"),
            *super().get_urls(),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.ended_at)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To end it; none is ever deleted."""
        return obj is not None and obj.ended_at is None and may(request.user, self.writes)

    @admin.display(description="When", ordering="cadence")
    def rhythm(self, row: ReportSchedule) -> str:
        return cadence_in_words(row)

    @admin.display(description="Next")
    def next_time(self, row: ReportSchedule) -> str:
        return next_in_words(row)

    @admin.display(description="Last run")
    def last_run(self, row: Any) -> SafeString | str:
        if row.last_id is None:
            return "None yet"
        link = '<a class="text-link" href="{}">{}</a>'
        return format_html(link, page_at(Report, row.last_id), RUNS[Run(row.last_state)][0])

    @admin.display(description="Recipients")
    def to(self, row: ReportSchedule) -> int:
        return len(row.recipients)

    @display(
        description="State", label={"Running": "success", "Paused": "warning", "Ended": "default"}
    )
    def stands(self, row: ReportSchedule) -> str:
        return "Ended" if row.ended_at else "Paused" if row.paused else "Running"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What has ended is only read, and has no field for the line beside its cadence."""
        if obj is None or self.has_change_permission(request, obj):
            return self.fieldsets
        return [(None, {"fields": [f.attribute for f in schedules.SHAPE.fields]})]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kw: Any
    ) -> Any:
        refusal = {"refusal": getattr(request, "refusal", None)}
        kw["form"] = type(self.form.__name__, (self.form,), refusal)
        return super().get_form(request, obj, change, **kw)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        data, row = form.written(), form.instance
        if change:
            schedules.edit(schedule=row, data=data, by=request.user, expected=form.expected())
            return
        made = schedules.create(data=data, by=request.user)
        row.pk = made.pk
        row.refresh_from_db()

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        row = context.get("original")
        if row is not None:
            context |= state_of(row)
        context |= {"show_delete": False, "show_save_and_add_another": row is None}
        return super().render_change_form(request, context, **kwargs)

    def pause_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        row = self.kept(request, object_id)
        paused = request.POST.get("paused") == "1"
        try:
            schedules.edit(schedule=row, data={"paused": paused}, by=request.user)
        except Problem as problem:
            messages.error(request, problem.detail)
        else:
            messages.success(request, PAUSED[paused])
        return HttpResponseRedirect(page_of(row))

    def kept(self, request: HttpRequest, object_id: int) -> ReportSchedule:
        if not may(request.user, Action.KEEP_SCHEDULES):
            raise PermissionDenied
        row: ReportSchedule | None = self.get_object(request, str(object_id))
        if row is None:
            raise Http404
        return row

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if not may(request.user, self.writes):
            raise PermissionDenied
        if row is None:
            raise Http404
        if request.method == "POST":
            try:
                schedules.end(schedule=row, by=request.user)
            except Problem as problem:
                messages.error(request, problem.detail)
                return HttpResponseRedirect(page_of(row))
            messages.success(request, f"“{row.name}” has ended.")
            return HttpResponseRedirect(list_of(ReportSchedule))
        return page(
            request,
            "admin/commitments/ask.html",
            title=f"End “{row.name}”",
            intro="Nothing more is sent by it, and it can't be taken up again; its name is free "
            "for another. What it sent stays. To stop for a while, pause it.",
            verb="End it",
            dangerous=True,
            form=forms.Form(),
            cancel=page_of(row),
        )


PAUSED = {
    True: "It is paused: nothing is sent by it until somebody resumes it.",
    False: "It runs again. What was due while it was paused is not made good for.",
}


def state_of(row: ReportSchedule) -> dict[str, Any]:
    """What the page tells above the form."""
    left = list(row.opt_outs.order_by("-at").values_list("address", "at"))  # type: ignore[attr-defined]
    addresses = {address for address, _ in left}
    reached = [each for each in row.recipients if each.casefold() not in addresses]
    return {
        "cadence": cadence_in_words(row),
        "next_time": next_in_words(row),
        "hold": hold_in_words(row),
        "reached": len(reached),
        "left": left,
        "runs": last_runs(row),
        "more_runs": list_of(Report, schedule__id__exact=row.pk),
        "preview_page": previews_of(row),
        "run_page": run_page(row),
    }


def last_runs(row: ReportSchedule) -> list[tuple[Report, str, tuple[str, str]]]:
    return [
        (report, page_of(report), RUNS[Run(report.state)])
        for report in row.reports.order_by("-claimed_at", "-pk")[:3]  # type: ignore[attr-defined]
    ]
