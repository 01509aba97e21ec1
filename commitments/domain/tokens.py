"""Which keys to the API are there, whose are they, and until when?

Of a token only a hash is kept, so that its text is seen once, by whoever has it made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from knox.models import AuthToken

from commitments.domain import access
from commitments.domain.clock import instant
from commitments.domain.errors import Conflict, invalid
from commitments.domain.outages import unless_read_only
from commitments.domain.permissions import Action, require, role_of
from commitments.domain.writing import locked, writing
from commitments.models import Access, TokenName, User

LONGEST = dt.timedelta(days=365)
# The last use is written down this often at most, so that reads stay reads.
FORGIVEN = dt.timedelta(hours=1)


def make(
    *,
    user: User,
    name: str,
    until: dt.datetime,
    by: User | None,
    address: str | None = None,
    now: dt.datetime | None = None,
) -> tuple[AuthToken, str]:
    """The token's row and its text. `by` None: the command line."""
    if by is not None:
        require(by, Action.MANAGE_USERS)
    at = instant(now)
    if role_of(user) is None:
        raise invalid("/user", f"{user} has no role, or is not active: a token would open nothing.")
    if not name.strip() or len(name.strip()) > 100:
        raise invalid("/name", "Say in 1 to 100 characters what it is for.")
    if not at < until <= at + LONGEST:
        raise invalid("/until", "A token ends in the future, and within a year.")
    with writing(by, "make token"):
        locked(user)
        if name.strip() in names_of(user, at):
            raise Conflict(f"{user} has a token of this name; revoke that, or choose another name.")
        token, text = AuthToken.objects.create(user, expiry=until - at)
        TokenName.objects.create(token=token, name=name.strip(), made_by=by)
        access.note(
            Access.TOKEN_MADE,
            user=user,
            address=address,
            about=told(token),
            by=by if by != user else None,
            now=at,
        )
    return token, str(text)


def revoke(tokens: Iterable[AuthToken], *, by: User, address: str | None = None) -> int:
    """From now on they open nothing. How many there were."""
    require(by, Action.MANAGE_USERS)
    count = 0
    with writing(by, "revoke token"):
        for token in tokens:
            access.note(
                Access.TOKEN_REVOKED,
                user=token.user,
                address=address,
                about=told(token),
                by=by if by != token.user else None,
            )
            token.delete()
            count += 1
    return count


def used(token: AuthToken, *, now: dt.datetime | None = None) -> None:
    """Notes that it came, to the hour."""
    at = instant(now)
    named = getattr(token, "named", None)
    if named is not None and (named.last_used is None or at - named.last_used > FORGIVEN):
        with unless_read_only():
            TokenName.objects.filter(pk=named.pk).update(last_used=at)


def names_of(user: User, at: dt.datetime) -> set[str]:
    """Those of the tokens that open something."""
    found = TokenName.objects.filter(token__user=user, token__expiry__gt=at)
    return set(found.values_list("name", flat=True))


def free_name(user: User, name: str, *, now: dt.datetime | None = None) -> str:
    """The name, numbered if the user has a token of that name already."""
    taken = names_of(user, instant(now))
    numbered = (name if n == 1 else f"{name} {n}" for n in range(1, len(taken) + 2))
    return next(candidate for candidate in numbered if candidate not in taken)


def told(token: AuthToken) -> str:
    """As the trail names it: what it is called, and how it begins."""
    named = getattr(token, "named", None)
    return f"{named.name if named is not None else 'unnamed'} ({token.token_key[:8]}…)"
