from __future__ import annotations

from typing import Any

from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from commitments.domain.permissions import Action, may, role_of


class ReadOrRole(BasePermission):
    """Reads are open while PUBLIC_READ is on; all else takes a role, which the domain checks."""

    message = "This account has no role here; an administrator can give it one."

    def has_permission(self, request: Request, view: Any) -> bool:
        if request.method in SAFE_METHODS and may(request.user, Action.READ):
            return True
        if not request.user.is_authenticated:
            raise NotAuthenticated("Send a token as “Authorization: Bearer …”, or log in.")
        return role_of(request.user) is not None
