"""In: by the password, then by a code where the account has a second factor. And out."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import BACKEND_SESSION_KEY, SESSION_KEY, login
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView, LogoutView, RedirectURLMixin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic.edit import FormView
from unfold.forms import AuthenticationForm

from commitments.admin.codes import CodeForm, shown
from commitments.domain import second_factor
from commitments.domain.second_factor import PAPER, PASSED, device_of, is_required, papers_left
from commitments.models import User

HALF = "half_login"
HALF_TIME = 300.0  # seconds between the password and the code
OUTSIDE = "unfold/layouts/unauthenticated.html"


class LoginForm(AuthenticationForm):
    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": "There is no account of this name with this password. Mind capitals.",
    }

    def confirm_login_allowed(self, user: User) -> None:
        """A password that was right is a failure all the same, if it opens nothing."""
        try:
            super().confirm_login_allowed(user)
        except ValidationError:
            user_login_failed.send(
                sender=__name__, credentials={"username": user.username}, request=self.request
            )
            raise


class Onward(RedirectURLMixin):
    """Where `next` says, if that is a page of ours; else home."""

    request: HttpRequest

    def get_default_redirect_url(self) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def by_way_of(self, name: str) -> HttpResponseRedirect:
        onward = self.get_redirect_url()
        return HttpResponseRedirect(reverse(name, query={"next": onward} if onward else None))


class LoginPage(Onward, LoginView):
    template_name = "admin/login.html"
    authentication_form = LoginForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if admin.site.has_permission(request):
            return HttpResponseRedirect(self.get_success_url())
        half = request.account  # type: ignore[attr-defined]
        if half.is_authenticated and not request.user.is_authenticated:
            return self.by_way_of("admin:code" if device_of(half) else "admin:set_up_factor")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        if device_of(user) is not None:
            begin(self.request, user)
            return self.by_way_of("admin:code")
        super().form_valid(form)
        if is_required(user):
            return self.by_way_of("admin:set_up_factor")
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title="Log in",
            app_path=self.request.get_full_path(),
            **kwargs,
        )


def begin(request: HttpRequest, user: Any) -> None:
    """Remembers whose password was right, in a session that is nobody's yet."""
    if SESSION_KEY in request.session:
        request.session.flush()
    request.session.cycle_key()
    request.session.set_expiry(int(HALF_TIME))
    request.session[HALF] = {
        "user": user.pk,
        "backend": user.backend,
        "hash": user.get_session_auth_hash(),
        "at": time.time(),
    }


def half_way(request: HttpRequest) -> User | None:
    """Whose code is due: the one whose password was just right, or whose session is as old as
    before a second factor was set up elsewhere."""
    told = request.session.get(HALF)
    if told is not None and time.time() - told["at"] < HALF_TIME:
        user = User.objects.filter(pk=told["user"], is_active=True).first()
        if user is not None and constant_time_compare(user.get_session_auth_hash(), told["hash"]):
            user.backend = told["backend"]
            return user
    account = request.account  # type: ignore[attr-defined]
    if account.is_authenticated and not request.user.is_authenticated:
        user = User.objects.get(pk=account.pk)
        user.backend = request.session[BACKEND_SESSION_KEY]
        return user
    return None


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class CodePage(Onward, FormView):
    template_name = "admin/commitments/ask.html"
    form_class = CodeForm
    person: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = half_way(request)
        if person is None or device_of(person) is None:
            return self.by_way_of("admin:login")
        self.person = person
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        kind = shown(self.request, self.person, form)
        if not kind:
            return self.form_invalid(form)
        enter(self.request, self.person, kind)
        if kind == PAPER:
            left = papers_left(self.person)
            messages.warning(self.request, f"Codes on paper left: {left}. Each counts once.")
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **admin.site.each_context(self.request),
            layout=OUTSIDE,
            title="Your second factor",
            intro="The password was right. Now the code, please.",
            verb="Log in",
            may_leave=True,
            **kwargs,
        )


def enter(request: HttpRequest, user: User, kind: str) -> None:
    request.session.pop(HALF, None)
    request.session.cycle_key()
    request.factor_used = kind  # type: ignore[attr-defined]
    login(request, user)
    device = second_factor.device_of(user)
    request.session[PASSED] = device.pk if device is not None else None


class LogoutPage(LogoutView):
    """Half logins end here as well."""

    template_name = "admin/commitments/logged_out.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.user = request.account  # type: ignore[attr-defined]
        answer = super().post(request, *args, **kwargs)
        # Pages that the browser kept for its “back” go. What stays are one's own choices.
        answer.headers["Clear-Site-Data"] = '"cache"'
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**admin.site.each_context(self.request), **kwargs)
