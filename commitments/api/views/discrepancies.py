"""A discrepancy is resolved: a POST beside their list."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import bodies, conditional
from commitments.api.idempotency import once
from commitments.api.schema.counting import RESOLVE, SERIES
from commitments.api.schema.operation import Operation
from commitments.api.views.base import TrackerView
from commitments.domain import discrepancies
from commitments.domain.errors import invalid
from commitments.domain.parsing import pointer, slug
from commitments.domain.permissions import Action, require
from commitments.models import User
from commitments.reading.discrepancies import KINDS, read_discrepancies


class Resolve(TrackerView):
    http_method_names = ["post", "options"]

    def operations(self) -> dict[str, Operation]:
        return {"POST": RESOLVE}

    @once
    def post(self, request: Request) -> HttpResponse:
        self.asked(request, [])
        by = request.user
        require(by, Action.RESOLVE)
        assert isinstance(by, User)
        kind, key, reason = wanted(bodies.members(request.data))
        discrepancies.resolve(kind=kind, key=key, reason=reason, by=by)
        clocks = self.clocks({})
        rows = map(json.loads, read_discrepancies({"type": [kind]}, clocks))
        row = next(row for row in rows if row["slug" if kind == "claim" else "series"] == key)
        body = json.dumps(row, ensure_ascii=False).encode()
        return conditional.finish(request, body, clocks, conditional.body_tag(body))


def wanted(data: dict[str, Any]) -> tuple[str, str, str]:
    """Its type, its key and the reason."""
    reason = bodies.take_reason(data)
    kind = data.pop("type", None)
    if kind not in KINDS:
        raise invalid("/type", f"Use one of {', '.join(KINDS)}.")
    member, reader = ("slug", slug) if kind == "claim" else ("series", SERIES)
    if member not in data:
        raise invalid(f"/{member}", f"Name the {kind} by its {member}.")
    key = bodies.well_formed(reader, data.pop(member), f"/{member}")
    if data:
        raise invalid(
            pointer(next(iter(data))), f"This takes type, {member} and reason, nothing else."
        )
    return kind, str(key), reason
