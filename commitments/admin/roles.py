"""Which pages does a role open? Every answer comes from the domain's one matrix."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from commitments.domain.permissions import Action, may
from commitments.models.vocabulary import EDITABLE_STATES, Publication


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
    state = getattr(obj, "publication", None)
    if state is None or state in EDITABLE_STATES:
        return True
    return revisable and state == Publication.PUBLISHED


def own_draft(request: HttpRequest, obj: Model) -> bool:
    return (
        getattr(obj, "publication", None) in EDITABLE_STATES
        and getattr(obj, "created_by_id", None) == request.user.pk
    )
