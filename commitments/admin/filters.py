"""What waits for somebody: the lists behind the home page's counts."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import DropdownFilter

from commitments.models import Evidence
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import EDITABLE_STATES, Publication

WAITS = {
    "review": "For me to review",
    "returned": "Returned to me",
    "drafts": "My drafts",
    "open": "Anybody's drafts",
}

OF_PUBLISHED = reduce(
    or_, (Q(**{f"{name}__publication": Publication.PUBLISHED}) for name in TARGETS)
)


def waiting(name: str, user: Any, model: type[Model]) -> Q:
    """The rows that wait so for this person. What they alone wrote is not theirs to review, and
    evidence of a draft waits with that."""
    by_itself = OF_PUBLISHED if model is Evidence else Q()
    return by_itself & waits_so(name, user)


def waits_so(name: str, user: Any) -> Q:
    mine = Q(authors__contains=[user.pk])
    if name == "review":
        return Q(publication=Publication.IN_REVIEW) & ~Q(authors=[user.pk])
    if name == "returned":
        return Q(publication=Publication.RETURNED) & mine
    if name == "drafts":
        return Q(publication=Publication.DRAFT) & mine
    return Q(publication__in=EDITABLE_STATES)


class WaitsFilter(DropdownFilter):
    title = "what waits"
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(WAITS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen not in WAITS:
            return queryset
        return queryset.filter(waiting(chosen, request.user, queryset.model))
