"""API tokens: whose they are, what for, and until when. Made and revoked by administrators."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_variables
from knox.models import AuthToken
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import display
from unfold.widgets import (
    INPUT_CLASSES,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from commitments.admin.base import DeskAdmin
from commitments.admin.links import list_of, page_of
from commitments.admin.roles import ReadOnly
from commitments.admin.second_factor import page
from commitments.admin.traces import address_of
from commitments.domain import tokens
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.models import User
from commitments.models.vocabulary import Role

ON_A_DAY = "day"
LASTS = [("30", "30 days"), ("90", "90 days"), ("180", "180 days"), ("365", "a year")]


class TokenForm(forms.Form):
    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True, groups__name__in=Role.values)
        .distinct()
        .order_by("username"),
        widget=UnfoldAdminSelectWidget(),
        help_text="The token may do what this user may, and what it does is told as theirs.",
    )
    name = forms.CharField(
        max_length=100,
        widget=UnfoldAdminTextInputWidget(),
        help_text="What it is for, so that somebody can tell later whether it is still needed.",
    )
    lasts = forms.ChoiceField(
        label="Lasts",
        choices=[*LASTS, (ON_A_DAY, "until the end of a day")],
        initial="90",
        widget=UnfoldAdminSelectWidget(),
    )
    day = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": " ".join(INPUT_CLASSES)}
        ),
        help_text="The last day, if that was chosen above; at most a year from now.",
    )

    def clean(self) -> Any:
        cleaned = super().clean()
        if cleaned.get("lasts") == ON_A_DAY and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", "Name the last day.")
        return cleaned

    def until(self, now: dt.datetime) -> dt.datetime:
        if self.cleaned_data["lasts"] != ON_A_DAY:
            return now + dt.timedelta(days=int(self.cleaned_data["lasts"]))
        after = self.cleaned_data["day"] + dt.timedelta(days=1)
        end = timezone.make_aware(dt.datetime.combine(after, dt.time.min))
        # The day a year from now is within the year, whatever time it is.
        return min(end, now + tokens.LONGEST) if after <= latest(now) else end


def latest(now: dt.datetime) -> dt.date:
    return timezone.localdate(now + tokens.LONGEST) + dt.timedelta(days=1)


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
    list_display = ("named", "begins", "user", "stands", "created", "last_used", "expiry", "maker")
    list_filter = (StandsFilter,)
    search_fields = ("token_key", "user__username", "named__name")
    fields = ("named", "begins", "user", "stands", "created", "last_used", "expiry", "maker")
    ordering = ("-created",)

    def get_queryset(self, request: HttpRequest) -> Any:
        found = super().get_queryset(request)
        return found.select_related("user", "named", "named__made_by")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fields

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.MANAGE_USERS)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may(request.user, Action.MANAGE_USERS)

    @admin.display(description="Name", ordering="named__name")
    def named(self, token: AuthToken) -> str:
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
        return super().change_view(request, object_id, form_url, self.titled(request, object_id))

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
        return super().history_view(request, object_id, self.titled(request, object_id))

    def titled(self, request: HttpRequest, object_id: str) -> dict[str, str]:
        """By its name: knox calls it by its hash."""
        token = self.get_object(request, object_id)
        if token is None:
            return {}
        name = tokens.told(token)
        return {"title": f"API token {name}", "subtitle": name}

    def delete_model(self, request: HttpRequest, obj: AuthToken) -> None:
        tokens.revoke([obj], by=request.user, address=address_of(request))

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        tokens.revoke(list(queryset), by=request.user, address=address_of(request))

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """The trail of who got in tells it."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        told = [f"{tokens.told(token)} of {token.user}" for token in objs]
        return told, {"tokens": len(told)}, set(), []


def made(form: TokenForm, request: HttpRequest) -> tuple[AuthToken, str]:
    now = timezone.now()
    return tokens.make(
        user=form.cleaned_data["user"],
        name=form.cleaned_data["name"],
        until=form.until(now),
        by=User.objects.get(pk=request.user.pk),
        address=address_of(request),
        now=now,
    )


def tell(problem: Problem, form: TokenForm) -> None:
    for error in problem.errors:
        name = {"until": "day"}.get(error.pointer.strip("/"), error.pointer.strip("/"))
        form.add_error(name if name in form.fields else None, error.detail)
    if not problem.errors:
        form.add_error(None, problem.detail)


admin.site.unregister(AuthToken)
admin.site.register(AuthToken, TokenAdmin)
