"""The audit trail of what Django itself owns: accounts and their groups."""

from __future__ import annotations

from functools import partial

from commitments.models.audit import tracked
from commitments.models.user import User


@partial(tracked, exclude=["password", "last_login"])
class TrackedUser(User):
    class Meta:
        proxy = True


@tracked
class TrackedMembership(User.groups.through):  # type: ignore[name-defined,misc]
    class Meta:
        proxy = True
