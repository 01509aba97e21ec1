"""One's own account: mail, password, second factor, sessions, tokens, and who got in of late."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from knox.models import AuthToken
from unfold.forms import AdminOwnPasswordChangeForm
from unfold.widgets import UnfoldBooleanSwitchWidget

from commitments.admin.second_factor import INSIDE, account_of, page
from commitments.admin.traces import address_of
from commitments.domain import people, second_factor, sessions
from commitments.domain.permissions import role_of
from commitments.models import AccessEntry, User

RECENT = 20


class MailForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("wants_mail",)
        widgets = {"wants_mail": UnfoldBooleanSwitchWidget()}


def account_page(request: HttpRequest) -> HttpResponse:
    person = account_of(request)
    if request.method == "POST":
        form = MailForm(request.POST, instance=account_of(request))
        if form.is_valid():
            people.choose_mail(account=person, wanted=form.cleaned_data["wants_mail"])
            messages.success(request, "Saved.")
            return HttpResponseRedirect(reverse("admin:account"))
    role = role_of(person)
    return page(
        request,
        "admin/commitments/account.html",
        title="Your account",
        person=person,
        role=role.label if role is not None else "none",
        form=MailForm(instance=person),
        device=second_factor.device_of(person),
        papers_left=second_factor.papers_left(person),
        required=second_factor.is_required(person),
        tokens=AuthToken.objects.filter(user=person).select_related("named").order_by("expiry"),
        sessions=sessions.open_to(person, this=request.session.session_key),
        entries=AccessEntry.objects.filter(user=person).select_related("by")[:RECENT],
    )


class OwnPasswordForm(AdminOwnPasswordChangeForm):
    error_messages = PasswordChangeForm.error_messages | {
        "password_incorrect": "This is not your password.",
    }

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_old_password(self) -> str:
        """Wrong ones count towards the lock-out, as at the login."""
        given: str = self.cleaned_data["old_password"]
        if authenticate(self.request, username=self.user.username, password=given) is None:
            raise forms.ValidationError(self.error_messages["password_incorrect"])
        return given

    def save(self, commit: bool = True) -> User:
        return people.change_password(
            account=self.user,
            password=self.cleaned_data["new_password1"],
            by=self.user,
            address=address_of(self.request),
        )


class PasswordPage(PasswordChangeView):
    """The session in which it is changed goes on, all others of the account end."""

    template_name = "admin/commitments/ask.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("admin:account")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "request": self.request,
            "user": account_of(self.request),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        messages.success(self.request, "Your password is changed; your other sessions have ended.")
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = super().get_context_data(**kwargs)
        return {
            **admin.site.each_context(self.request),
            **given,
            "layout": INSIDE,
            "title": "Change your password",
            "intro": "All your other sessions end with it; API tokens go on.",
            "verb": "Change password",
            "cancel": reverse("admin:account"),
        }
