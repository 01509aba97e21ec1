"""API tokens: whose they are, what for, and until when. Made and revoked by administrators."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_variables
from knox.models import AuthToken
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import display

from commitments.admin.base import DeskAdmin
from commitments.admin.links import list_of, page_of
from commitments.admin.roles import ReadOnly
from commitments.admin.second_factor import page
from commitments.admin.token_form import TokenForm, made, tell
from commitments.admin.traces import address_of
from commitments.domain import tokens
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may


class StandsFilter(DropdownFilter):
    title = "whether it opens anything"
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "In force"), ("over", "Ended")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        in_force = models.Q(expiry__gt=timezone.now(), user__is_active=True)
        if self.value() == "open":
            return queryset.filter(in_force)
        if self.value() == "over":
            return queryset.exclude(in_force)
        return queryset


class TokenAdmin(ReadOnly, DeskAdmin):
    sees = Action.MANAGE_USERS
    list_display = ("called", "begins", "user", "stands", "created", "last_used", "expiry", "maker")
    list_filter = (StandsFilter,)
    search_fields = ("token_key", "user__username", "named__name")
    ordering = ("-created",)

    def get_queryset(self, request: HttpRequest) -> Any:
        found = super().get_queryset(request)
        return found.select_related("user", "named", "named__made_by")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.MANAGE_USERS)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may(request.user, Action.MANAGE_USERS)

    @admin.display(description="Name", ordering="named__name")
    def called(self, token: AuthToken) -> str:
        return str(getattr(token, "named", None) or "unnamed")

    @admin.display(description="Begins with", ordering="token_key")
    def begins(self, token: AuthToken) -> str:
        return f"{token.token_key[:8]}…"

    @display(description="State", label={"in force": "success", "ended": "default"})
    def stands(self, token: AuthToken) -> str:
        in_force = token.user.is_active and token.expiry and token.expiry > timezone.now()
        return "in force" if in_force else "ended"

    @admin.display(description="Last used", ordering="named__last_used")
    def last_used(self, token: AuthToken) -> dt.datetime | None:
        return getattr(getattr(token, "named", None), "last_used", None)

    @admin.display(description="Made by")
    def maker(self, token: AuthToken) -> Any:
        named = getattr(token, "named", None)
        if named is None:
            return None
        return named.made_by or "command line"

    @method_decorator(sensitive_variables("text"))
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The text of a new token is in the answer to this one POST, and nowhere else."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = TokenForm(request.POST or None, initial=request.GET.dict())
        if form.is_valid():
            try:
                token, text = made(form, request)
            except Problem as problem:
                tell(problem, form)
            else:
                return page(
                    request,
                    "admin/commitments/token_made.html",
                    title="The new token",
                    token=token,
                    text=text,
                    back=list_of(AuthToken),
                )
        return page(
            request,
            "admin/commitments/ask.html",
            title="Make an API token",
            intro="For a program that writes, or reads drafts. It is shown once.",
            verb="Make it",
            form=form,
            cancel=list_of(AuthToken),
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What there is to see of a token, and the way to revoke it."""
        token = self.get_object(request, object_id)
        if not self.has_view_permission(request, token):
            raise PermissionDenied
        if token is None:
            raise Http404
        return page(
            request,
            "admin/commitments/token.html",
            title=f"API token {tokens.told(token)}",
            facts=[(label, read(token)) for label, read in self.facts()],
            revoke=reverse("admin:knox_authtoken_delete", args=[token.pk]),
            back=list_of(AuthToken),
        )

    def facts(self) -> list[tuple[str, Any]]:
        return [
            ("Name", self.called),
            ("Begins with", self.begins),
            ("User", lambda token: token.user),
            ("State", self.stands),
            ("Made", lambda token: token.created),
            ("Made by", self.maker),
            ("Last used", self.last_used),
            ("Ends", lambda token: token.expiry),
        ]

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        token = self.get_object(request, object_id)
        if not self.has_delete_permission(request, token):
            raise PermissionDenied
        if token is None:
            raise Http404
        if request.method == "POST":
            self.delete_model(request, token)
            messages.success(request, f"{tokens.told(token)} opens nothing any more.")
            return HttpResponseRedirect(list_of(AuthToken))
        return page(
            request,
            "admin/commitments/ask.html",
            title=f"Revoke {tokens.told(token)}",
            intro=f"It is {token.user}'s. Whatever uses it is turned away from then on.",
            verb="Revoke it",
            dangerous=True,
            form=forms.Form(),
            cancel=page_of(token),
        )

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        token = self.get_object(request, object_id)
        title = {"title": f"History of {tokens.told(token)}"} if token is not None else {}
        return super().history_view(request, object_id, title)

    def delete_model(self, request: HttpRequest, obj: AuthToken) -> None:
        tokens.revoke([obj], by=request.user, address=address_of(request))

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        tokens.revoke(list(queryset), by=request.user, address=address_of(request))

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """The trail of who got in tells it."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        told = [f"{tokens.told(token)} of {token.user}" for token in objs]
        return told, {"tokens": len(told)}, set(), []


# As the rest of the desk calls them; what a migration would see stays as it is.
AuthToken._meta.verbose_name = "API token"
AuthToken._meta.verbose_name_plural = "API tokens"
admin.site.unregister(AuthToken)
admin.site.register(AuthToken, TokenAdmin)
