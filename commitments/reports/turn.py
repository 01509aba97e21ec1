"""One turn of the wheel: whatever is due is claimed, made and sent.

Every step looks at the rows and not at a queue's memory of them, so that any worker may take any
turn, at any time, also after one that died. Who is beside another is kept off a row by its lock.
"""

from __future__ import annotations

import datetime as dt

from commitments.reports import delivering, redacting, running


def take(*, now: dt.datetime | None = None) -> int:
    """The number of deliveries attempted."""
    redacting.make_anew(now=now)
    running.claim_due(now=now)
    for report in running.to_make(now=now):
        running.make(report=report, now=now)
    running.release_held(now=now)
    attempted = 0
    while delivering.deliver_next(now=now):
        attempted += 1
    delivering.close_finished(now=now)
    return attempted
