"""A discrepancy is resolved when the desk has said why it is none, or why it can be left."""

from __future__ import annotations

import datetime as dt
import json

from commitments.domain import changes
from commitments.domain.clock import day_of
from commitments.domain.errors import Conflict, NotFound, invalid
from commitments.domain.permissions import Action, require
from commitments.domain.writing import writing
from commitments.models import Claim, Resolution, User
from commitments.models.vocabulary import ChangeType
from commitments.reading.clocks import Clocks
from commitments.reading.discrepancies import KINDS, read_discrepancy

OBJECT = "resolution"


def resolve(
    *, kind: str, key: str, reason: str, by: User, now: dt.datetime | None = None
) -> Resolution:
    """`kind`: one of KINDS; `key`: the claim's slug, or the name of the series. A new voice or
    another figure opens it again."""
    require(by, Action.RESOLVE)
    if kind not in KINDS:
        raise invalid("/type", f"Use one of {', '.join(KINDS)}.")
    if not reason.strip():
        raise invalid("/reason", "Say why it is resolved.")
    with writing(by, "resolve a discrepancy", reason):
        mark = changes.stamp(now)
        # Nobody else publishes from here on: what is read now still holds at the commit.
        found = read_discrepancy(
            kind, key, Clocks(day_of(mark.at), mark.at, mark.number, True, True)
        )
        if found is None:
            raise NotFound(
                "There is no such discrepancy now; see discrepancies/ for those there are."
            )
        stands, is_resolved = found
        if is_resolved:
            raise Conflict("It is resolved already, and nothing has changed in it since.")
        claim = Claim.objects.get(slug=key) if kind == "claim" else None
        row = Resolution.objects.create(
            claim=claim,
            series="" if claim is not None else key,
            stood=json.loads(stands),
            reason=reason,
            resolved_at=mark.at,
            by=by,
            change_id=mark.number,
        )
        changes.record(
            mark,
            change_type=ChangeType.RESOLVED,
            about=row,
            object_type=OBJECT,
            by=by,
            after={kind: key} | row.stood,
            reason=reason,
        )
        return row
