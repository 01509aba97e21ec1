"""Accounts and their roles. No role is a superuser, and everybody with one logs in here."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db import models
from django.http import HttpRequest
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminSelectWidget

from commitments.admin.account_keys import AccountKeys
from commitments.admin.base import DeskAdmin
from commitments.admin.history import Trail
from commitments.domain import people
from commitments.domain.errors import Invalid
from commitments.domain.permissions import Action, role_of
from commitments.models import TrackedMembership, TrackedUser, User
from commitments.models.vocabulary import Role

ROLES = [("", "None: sees nothing here"), *Role.choices]


def chosen_role(cleaned: dict[str, Any]) -> Role | None:
    return Role(cleaned["role"]) if cleaned.get("role") else None


def role_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=ROLES,
        required=False,
        widget=UnfoldAdminSelectWidget(),
        help_text="Each role may do what the one before it may: viewer, analyst, editor, "
        "administrator.",
    )


class AccountForm(UserChangeForm):
    by: ClassVar[User]
    role = role_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            self.initial.setdefault("role", role_of(self.instance) or "")

    def clean(self) -> Any:
        cleaned = super().clean()
        try:
            people.check_keys(
                account=self.instance,
                role=chosen_role(cleaned),
                active=bool(cleaned.get("is_active")),
                by=self.by,
            )
        except Invalid as refusal:
            for error in refusal.errors:
                self.add_error(error.pointer.strip("/"), error.detail)
        return cleaned


class NewAccountForm(UserCreationForm):
    role = role_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["usable_password"]
        chosen.label = "Log in at the desk"
        chosen.help_text = "Without a password the account is for API tokens alone."
        chosen.widget.choices = [("true", "With the password below"), ("false", "Not at all")]


class PasswordForm(AdminPasswordChangeForm):
    """Set by an administrator, who ends an account by closing it, not by taking its password."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.fields.pop("usable_password", None)


@admin.register(User)
class UserAdmin(AccountKeys, DeskAdmin, DjangoUserAdmin):
    sees = Action.MANAGE_USERS
    writes = Action.MANAGE_USERS
    form = AccountForm
    add_form = NewAccountForm
    change_password_form = PasswordForm
    list_display = (
        "username",
        "first_name",
        "last_name",
        "email",
        "role",
        "is_active",
        "last_login",
    )
    list_filter = ("is_active", "groups")
    search_fields = ("username", "first_name", "last_name", "email")
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "role", "is_active")}),
        ("Person", {"fields": (("first_name", "last_name"), ("email", "wants_mail"))}),
        ("Dates", {"fields": (("last_login", "date_joined"),)}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "role", "usable_password", "password1", "password2")}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kw: Any
    ) -> Any:
        if obj is not None:
            kw["form"] = type("AccountForm", (AccountForm,), {"by": request.user})
        return super().get_form(request, obj, change=change, **kw)

    def trail(self, row: models.Model) -> Trail:
        return [
            (TrackedUser, {"pgh_obj_id": row.pk}),
            (TrackedMembership, {"user_id": row.pk}),
        ]

    @admin.display(description="Role")
    def role(self, row: User) -> str:
        names = {group.name for group in row.groups.all()}
        held = [role.label for role in Role if role.value in names]
        return str(held[-1]) if held else "–"

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        people.keep(account=obj, role=chosen_role(form.cleaned_data), by=request.user)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The role is all that there is, and is kept with the account."""
