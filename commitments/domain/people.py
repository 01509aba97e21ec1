"""Who is there, and in which role?"""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError

from commitments.domain import access
from commitments.domain.errors import FieldError, Invalid, invalid
from commitments.domain.permissions import Action, require
from commitments.domain.writing import writing
from commitments.models import Access, User
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


def keep(*, account: User, role: Role | None, by: User) -> User:
    """Saves an account, new or changed, with that role and no other; None: it may nothing."""
    require(by, Action.MANAGE_USERS)
    check_keys(account=account, role=role, active=account.is_active, by=by)
    with writing(by, "keep account"):
        account.is_staff = True
        account.save()
        account.groups.set(Group.objects.filter(name=role) if role else [])
    return account


def check_keys(*, account: User, role: Role | None, active: bool, by: User) -> None:
    """Nobody takes their own keys away, so that somebody is always left who keeps them."""
    if account.pk is None or account.pk != by.pk:
        return
    errors = []
    if role != Role.ADMIN:
        errors.append(FieldError("/role", "Somebody else has to take your own role away."))
    if not active:
        errors.append(FieldError("/is_active", "Somebody else has to close your own account."))
    if errors:
        raise Invalid("An administrator stays one until another says otherwise.", errors=errors)


def change_password(
    *, account: User, password: str | None, by: User, address: str | None = None
) -> User:
    """None: it can't be logged into with one any more. All sessions of the account end, but for
    the one in which its owner does this, which the caller keeps."""
    if by.pk != account.pk:
        require(by, Action.MANAGE_USERS)
    with writing(by, "change password"):
        account.set_password(password)
        account.save(update_fields=["password"])
        access.note(
            Access.PASSWORD_CHANGED,
            user=account,
            address=address,
            about="" if password else "no password any more",
            by=by if by.pk != account.pk else None,
        )
    return account


def choose_mail(*, account: User, wanted: bool) -> User:
    """Whether somebody wants to be told by mail what waits for them."""
    with writing(account, "choose mail"):
        account.wants_mail = wanted
        account.save(update_fields=["wants_mail"])
    return account
