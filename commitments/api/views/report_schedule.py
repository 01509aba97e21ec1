"""Schedules of reports, for those who keep them."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request

from commitments.api import bodies, conditional
from commitments.api.envelopes import envelope
from commitments.api.idempotency import once
from commitments.api.schema.operation import Operation
from commitments.api.schema.reports import SCHEDULE, SCHEDULES
from commitments.api.views.base import TrackerView
from commitments.domain import schedules
from commitments.domain.errors import Gone, NotFound
from commitments.domain.permissions import Action, require
from commitments.models import ReportSchedule, User
from commitments.models.record import instant
from commitments.reports.running import next_run


class ScheduleView(TrackerView):
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not request.user.is_authenticated:
            raise NotAuthenticated("Schedules are for editors: send a token, or log in.")
        require(request.user, Action.KEEP_SCHEDULES)

    def keeper(self, request: Request) -> User:
        self.asked(request, [])
        user = request.user
        assert isinstance(user, User)
        return user

    def found(self, key: int) -> ReportSchedule:
        schedule = ReportSchedule.objects.filter(pk=key).first()
        if schedule is None:
            raise NotFound
        if schedule.ended_at is not None:
            raise Gone("This schedule has ended.", at=instant(schedule.ended_at))
        return schedule

    def answer(self, request: Request, schedule: ReportSchedule, status: int = 200) -> HttpResponse:
        body = json.dumps(told(schedule), ensure_ascii=False).encode()
        tag = conditional.body_tag(body, row_version=schedule.row_version)
        known = conditional.is_known(request, tag)
        response = conditional.finish(
            request, body, self.clocks({}), tag, status=status, known=known and status == 200
        )
        response["Cache-Control"] = "no-store"
        if status == 201:
            response["Location"] = address(schedule)
        return response


class ScheduleList(ScheduleView):
    def operations(self) -> dict[str, Operation]:
        return SCHEDULES

    def get(self, request: Request) -> HttpResponse:
        self.asked(request, [])
        clocks = self.clocks({})
        rows = [
            json.dumps(told(schedule), ensure_ascii=False)
            for schedule in ReportSchedule.objects.filter(ended_at=None)
        ]
        body = envelope(rows, clocks, next=None)
        tag = conditional.body_tag(body)
        known = conditional.is_known(request, tag)
        return conditional.finish(request, body, clocks, tag, known=known)

    @once
    def post(self, request: Request) -> HttpResponse:
        by = self.keeper(request)
        made = schedules.create(data=bodies.members(request.data), by=by)
        made.refresh_from_db()
        return self.answer(request, made, 201)


class ScheduleDetail(ScheduleView):
    def operations(self) -> dict[str, Operation]:
        return SCHEDULE

    def get(self, request: Request, key: int) -> HttpResponse:
        self.asked(request, [])
        return self.answer(request, self.found(key))

    def patch(self, request: Request, key: int) -> HttpResponse:
        by = self.keeper(request)
        schedule = self.found(key)
        edited = schedules.edit(
            schedule=schedule,
            data=bodies.members(request.data),
            by=by,
            expected=conditional.expected_version(request, schedule.row_version),
        )
        return self.answer(request, edited)

    def delete(self, request: Request, key: int) -> HttpResponse:
        by = self.keeper(request)
        schedule = self.found(key)
        expected = conditional.expected_version(request, schedule.row_version)
        schedules.end(schedule=schedule, by=by, expected=expected)
        return HttpResponse(status=204)


def address(schedule: ReportSchedule) -> str:
    return f"{settings.BASE_URL}/api/v1/report-schedules/{schedule.pk}/"


def told(schedule: ReportSchedule) -> dict[str, Any]:
    due = next_run(schedule)
    return {
        "id": schedule.pk,
        "url": address(schedule),
        **schedules.SHAPE.write(schedule),
        "next_run": instant(due) if due is not None else None,
        "created_at": instant(schedule.created_at),
    }
