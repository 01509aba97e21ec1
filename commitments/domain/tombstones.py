"""Was it taken back by then, and why? What stands at the address of a retracted record."""

from __future__ import annotations

from django.db import models

from commitments.domain.errors import Gone
from commitments.models import Evidence, Position, StatusUpdate
from commitments.models.record import instant
from commitments.reading.clocks import Clocks
from commitments.reading.own import Own


def refuse_retracted(record: models.Model | Own, clocks: Clocks) -> None:
    """Gone, with when and why, from the retraction on."""
    at = getattr(record, "retracted_at", None)
    if at is not None and (not clocks.past or at <= clocks.known_at):
        reason = getattr(record, "retraction_reason")  # noqa: B009
        raise Gone(f"It was retracted: {reason}", retracted_at=instant(at), reason=reason)


def refuse_hanging(record: models.Model, clocks: Clocks) -> None:
    """Gone also for what hangs on something retracted, if it was public before."""
    if getattr(record, "published_at", None) is None:
        return
    below: models.Model | None = record
    while below is not None:
        refuse_retracted(below, clocks)
        if isinstance(below, Evidence):
            below = below.target
        else:
            below = below.commitment if isinstance(below, StatusUpdate | Position) else None
