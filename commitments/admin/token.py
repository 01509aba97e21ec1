"""API tokens: whose they are, and until when. Made by `manage.py token`, revoked here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from knox.models import AuthToken

from commitments.admin.base import DeskAdmin
from commitments.admin.roles import ReadOnly
from commitments.domain.permissions import Action, may


class TokenAdmin(ReadOnly, DeskAdmin):
    sees = Action.MANAGE_USERS
    list_display = ("token_key", "user", "created", "expiry")
    list_select_related = ("user",)
    search_fields = ("token_key", "user__username")
    fields = ("token_key", "user", "created", "expiry")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fields

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return obj is not None and may(request.user, Action.MANAGE_USERS)


admin.site.unregister(AuthToken)
admin.site.register(AuthToken, TokenAdmin)
