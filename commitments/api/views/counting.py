from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.envelopes import envelope
from commitments.api.schema.counting import COMPARE, DISCREPANCIES, HISTORY, STATS
from commitments.api.schema.operation import Operation
from commitments.api.views.base import TrackerView
from commitments.api.views.records import RecordDetail
from commitments.domain.errors import NotFound
from commitments.domain.tombstones import refuse_retracted
from commitments.models.record import instant
from commitments.reading.clocks import Clocks
from commitments.reading.compare import read_comparison, two_clocks
from commitments.reading.discrepancies import read_discrepancies
from commitments.reading.kept import kept_or_made
from commitments.reading.stats import read_history, read_stats


class CountingView(TrackerView):
    """A read of both clocks whose rows are asked for only when the client has not got them."""

    operation: Operation

    def operations(self) -> dict[str, Operation]:
        return {"GET": self.operation}

    def get(self, request: Request) -> HttpResponse:
        asked = self.asked(request, self.operation.parameters)
        clocks = self.clocks(asked)
        tag = conditional.answer_tag(request, clocks)
        if conditional.is_known(request, tag):
            return conditional.not_modified(request, clocks, tag)
        body = kept_or_made(tag, clocks, lambda: self.body(asked, clocks))
        return conditional.finish(request, body, clocks, tag)

    @abstractmethod
    def body(self, asked: dict[str, Any], clocks: Clocks) -> bytes:
        """The whole answer."""


class Stats(CountingView):
    operation = STATS

    def body(self, asked: dict[str, Any], clocks: Clocks) -> bytes:
        found = read_stats(asked, clocks)
        return envelope(texts(found.rows), clocks, total=found.total)


class History(CountingView):
    operation = HISTORY

    def body(self, asked: dict[str, Any], clocks: Clocks) -> bytes:
        return envelope(texts(read_history(asked, clocks)), clocks)


class Discrepancies(CountingView):
    operation = DISCREPANCIES

    def body(self, asked: dict[str, Any], clocks: Clocks) -> bytes:
        return envelope(read_discrepancies(asked, clocks), clocks, next=None, previous=None)


class Compare(RecordDetail):
    kind = "commitment"
    http_method_names = ["get", "head", "options"]

    def operations(self) -> dict[str, Operation]:
        return {"GET": COMPARE}

    def get(self, request: Request, key: str | int) -> HttpResponse:
        asked = self.asked(request, COMPARE.parameters)
        record = self.record(key)
        before, after = two_clocks(asked, timezone.now())
        refuse_retracted(record, after)
        found = read_comparison(str(key), before, after)
        if found is None:
            raise NotFound
        ends = {"from": both(before), "to": both(after)}
        body = envelope(texts(found), after, **ends)
        tag = conditional.body_tag(body)
        known = conditional.is_known(request, tag)
        return conditional.finish(request, body, after, tag, known=known)


def both(clocks: Clocks) -> dict[str, str]:
    return {"as_of": clocks.as_of.isoformat(), "known_at": instant(clocks.known_at)}


def texts(rows: Sequence[dict[str, Any]]) -> list[str]:
    return [json.dumps(row, ensure_ascii=False) for row in rows]
