from __future__ import annotations

from hmac import compare_digest
from typing import Any

from django.utils import timezone
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from knox.settings import CONSTANTS
from rest_framework.exceptions import AuthenticationFailed

from commitments.domain import tokens
from commitments.domain.permissions import role_in
from commitments.reading.rows import tokens_like


class BearerToken(TokenAuthentication):
    """knox's tokens, asked for in one query with whose they are and what those may do. What can be
    none of them is refused without one, and what has ended stays in the list, for an administrator
    to see."""

    def authenticate_credentials(self, token: bytes) -> Any:
        text = token.decode("ascii") if token.isalnum() else ""
        if text:
            digest, now = hash_token(text), timezone.now()
            for row, groups in tokens_like(text[: CONSTANTS.TOKEN_KEY_LENGTH]):
                if (
                    compare_digest(digest, row.digest)
                    and row.user.is_active
                    and (row.expiry is not None and row.expiry > now)
                ):
                    tokens.used(row, now=now)
                    row.user.tracker_role = role_in(groups)
                    return row.user, row
        raise AuthenticationFailed("This token is not known here, or its time is over.")
