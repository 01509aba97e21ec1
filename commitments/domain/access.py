"""Who got in, who was turned away, and which keys were made?"""

from __future__ import annotations

import datetime as dt

from commitments.domain.clock import instant
from commitments.models import Access, AccessEntry, User


def note(
    event: Access,
    *,
    user: User | None = None,
    username: str = "",
    address: str | None = None,
    about: str = "",
    by: User | None = None,
    now: dt.datetime | None = None,
) -> AccessEntry:
    """`username`: as typed, where no account is meant. `by`: who did it, if not the user."""
    return AccessEntry.objects.create(
        type=event,
        at=instant(now),
        user=user,
        username=username[:150],
        address=address,
        about=about[:200],
        by=by,
    )
