"""The operations on reports and on their schedules."""

from __future__ import annotations

from commitments.api.schema.operation import (
    ONE_REFUSALS,
    READ_REFUSALS,
    WRITE_REFUSALS,
    Body,
    Operation,
    Page,
)
from commitments.api.schema.records import ADDRESS, ON_ONE
from commitments.api.schema.shapes import member, whole
from commitments.api.serializers.report import ReportScheduleSerializer, ReportSerializer
from commitments.domain.schedules import SHAPE
from commitments.reading.listing import KNOWN_AT
from commitments.reading.reports import PARAMETERS

NEXT = {"next": {**ADDRESS, "description": "The next page; null at the end."}}
PROPERTIES = {field.name: member(field) for field in SHAPE.fields}
REQUIRED = [field.name for field in SHAPE.fields if field.required]
EXAMPLE = {
    "name": "China's pledges, weekly",
    "cadence": "weekly",
    "week_ends": 4,
    "time_zone": "Europe/Vienna",
    "filter": "actor=cn&kind=pledge,agenda_item",
    "recipients": ["ann@example.org"],
}
ON_ONE_READ = tuple(sorted((*READ_REFUSALS, 404)))

REPORTS = Operation(
    id="reports_list",
    tag="reports",
    summary="Reports that were sent, the newest first",
    description="With `known_at` those that had been sent by then.",
    answer=Page("ReportPage", ReportSerializer, NEXT),
    parameters=PARAMETERS,
    tagged=True,
    clocked=True,
)
REPORT = Operation(
    id="reports_retrieve",
    tag="reports",
    summary="A report that was sent",
    answer=ReportSerializer,
    parameters=[KNOWN_AT],
    refusals=ON_ONE_READ,
    tagged=True,
    clocked=True,
)
MEDIA_TYPES = {
    "html": "text/html",
    "txt": "text/plain",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
}


def file_operation(form: str) -> Operation:
    return Operation(
        id=f"reports_{form}",
        tag="reports",
        summary=f"A report as it was sent: {form}",
        description="404 where it was not sent in this format.",
        answer={"type": "string"},
        parameters=[KNOWN_AT],
        refusals=ON_ONE_READ,
        tagged=True,
        clocked=True,
        media_types=(MEDIA_TYPES[form],),
    )


SCHEDULES = {
    "GET": Operation(
        id="report_schedules_list",
        tag="report-schedules",
        summary="List the schedules of reports",
        description="For editors.",
        answer=Page("ReportSchedulePage", ReportScheduleSerializer, NEXT),
        tagged=True,
        clocked=True,
        closed=True,
    ),
    "POST": Operation(
        id="report_schedules_create",
        tag="report-schedules",
        summary="Make a schedule",
        description="For editors. The filter is checked as the list of commitments would.",
        answer=ReportScheduleSerializer,
        body=Body("ReportScheduleInput", whole(PROPERTIES, REQUIRED), example=EXAMPLE),
        status=201,
        refusals=WRITE_REFUSALS,
    ),
}
SCHEDULE = {
    "GET": Operation(
        id="report_schedules_retrieve",
        tag="report-schedules",
        summary="Read a schedule",
        description="For editors.",
        answer=ReportScheduleSerializer,
        refusals=tuple(sorted((*READ_REFUSALS, *ONE_REFUSALS))),
        tagged=True,
        clocked=True,
        closed=True,
    ),
    "PATCH": Operation(
        id="report_schedules_partial_update",
        tag="report-schedules",
        summary="Change, pause or resume a schedule",
        description="For editors. What was due while it was paused is not made good for.",
        answer=ReportScheduleSerializer,
        body=Body(
            "ReportSchedulePatch", whole(PROPERTIES, []), required=False, example={"paused": True}
        ),
        refusals=ON_ONE,
        guarded=True,
    ),
    "DELETE": Operation(
        id="report_schedules_destroy",
        tag="report-schedules",
        summary="End a schedule",
        description="For editors. What it sent stays.",
        answer=None,
        status=204,
        refusals=tuple(status for status in ON_ONE if status not in {411, 413, 415}),
        guarded=True,
    ),
}
