"""Who is there, and in which role?"""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError

from commitments.domain.errors import invalid
from commitments.domain.writing import writing
from commitments.models import User
from commitments.models.vocabulary import Role


def user_in_role(*, name: str, role: Role | None, action: str) -> User:
    """The user of that name, made without a password if new, and put into the role's group."""
    try:
        UnicodeUsernameValidator()(name)
    except ValidationError as error:
        raise invalid("/username", " ".join(error.messages)) from None
    if len(name) > 150:
        raise invalid("/username", "A user's name has 150 characters at most.")
    with writing(None, action):
        user, made = User.objects.get_or_create(username=name)
        if made:
            user.set_unusable_password()
            user.save()
        if role is not None:
            user.groups.add(Group.objects.get(name=role))
    return user
