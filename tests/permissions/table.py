"""What does each address, page, button and command take? One row for every one of them.

A row names actions of the matrix in `domain/permissions.py`, which says to whom each is open, in
which state, and whether to one's own or to another's. The walks beside this file fail when
something has no row, and when a row is of something that is no longer there.
"""

from __future__ import annotations

from dataclasses import dataclass

from commitments.domain.permissions import Action


@dataclass(frozen=True)
class Gate:
    """Any of the actions opens it. `shut`: those with the role are told that a record of this kind
    is never treated so; a pending revision of it is."""

    actions: tuple[Action, ...]
    shut: bool = False


def by(*actions: Action) -> Gate:
    return Gate(actions)


def shut(action: Action) -> Gate:
    return Gate((action,), shut=True)


READ, WRITE, DROP = by(Action.READ), by(Action.WRITE), by(Action.DROP)
REVISE, EITHER = by(Action.REVISE), by(Action.WRITE, Action.REVISE)
SUBMIT, RETURN = by(Action.SUBMIT), by(Action.RETURN)
PUBLISH, RETRACT, CORRECT = by(Action.PUBLISH), by(Action.RETRACT), by(Action.CORRECT)
ABSENT = None

# The API's addresses of records, by the kind of record: what is revised, what is only corrected,
# sources (which are reviewed with what they support), and what is public at once.
# fmt: off
API_RECORDS: dict[str, tuple[Gate | None, ...]] = {
    #                 revised  ledgers  sources                 public at once
    "list GET":      (READ,    READ,    READ,                   READ),
    "list POST":     (WRITE,   WRITE,   WRITE,                  WRITE),
    "detail GET":    (READ,    READ,    READ,                   READ),
    "detail PATCH":  (EITHER,  WRITE,   EITHER,                 REVISE),
    "detail DELETE": (DROP,    DROP,    DROP,                   shut(Action.DROP)),
    "submit POST":   (SUBMIT,  SUBMIT,  shut(Action.SUBMIT),    ABSENT),
    "return POST":   (RETURN,  RETURN,  shut(Action.RETURN),    ABSENT),
    "publish POST":  (PUBLISH, PUBLISH, shut(Action.PUBLISH),   ABSENT),
    "retract POST":  (RETRACT, RETRACT, RETRACT,                ABSENT),
    "supersede POST":(ABSENT,  CORRECT, ABSENT,                 ABSENT),
}
# fmt: on
REVISED = ("commitment", "claim", "risk", "statistic")
LEDGERS = ("status_update", "position", "evidence")
SOURCES = ("source",)
PUBLIC_AT_ONCE = ("actor", "forum", "topic")

# The API's other addresses. OPEN: whatever PUBLIC_READ says.
OPEN = by()
API_OTHERS: dict[str, Gate] = {
    "commitment-timeline GET": READ,
    "commitment-compare GET": READ,
    "stats GET": READ,
    "stats-history GET": READ,
    "discrepancy-list GET": READ,
    "calendar GET": READ,
    "feed GET": READ,
    "change-list GET": READ,
    "vocabulary GET": READ,
    "index-v1 GET": READ,
    "index GET": READ,
    "schema GET": OPEN,
    "docs GET": OPEN,
}


def api_rows() -> dict[str, Gate]:
    """`claim-detail PATCH` and its gate, and so on for every kind of record."""
    return {
        f"{kind}-{row}": gate
        for row, gates in API_RECORDS.items()
        for kinds, gate in zip((REVISED, LEDGERS, SOURCES, PUBLIC_AT_ONCE), gates, strict=True)
        if gate is not ABSENT
        for kind in kinds
    }
