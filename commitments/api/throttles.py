"""Refuses with 429 what is over the limit of an address or a user."""

from __future__ import annotations

from typing import Any

from rest_framework.exceptions import Throttled
from rest_framework.settings import api_settings

from commitments.domain.metering import Budget, address_subject, spend


def check_address(request: Any) -> Budget | None:
    return check("address", address_subject(request.META.get("REMOTE_ADDR", "")))


def check_user(request: Any) -> Budget | None:
    if request.user.is_authenticated:
        return check("user", f"user {request.user.pk}")
    return None


def check(scope: str, subject: str) -> Budget | None:
    """None where there is no limit."""
    limit = api_settings.DEFAULT_THROTTLE_RATES[scope]
    if not limit:
        return None
    budget = spend(scope, subject, limit)
    if budget.left < 0:
        refused = Throttled(
            detail=f"More than {limit} requests a minute from this {scope}; wait, then go on."
        )
        refused.headers = {"Retry-After": str(budget.seconds), **budget.headers()}
        raise refused
    return budget
