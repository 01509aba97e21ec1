"""A one-time code, asked for at the login and before the second factor is altered."""

from __future__ import annotations

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from unfold.widgets import UnfoldAdminTextInputWidget

from commitments.admin.traces import SECOND_FACTOR
from commitments.domain import second_factor
from commitments.domain.errors import Problem
from commitments.domain.second_factor import WrongCode
from commitments.models import User

LOCKED = "Too many failures; try again later."


def code_field(help_text: str) -> forms.CharField:
    return forms.CharField(
        label="Code",
        max_length=40,
        help_text=help_text,
        widget=UnfoldAdminTextInputWidget(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )


class CodeForm(forms.Form):
    code = code_field("The six digits that the app shows now, or one of your codes on paper.")


def credentials(user: User) -> dict[str, Any]:
    return {"username": user.get_username()}


def shown(request: HttpRequest, user: User, form: forms.Form) -> str:
    """Which kind of code it was; "" if it was refused, and then the form says why. Wrong codes
    count towards the lock-out as wrong passwords do."""
    if not AxesProxyHandler.is_allowed(request, credentials(user)):
        request.axes_locked_out = True  # type: ignore[attr-defined]
        refuse(request, user)
        form.add_error("code", LOCKED)
        return ""
    try:
        return second_factor.show(user=user, code=form.cleaned_data["code"])
    except WrongCode as wrong:
        refuse(request, user)
        form.add_error("code", wrong.detail)
    except Problem as problem:
        form.add_error("code", problem.detail)
    return ""


def refuse(request: HttpRequest, user: User) -> None:
    user_login_failed.send(sender=SECOND_FACTOR, credentials=credentials(user), request=request)
