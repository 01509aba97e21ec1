from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.views.records import RecordDetail, envelope, refuse_retracted
from commitments.domain.errors import NotFound
from commitments.reading.listing import AS_OF, KNOWN_AT
from commitments.reading.timeline import read_timeline


class Timeline(RecordDetail):
    """Everything about a commitment in order: made, judged, spoken of, due, taken back."""

    kind = "commitment"
    http_method_names = ["get", "head", "options"]

    def get(self, request: Request, key: str | int) -> HttpResponse:
        asked = self.asked(request, [AS_OF, KNOWN_AT])
        clocks = self.clocks(asked)
        record = self.record(key)
        refuse_retracted(record, clocks)
        if not self.is_public(record, clocks):
            raise NotFound()
        tag = conditional.answer_tag(clocks, request.get_full_path())
        if conditional.is_known(request, tag):
            return conditional.finish(request, b"", clocks, tag, known=True)
        rows = read_timeline(record.pk, clocks)
        body = envelope(rows=rows, clocks=clocks, next=None, previous=None, count=None)
        return conditional.finish(request, body, clocks, tag)
