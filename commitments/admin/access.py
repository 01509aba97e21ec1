"""Who got in, who was turned away, and who is shut out now: for administrators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_POST
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    MultipleChoicesDropdownFilter,
    RangeDateTimeFilter,
)
from unfold.decorators import display

from commitments.admin.base import DeskAdmin
from commitments.admin.links import list_of
from commitments.admin.roles import ReadOnly
from commitments.admin.traces import is_address
from commitments.domain import lockouts
from commitments.domain.permissions import Action, may
from commitments.models import Access, AccessEntry, User

COLOURS = {
    Access.REFUSED.label: "warning",
    Access.FACTOR_REFUSED.label: "warning",
    Access.LOCKED_OUT.label: "danger",
    Access.LOGGED_IN.label: "success",
}


@admin.register(AccessEntry)
class AccessAdmin(ReadOnly, DeskAdmin):
    sees = Action.MANAGE_USERS
    list_display = ("at", "what", "who", "address", "about", "by")
    list_display_links = ("at",)
    list_select_related = ("user", "by")
    list_filter = (
        ("type", MultipleChoicesDropdownFilter),
        ("user", AutocompleteSelectFilter),
        ("at", RangeDateTimeFilter),
    )
    search_fields = ("username", "user__username", "address", "about")
    fields = ("at", "type", "user", "username", "address", "about", "by")
    list_before_template = "admin/commitments/locks.html"
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fields

    @display(description="What", ordering="type", label=COLOURS)
    def what(self, entry: AccessEntry) -> str:
        return str(entry.get_type_display())

    @admin.display(description="Who", ordering="user__username")
    def who(self, entry: AccessEntry) -> str:
        return entry.user.get_username() if entry.user else f"“{entry.username}” (no account)"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(require_POST(self.release_view))
        return [path("release/", view, name="release"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        locks = lockouts.locks() if may(request.user, Action.MANAGE_USERS) else []
        return super().changelist_view(request, {**(extra_context or {}), "locks": locks})

    def release_view(self, request: HttpRequest) -> HttpResponse:
        if not may(request.user, Action.MANAGE_USERS):
            raise PermissionDenied
        address = request.POST.get("address", "")
        count = lockouts.lift(
            username=request.POST.get("username", "").replace("\x00", ""),
            address=address if is_address(address) else None,
            by=User.objects.get(pk=request.user.pk),
        )
        if count:
            messages.success(request, "They can try again.")
        else:
            messages.info(request, "That lock was over already.")
        return HttpResponseRedirect(list_of(AccessEntry))
