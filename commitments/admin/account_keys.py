"""How somebody gets in, on their page: password, second factor, tokens, locks. Administrators alone
look, set and take away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from knox.models import AuthToken

from commitments.admin.links import add_page, list_of, page_of
from commitments.admin.lockouts import counted_name
from commitments.admin.second_factor import account_of, page
from commitments.admin.traces import address_of
from commitments.domain import lockouts, people, second_factor, tokens
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.models import AccessEntry, Erasure, User


class AccountKeys:
    """Mixed into the ModelAdmin of users."""

    admin_site: Any
    change_password_form: Any
    change_form_outer_after_template = "admin/commitments/account_keys.html"

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/take-factor/", wrap(self.take_factor), name="take_factor"),
            path("<int:pk>/revoke-tokens/", wrap(self.revoke_tokens), name="revoke_tokens"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        user = context.get("original")
        if user is not None:
            context["keys"] = keys_of(user)
        return super().render_change_form(request, context, **kwargs)  # type: ignore[misc]

    def account(self, request: HttpRequest, pk: Any) -> User:
        if not may(request.user, Action.MANAGE_USERS):
            raise PermissionDenied
        found: User | None = self.get_object(request, str(pk))  # type: ignore[attr-defined]
        if found is None:
            raise Http404
        return found

    @method_decorator(sensitive_post_parameters())
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: A002 Django's name
        user, by = self.account(request, id), account_of(request)
        form = self.change_password_form(user, request.POST or None)
        if form.is_valid():
            people.change_password(
                account=user,
                password=form.cleaned_data["password1"],
                by=by,
                address=address_of(request),
            )
            update_session_auth_hash(request, user)
            messages.success(request, "The password is set; the account's other sessions end.")
            return HttpResponseRedirect(page_of(user))
        return page(
            request,
            "admin/commitments/ask.html",
            title=f"Set the password of {user}",
            intro="All sessions of the account end. Tell the password in person; it is to be "
            "changed at once.",
            verb="Set password",
            form=form,
            cancel=page_of(user),
        )

    def take_factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = self.account(request, pk)
        return self.done_or_asked(
            request,
            user,
            lambda by: second_factor.remove(user=user, by=by, address=address_of(request)),
            title=f"Take the second factor off {user}",
            intro="For somebody who has lost it: make sure that it is they who ask. From then on "
            "the password alone opens the account, until another is set up.",
            verb="Take it off",
        )

    def revoke_tokens(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = self.account(request, pk)
        held = list(AuthToken.objects.filter(user=user).select_related("user", "named"))
        return self.done_or_asked(
            request,
            user,
            lambda by: tokens.revoke(held, by=by, address=address_of(request)),
            title=f"Revoke all tokens of {user}",
            intro=f"{len(held)} in all. Programs that use them are turned away from then on.",
            verb="Revoke them",
        )

    def done_or_asked(
        self, request: HttpRequest, user: User, deed: Any, **words: str
    ) -> HttpResponse:
        """Asks first; a POST does it."""
        if request.method != "POST":
            return page(
                request,
                "admin/commitments/ask.html",
                form=forms.Form(),
                dangerous=True,
                cancel=page_of(user),
                **words,
            )
        try:
            deed(account_of(request))
        except Problem as problem:
            messages.error(request, problem.detail)
        else:
            messages.success(request, "Done; it is in the trail.")
        return HttpResponseRedirect(page_of(user))


def keys_of(user: User) -> dict[str, Any]:
    held = AuthToken.objects.filter(user=user)
    name = counted_name(None, {"username": user.get_username()})
    return {
        "password_page": reverse("admin:auth_user_password_change", args=[user.pk]),
        "device": second_factor.device_of(user),
        "required": second_factor.is_required(user),
        "papers_left": second_factor.papers_left(user),
        "take_factor": reverse("admin:take_factor", args=[user.pk]),
        "tokens": held.count(),
        "in_force": held.filter(expiry__gt=timezone.now()).count(),
        "token_list": list_of(AuthToken, q=user.get_username()),
        "make_token": add_page(AuthToken, user=user.pk),
        "revoke_tokens": reverse("admin:revoke_tokens", args=[user.pk]),
        "locks": [lock for lock in lockouts.locks() if lock.username == name],
        "trail": list_of(AccessEntry, user__id__exact=user.pk),
        "erase": add_page(Erasure, whom=user.get_username()),
    }
