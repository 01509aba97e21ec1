"""Is evidence that is graded 1 confirmed by another source? (The Admiralty code's “confirmed by
other independent sources”.)"""

from __future__ import annotations

from collections.abc import Sequence

from commitments.domain import merged
from commitments.domain.errors import Conflict
from commitments.models import Evidence, Source
from commitments.models.vocabulary import Credibility, Publication


def refuse_unconfirmed(published_now: Sequence[Evidence]) -> None:
    """Evidence of one target, about to be published: what is graded 1 needs beside it, on the same
    target, a source that neither re-reports it, nor is re-reported by it, nor shares its origin."""
    graded = [item for item in published_now if item.credibility == Credibility.ONE]
    if not graded:
        return
    beside = [*published_now, *standing_on_target(graded[0], but=published_now)]
    for item in graded:
        own = line(item.source)
        if all(own & line(other.source) for other in beside):
            raise Conflict(
                f"Evidence {item.pk} is graded 1, confirmed by other sources, but all that there "
                "is goes back to the same one. Attach another, or grade it 2."
            )


def standing_on_target(item: Evidence, *, but: Sequence[Evidence]) -> list[Evidence]:
    """What is published on the same target and stays so beside the evidence `but`."""
    rows = Evidence.objects.filter(
        **{f"{item.target_type}_id": item.target.pk}, publication=Publication.PUBLISHED
    ).exclude(corrections__publication=Publication.PUBLISHED)
    replaced = {each.supersedes_id for each in but}
    return [row for row in rows.select_related("source") if row.pk not in replaced]


def line(source: Source | None) -> set[int]:
    """Ids of a source and of all that it re-reports, up to the origin; of merged ones that of the
    one that stays."""
    found: set[int] = set()
    while source is not None:
        one = merged.standing_for(source)
        if one.pk in found:
            break
        found.add(one.pk)
        source = one.derived_from
    return found
