from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import DropdownFilter

from commitments.evidence.links import DAYS_OF_FAILURE, HELD_NONE, with_state
from commitments.models.capture import Outcome

FOUND = {
    "no_copy": ("No copy is held", Q(HELD_NONE)),
    "dead": ("Link is dead", Q(failed_days__gte=DAYS_OF_FAILURE)),
    "failed": ("Link failed last", Q(last_outcome=Outcome.FAILED)),
    "moved": ("Link has moved", Q(last_outcome=Outcome.MOVED)),
    "unknown": ("Site would not tell", Q(last_outcome=Outcome.UNKNOWN)),
}


class LinkFilter(DropdownFilter):
    """Sources by what is held of them, and by how their links do."""

    title = "link and copies"
    parameter_name = "link"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, label) for name, (label, _) in FOUND.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = FOUND.get(self.value() or "")
        return queryset if chosen is None else with_state(queryset).filter(chosen[1])
