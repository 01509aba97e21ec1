"""Pages on which people set up, renew and take away their own second factor."""

from __future__ import annotations

from abc import ABC, abstractmethod
from base64 import b32encode
from typing import Any

import qrcode
from django import forms
from django.contrib import admin, messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic.edit import FormView
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from unfold.widgets import UnfoldAdminPasswordWidget

from commitments.admin.codes import CodeForm, code_field, shown
from commitments.admin.login import OUTSIDE, Onward
from commitments.admin.traces import address_of
from commitments.domain import second_factor
from commitments.domain.errors import Conflict, Invalid
from commitments.models import User

INSIDE = "admin/base_site.html"
KEY = "second_factor_key"


class PasswordForm(forms.Form):
    """One's own password once more, before one's account is changed."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        help_text="So that nobody does it for you on a screen that you left.",
        widget=UnfoldAdminPasswordWidget(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean_password(self) -> str:
        """Wrong ones count towards the lock-out, as at the login."""
        given: str = self.cleaned_data["password"]
        name = self.user.get_username()
        if authenticate(self.request, username=name, password=given) is None:
            raise forms.ValidationError("This is not your password.")
        return given


class SetUpForm(PasswordForm):
    code = code_field("The six digits that the app shows once it has the key.")
    field_order = ("code", "password")


def account_of(request: HttpRequest) -> User:
    """Whoever is logged in, be it by half, as a row of their own."""
    return User.objects.get(pk=request.account.pk)  # type: ignore[attr-defined]


def is_whole(request: HttpRequest) -> bool:
    return admin.site.has_permission(request)


def page(request: HttpRequest, template: str, **context: Any) -> TemplateResponse:
    layout = INSIDE if is_whole(request) else OUTSIDE
    given = {**admin.site.each_context(request), "layout": layout, **context}
    return TemplateResponse(request, template, given)


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class SetUpPage(Onward, FormView):
    """Open to those who must have one, before anything else is."""

    form_class = SetUpForm
    person: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account = request.account  # type: ignore[attr-defined]
        if not account.is_authenticated or not account.is_staff:
            return self.by_way_of("admin:login")
        self.person = account_of(request)
        if second_factor.device_of(self.person) is not None:
            return HttpResponseRedirect(reverse("admin:second_factor"))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request, "user": self.person}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            device, codes = second_factor.add(
                user=self.person,
                key=self.key(),
                code=form.cleaned_data["code"],
                address=address_of(self.request),
            )
        except Invalid as refusal:
            form.add_error("code", refusal.errors[0].detail)
            return self.form_invalid(form)
        except Conflict as conflict:
            form.add_error(None, conflict.detail)
            return self.form_invalid(form)
        del self.request.session[KEY]
        self.request.session[second_factor.PASSED] = device.pk
        self.request.session.cycle_key()
        self.request.user = self.person
        return codes_page(self.request, codes, self.get_success_url())

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        device = TOTPDevice(user=self.person, key=self.key())
        return page(
            self.request,
            "admin/commitments/set_up_factor.html",
            title="Set up a second factor",
            form=context["form"],
            square=square(device.config_url),
            key=in_groups(b32encode(device.bin_key).decode()),
            required=second_factor.is_required(self.person),
        )

    def key(self) -> str:
        """One for as long as the set-up takes, so that a page loaded again shows the same."""
        if KEY not in self.request.session:
            self.request.session[KEY] = second_factor.new_key()
        return str(self.request.session[KEY])


def codes_page(request: HttpRequest, codes: list[str], onward: str) -> HttpResponse:
    """The one time that these codes are seen."""
    return page(
        request,
        "admin/commitments/codes.html",
        title="Your codes on paper",
        codes=codes,
        onward=onward,
    )


def overview_page(request: HttpRequest) -> HttpResponse:
    person = account_of(request)
    return page(
        request,
        "admin/commitments/second_factor.html",
        title="Second factor",
        device=second_factor.device_of(person),
        papers_left=second_factor.papers_left(person),
        required=second_factor.is_required(person),
    )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class CodeDuePage(FormView, ABC):
    """Something that is done only for whoever shows a code first."""

    template_name = "admin/commitments/ask.html"
    form_class = CodeForm
    title: str
    intro: str
    verb: str
    dangerous = False
    person: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.person = account_of(request)
        if second_factor.device_of(self.person) is None:
            return HttpResponseRedirect(reverse("admin:second_factor"))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        if not shown(self.request, self.person, form):
            return self.form_invalid(form)
        return self.done()

    @abstractmethod
    def done(self) -> HttpResponse: ...

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **admin.site.each_context(self.request),
            layout=INSIDE,
            title=self.title,
            intro=self.intro,
            verb=self.verb,
            dangerous=self.dangerous,
            cancel=reverse("admin:second_factor"),
            **kwargs,
        )


class RemovePage(CodeDuePage):
    title = "Take the second factor away"
    verb = "Take it away"
    dangerous = True

    @property
    def intro(self) -> str:  # type: ignore[override]
        if second_factor.is_required(self.person):
            return "Your role must have one: you will be asked to set up another at once."
        return "From then on your password alone opens this account."

    def done(self) -> HttpResponse:
        second_factor.remove(user=self.person, by=self.person, address=address_of(self.request))
        self.request.session.pop(second_factor.PASSED, None)
        messages.success(self.request, "The second factor and its codes are gone.")
        return HttpResponseRedirect(reverse("admin:second_factor"))


class RenewPage(CodeDuePage):
    title = "New codes on paper"
    intro = "The codes that you have now will count no more."
    verb = "Make new codes"

    def done(self) -> HttpResponse:
        codes = second_factor.renew_papers(user=self.person, address=address_of(self.request))
        return codes_page(self.request, codes, reverse("admin:second_factor"))


def square(address: str) -> dict[str, Any]:
    """The QR code as one SVG path of unit squares, with its width."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.ERROR_CORRECT_L)
    code.add_data(address)
    code.make()
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return {"path": path, "width": len(rows)}


def in_groups(key: str) -> str:
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


# The package's own pages show the keys.
admin.site.unregister([TOTPDevice, StaticDevice])
