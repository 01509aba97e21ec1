from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.envelopes import envelope, page_address
from commitments.api.schema.operation import Operation
from commitments.api.schema.others import CHANGES
from commitments.api.views.base import TrackerView
from commitments.reading.changes import PARAMETERS, read_changes


class ChangeList(TrackerView):
    def operations(self) -> dict[str, Operation]:
        return {"GET": CHANGES}

    def get(self, request: Request) -> HttpResponse:
        asked = self.asked(request, PARAMETERS)
        clocks = self.clocks(asked)
        tag = conditional.answer_tag(request, clocks)
        if conditional.is_known(request, tag):
            return conditional.not_modified(request, clocks, tag)
        found = read_changes(asked, clocks)
        cursor = str(found.cursor)
        following = page_address(request, "changes", cursor) if found.more else None
        body = envelope(found.rows, clocks, next=following, cursor=cursor)
        return conditional.finish(request, body, clocks, tag)
