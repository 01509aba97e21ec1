"""Which pages does a role open? Every answer comes from the domain's one matrix."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from commitments.domain.permissions import Action, may, state_of, states_for


class ByRole:
    """Django's own permissions are not asked: they know neither roles nor states of review."""

    sees = Action.READ_DRAFTS
    writes = Action.WRITE

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, self.sees)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may(request.user, self.sees)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, self.writes)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may(request.user, self.writes)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnly(ByRole):
    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def open_to_changes(obj: Model, *, revisable: bool) -> bool:
    """May its page be written on now? The domain has the last word when it is saved."""
    state = state_of(obj)
    return state in states_for(Action.WRITE) or (revisable and state in states_for(Action.REVISE))


def own_draft(request: HttpRequest, obj: Model) -> bool:
    return may(request.user, Action.DROP, obj)
