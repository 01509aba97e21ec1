from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.schema.feeds import ATOM, CALENDAR, FEED, ICS
from commitments.api.schema.operation import Operation
from commitments.api.views.base import TrackerView
from commitments.reading.calendar import read_calendar
from commitments.reading.clocks import Clocks
from commitments.reading.feed import read_feed


class Calendars(BaseRenderer):
    media_type = "text/calendar"
    format = "ics"


class Feeds(BaseRenderer):
    media_type = "application/atom+xml"
    format = "atom"


class FeedView(TrackerView):
    """One representation at an address of its own."""

    operation: ClassVar[Operation]
    media_type: ClassVar[str]

    def operations(self) -> dict[str, Operation]:
        return {"GET": self.operation}

    def get(self, request: Request) -> HttpResponse:
        asked = self.asked(request, self.operation.parameters)
        clocks = self.clocks(asked)
        tag = conditional.answer_tag(request, clocks)
        known = conditional.is_known(request, tag)
        body = b"" if known else self.body(request, asked, clocks)
        return conditional.finish(
            request, body, clocks, tag, known=known, media_type=self.media_type
        )

    @abstractmethod
    def body(self, request: Request, asked: dict[str, Any], clocks: Clocks) -> bytes:
        """The whole document."""


class CalendarView(FeedView):
    operation = CALENDAR
    media_type = ICS
    renderer_classes = (Calendars,)

    def body(self, request: Request, asked: dict[str, Any], clocks: Clocks) -> bytes:
        return read_calendar(asked, clocks)


class Feed(FeedView):
    operation = FEED
    media_type = ATOM
    renderer_classes = (Feeds,)

    def body(self, request: Request, asked: dict[str, Any], clocks: Clocks) -> bytes:
        return read_feed(asked, clocks, settings.BASE_URL + request.get_full_path())
