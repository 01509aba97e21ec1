"""The addresses of logging in, of the second factor and of one's own account."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.urls import path

from commitments.admin.account import PasswordPage, account_page
from commitments.admin.account_sessions import EndSessionsPage
from commitments.admin.login import CodePage, LoginPage, LogoutPage
from commitments.admin.second_factor import RemovePage, RenewPage, SetUpPage, overview_page


def urls() -> list[Any]:
    """Before the site's own of the same name. Those inside `inside` are for whoever is wholly
    logged in."""
    inside = admin.site.admin_view
    return [
        path("login/", LoginPage.as_view(), name="login"),
        path("login/code/", CodePage.as_view(), name="code"),
        path("logout/", LogoutPage.as_view(), name="logout"),
        path("account/", inside(account_page), name="account"),
        path("account/sessions/end/", inside(EndSessionsPage.as_view()), name="end_sessions"),
        path("password_change/", inside(PasswordPage.as_view()), name="password_change"),
        path("second-factor/", inside(overview_page), name="second_factor"),
        path("second-factor/set-up/", SetUpPage.as_view(), name="set_up_factor"),
        path("second-factor/codes/", inside(RenewPage.as_view()), name="renew_codes"),
        path("second-factor/remove/", inside(RemovePage.as_view()), name="remove_factor"),
    ]
