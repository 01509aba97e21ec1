"""The demo logins: one user for each role, of the role's name."""

from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import transaction

from commitments.models import User
from tracker.environment import ROLES
from tracker.kept import kept_secret


@dataclass(frozen=True)
class Login:
    name: str
    password: str | None  # None: one that was set before and is not known here


def demo_logins(*, given: str, kept: Path) -> list[Login]:
    """The users, made if missing, with the password given or the one kept in a file.

    A password given is set. One made up here is never put over another.
    """
    password = given or kept_secret(kept, length=12)
    return [demo_login(role, password, is_given=bool(given)) for role in ROLES]


@transaction.atomic
def demo_login(role: str, password: str, *, is_given: bool) -> Login:
    user, is_new = User.objects.get_or_create(username=role, defaults={"is_staff": True})
    if is_new:
        user.groups.add(Group.objects.get(name=role))
    if is_new or (is_given and not user.check_password(password)):
        user.set_password(password)
        user.save(update_fields=["password"])
    return Login(role, password if user.check_password(password) else None)
