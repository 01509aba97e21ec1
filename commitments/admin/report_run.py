"""The page on which an editor sends a report by hand, seeing first of which days and to whom."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from commitments.admin.links import page_of
from commitments.admin.report_preview import DayForm, previews_of
from commitments.admin.report_words import RELOAD
from commitments.domain.errors import Problem
from commitments.models import ReportSchedule
from commitments.reports import steering
from commitments.reports.running import rhythm_of


class Runs:
    """Mixed into the ModelAdmin of schedules: `<id>/run/`."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.run_view)
        name = "commitments_reportschedule_run"
        return [path("<int:object_id>/run/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def run_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        row = self.kept(request, object_id)  # type: ignore[attr-defined]
        form = DayForm(row, request.POST if request.method == "POST" else request.GET)
        if form.is_valid() and request.method == "POST" and "confirm" in request.POST:
            try:
                report = steering.run_now(
                    schedule=row, by=request.user, last=form.cleaned_data["last"]
                )
            except Problem as problem:
                form.add_error(None, problem.detail)
            else:
                messages.success(request, f"It is made and sent within a minute or two. {RELOAD}")
                return HttpResponseRedirect(page_of(report))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Run {row.name} now",
            "opts": self.opts,
            "original": row,
            "page": page_of(row),
            "form": form,
            "told": rhythm_of(row).ending(form.cleaned_data["last"]).words
            if form.is_valid()
            else "",
            "recipients": reached(row),
            "preview_page": previews_of(row),
        }
        return TemplateResponse(request, "admin/commitments/report_run.html", context)


def reached(row: ReportSchedule) -> list[str]:
    """Its recipients but for those who left."""
    left = set(row.opt_outs.values_list("address", flat=True))  # type: ignore[attr-defined]
    return [each for each in row.recipients if each.casefold() not in left]


def run_page(row: ReportSchedule) -> str:
    return reverse("admin:commitments_reportschedule_run", args=[row.pk])
