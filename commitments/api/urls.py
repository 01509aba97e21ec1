from __future__ import annotations

from django.urls import URLPattern, path, re_path

from commitments.api.views.changes import ChangeList
from commitments.api.views.counting import Compare, Discrepancies, History, Stats
from commitments.api.views.discrepancies import Resolve
from commitments.api.views.documentation import Docs, Schema
from commitments.api.views.feeds import CalendarView, Feed
from commitments.api.views.index import Index, IndexV1
from commitments.api.views.merging import Merge
from commitments.api.views.nowhere import nowhere
from commitments.api.views.records import RecordDetail, RecordList, RecordView
from commitments.api.views.report import ReportDetail, ReportList, report_file
from commitments.api.views.report_schedule import ScheduleDetail, ScheduleList
from commitments.api.views.timeline import Timeline
from commitments.api.views.vocabulary import Vocabulary
from commitments.api.views.workflow import Supersede, Workflow
from commitments.domain.merging import MERGED
from commitments.domain.resources import RESOURCES
from commitments.reading.listings import LISTINGS
from commitments.reading.reports import PRINTED

V1 = "api/v1/"


def view_of(base: type[RecordView], kind: str, **members: str) -> type[RecordView]:
    """The view class of one kind of record, named for the schema."""
    name = "".join(part.title() for part in (*kind.split("_"), *members.values())) + base.__name__
    return type(name, (base,), {"kind": kind, **members})


def addresses(kind: str) -> list[URLPattern]:
    listing = LISTINGS[kind]
    key = "<int:key>" if listing.key == "id" else "<slug:key>"
    one = f"{V1}{listing.path}/{key}/"
    found = [
        path(f"{V1}{listing.path}/", view_of(RecordList, kind).as_view(), name=f"{kind}-list"),
        path(one, view_of(RecordDetail, kind).as_view(), name=f"{kind}-detail"),
    ]
    if RESOURCES[kind].reviewed:
        found += [
            path(
                f"{one}{step}/", view_of(Workflow, kind, step=step).as_view(), name=f"{kind}-{step}"
            )
            for step in ("submit", "publish", "return", "retract")
        ]
    if RESOURCES[kind].model in MERGED:
        found.append(path(f"{one}merge/", view_of(Merge, kind).as_view(), name=f"{kind}-merge"))
    if RESOURCES[kind].ledger:
        view = view_of(Supersede, kind)
        found.append(path(f"{one}supersede/", view.as_view(), name=f"{kind}-supersede"))
    return found


urlpatterns = [
    *(pattern for kind in LISTINGS for pattern in addresses(kind)),
    path(f"{V1}commitments/<slug:key>/timeline/", Timeline.as_view(), name="commitment-timeline"),
    path(f"{V1}commitments/<slug:key>/compare/", Compare.as_view(), name="commitment-compare"),
    path(f"{V1}stats/", Stats.as_view(), name="stats"),
    path(f"{V1}stats/history/", History.as_view(), name="stats-history"),
    path(f"{V1}discrepancies/", Discrepancies.as_view(), name="discrepancy-list"),
    path(f"{V1}discrepancies/resolve/", Resolve.as_view(), name="discrepancy-resolve"),
    path(f"{V1}calendar.ics", CalendarView.as_view(), name="calendar"),
    path(f"{V1}feed.atom", Feed.as_view(), name="feed"),
    path(f"{V1}changes/", ChangeList.as_view(), name="change-list"),
    path(f"{V1}reports/", ReportList.as_view(), name="report-list"),
    path(f"{V1}reports/<int:key>/", ReportDetail.as_view(), name="report-detail"),
    *(
        path(f"{V1}reports/<int:key>.{form}", report_file(form).as_view(), name=f"report-{form}")
        for form in PRINTED
    ),
    path(f"{V1}report-schedules/", ScheduleList.as_view(), name="report-schedule-list"),
    path(
        f"{V1}report-schedules/<int:key>/",
        ScheduleDetail.as_view(),
        name="report-schedule-detail",
    ),
    path(f"{V1}vocabulary/", Vocabulary.as_view(), name="vocabulary"),
    path(V1, IndexV1.as_view(), name="index-v1"),
    path("api/schema/", Schema.as_view(), name="schema"),
    path("api/docs/", Docs.as_view(), name="docs"),
    path("api/", Index.as_view(), name="index"),
    re_path(r"^api(?:/|$)", nowhere, name="nowhere"),
]
