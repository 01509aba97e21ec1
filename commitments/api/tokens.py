from __future__ import annotations

from knox.models import AuthToken

from commitments.models import User


def make_token(user: User) -> str:
    """A new token of that user; only its hash is kept, so this is the one time it is seen."""
    _, token = AuthToken.objects.create(user)
    return str(token)
