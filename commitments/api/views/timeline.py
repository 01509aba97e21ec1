from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.envelopes import envelope
from commitments.api.schema.operation import Operation
from commitments.api.schema.others import TIMELINE
from commitments.api.views.records import RecordDetail
from commitments.domain.errors import NotFound
from commitments.domain.tombstones import refuse_retracted
from commitments.reading.timeline import read_timeline


class Timeline(RecordDetail):
    kind = "commitment"
    http_method_names = ["get", "head", "options"]

    def operations(self) -> dict[str, Operation]:
        return {"GET": TIMELINE}

    def get(self, request: Request, key: str | int) -> HttpResponse:
        asked = self.asked(request, TIMELINE.parameters)
        own, clocks = self.own_by(key, asked)
        refuse_retracted(own, clocks)
        tag = conditional.answer_tag(request, clocks)
        if conditional.is_known(request, tag):
            return conditional.not_modified(request, clocks, tag)
        if not self.is_public(key, clocks):
            raise NotFound
        rows = read_timeline(own.pk, clocks)
        return conditional.finish(
            request, envelope(rows, clocks, next=None, previous=None), clocks, tag
        )
