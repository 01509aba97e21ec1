"""Lists of evidence by what came of looking for their excerpts, and how many are in none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Count, Exists, Func, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from unfold.contrib.filters.admin import DropdownFilter

from commitments.models import Evidence, Verification
from commitments.models import vocabulary as v
from commitments.models.verification import NOTED
from commitments.models.vocabulary import Publication

EDITED = "edited"


def with_results(evidence: QuerySet[Evidence]) -> QuerySet[Any]:
    """`found_as`: the last result, of what the evidence says now; `was_edited`: a newer copy has
    the excerpt no more."""
    sought = Func(
        OuterRef("source_id"), OuterRef("mode"), OuterRef("excerpt"), function="tracker_sought"
    )
    last = Verification.objects.filter(evidence=OuterRef("pk"), sought=sought).order_by("-pk")
    return evidence.annotate(
        found_as=Subquery(last.values("result")[:1]),
        was_edited=Subquery(last.values("edited")[:1]),
    )


@dataclass(frozen=True)
class Counted:
    """Whether any excerpt was ever looked for; those in no copy, and those in none of late."""

    any_looked_for: bool
    lost: int
    edited: int


def counted() -> Counted:
    """Only evidence of which that was ever noted is looked at: the rest is a million rows."""
    noted = Verification.objects.filter(NOTED).order_by().values("evidence")
    standing = Evidence.objects.exclude(publication=Publication.RETRACTED).order_by()
    any_looked_for = Exists(Verification.objects.all())
    found = with_results(standing.filter(pk__in=noted)).aggregate(
        any_looked_for=BoolOr(any_looked_for, default=any_looked_for),
        lost=Count("pk", filter=Q(found_as=v.Verification.NOT_FOUND)),
        edited=Count("pk", filter=Q(was_edited=True)),
    )
    return Counted(**found)


class FoundFilter(DropdownFilter):
    title = "the archived copies"
    parameter_name = "found"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*v.Verification.choices, (EDITED, "Edited at the source")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen == EDITED:
            return with_results(queryset).filter(was_edited=True)
        if chosen == v.Verification.NOT_CHECKED:
            return with_results(queryset.exclude(excerpt="")).filter(found_as__isnull=True)
        if chosen in v.Verification.values:
            return with_results(queryset).filter(found_as=chosen)
        return queryset
