"""People in each role, made when a test first asks for them."""

from __future__ import annotations

from django.contrib.auth.models import Group

from commitments.models import User
from commitments.models.vocabulary import Role


def make_user(role: str = "", name: str = "") -> User:
    """The user of that name, in the role's group; without a role, a stranger with an account."""
    user, _ = User.objects.get_or_create(username=name or role or "stranger")
    if role:
        user.groups.add(Group.objects.get(name=Role(role).value))
    return user


def analyst() -> User:
    return make_user("analyst")


def editor() -> User:
    return make_user("editor")


def admin() -> User:
    return make_user("admin")
