"""Which commitments do slugs, or their names in other collections, mean?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from commitments.domain.parsing import SLUG_ONLY, malformed, shown
from commitments.models import Commitment
from commitments.models.vocabulary import Publication

OWNERS = """
SELECT name, c.id, c.slug, c.publication
FROM commitments_commitment c, unnest(c."references") name
WHERE name = ANY(%s)
ORDER BY c.id
"""


@dataclass(frozen=True, slots=True)
class Named:
    id: int
    slug: str


def owners_of(references: Iterable[str]) -> dict[str, list[Named]]:
    """The commitments that have each; what was retracted counts where nothing else has it."""
    found: dict[str, dict[bool, list[Named]]] = defaultdict(lambda: {True: [], False: []})
    wanted = sorted(set(references))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(OWNERS, [wanted])
        for name, pk, slug, publication in cursor.fetchall():
            found[name][publication != Publication.RETRACTED].append(Named(pk, slug))
    return {name: owners[True] or owners[False] for name, owners in found.items()}


def commitments_named(texts: Iterable[str]) -> dict[str, list[Named]]:
    """By slug; what is none, by reference."""
    wanted = {text for text in texts if text}
    slugs = [text for text in wanted if SLUG_ONLY.match(text)]
    rows = Commitment.objects.filter(slug__in=slugs).order_by().values_list("slug", "pk")
    found = {slug: [Named(pk, slug)] for slug, pk in rows}
    return found | owners_of(wanted - found.keys())


def the_one(text: str, found: Sequence[Named] | None) -> Named:
    """Raises Malformed unless exactly one is meant."""
    if not found:
        raise malformed(
            f"No commitment has the slug or the reference {shown(text)}; make it first, or correct "
            "it."
        )
    if len(found) > 1:
        listed = ", ".join(named.slug for named in found[:5])
        raise malformed(
            f"The reference {shown(text)} is that of {len(found)} commitments, {listed}; use the "
            "slug of the one that is meant."
        )
    return found[0]
