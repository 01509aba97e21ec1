"""Who may do what: the one matrix that admin, API and commands ask."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from commitments.domain.errors import Forbidden
from commitments.models.vocabulary import Role


class Action(StrEnum):
    READ_DRAFTS = "read drafts"
    WRITE = "write drafts"
    SUBMIT = "submit for review"
    RETURN = "return"
    PUBLISH = "publish"
    RETRACT = "retract"
    KEEP_SCHEDULES = "keep report schedules"
    MANAGE_USERS = "manage users and tokens"
    REDACT = "redact on legal grounds"


RANK = {role: rank for rank, role in enumerate(Role)}
LEAST_ROLE: dict[Action, Role] = {
    Action.READ_DRAFTS: Role.VIEWER,
    Action.WRITE: Role.ANALYST,
    Action.SUBMIT: Role.ANALYST,
    Action.RETURN: Role.EDITOR,
    Action.PUBLISH: Role.EDITOR,
    Action.RETRACT: Role.EDITOR,
    Action.KEEP_SCHEDULES: Role.EDITOR,
    Action.MANAGE_USERS: Role.ADMIN,
    Action.REDACT: Role.ADMIN,
}


def role_of(user: Any) -> Role | None:
    """The highest role that the user's groups give; None for a stranger or a closed account."""
    if user is None or not user.is_authenticated or not user.is_active:
        return None
    if not hasattr(user, "tracker_role"):
        names = set(user.groups.values_list("name", flat=True))
        roles = [role for role in Role if role.value in names]
        user.tracker_role = max(roles, key=RANK.__getitem__) if roles else None
    role: Role | None = user.tracker_role
    return role


def may(user: Any, action: Action) -> bool:
    role = role_of(user)
    return role is not None and RANK[role] >= RANK[LEAST_ROLE[action]]


def require(user: Any, action: Action) -> None:
    if not may(user, action):
        least = LEAST_ROLE[action]
        raise Forbidden(f"To {action.value} takes the role {least.value}, or one above it.")
