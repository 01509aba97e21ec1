"""One's own sessions: which are open, and the end of one or of all others."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic.edit import FormView

from commitments.admin.second_factor import INSIDE, PasswordForm, account_of
from commitments.admin.traces import address_of
from commitments.domain import sessions


@method_decorator(sensitive_post_parameters(), name="dispatch")
class EndSessionsPage(FormView):
    """`?session=` names one; without it all end but the one that asks."""

    template_name = "admin/commitments/ask.html"
    form_class = PasswordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        person = account_of(self.request)
        return super().get_form_kwargs() | {"request": self.request, "user": person}

    def form_valid(self, form: Any) -> HttpResponse:
        ended = sessions.end(
            account=form.user,
            this=self.request.session.session_key,
            address=address_of(self.request),
            name=self.request.GET.get("session", ""),
        )
        told = "1 session has ended." if ended == 1 else f"{ended} sessions have ended."
        messages.success(self.request, told if ended else "There was nothing left to end.")
        return HttpResponseRedirect(reverse("admin:account"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one = bool(self.request.GET.get("session"))
        given = {
            "layout": INSIDE,
            "title": "End a session" if one else "End all other sessions",
            "intro": "Whoever sits there has to log in again; tokens of the API go on."
            " If it was not you, change your password as well.",
            "verb": "End it" if one else "End them",
            "dangerous": True,
            "cancel": reverse("admin:account"),
        }
        return super().get_context_data(**admin.site.each_context(self.request), **given, **kwargs)
