from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.pages.charts import PROPER
from commitments.pages.framing import Asking, page
from commitments.pages.home import titles_of

ROWS = 50
PARTS = (
    ("What it promised", {"role": "committing", "kind": PROPER}),
    ("What it was asked", {"role": "addressee", "kind": "request"}),
    ("What it did", {"role": "committing", "kind": "measure,legislation"}),
    ("Meetings it took part in", {"role": "participant,host", "kind": "meeting"}),
)


@page("actor")
def actor(asking: Asking, asked: Mapping[str, Any], slug: str) -> dict[str, Any]:
    """What an actor promised, was asked, did and said, and what of it others alone tell."""
    record = asking(f"actors/{slug}/")
    below = asking.all_of("actors/", {"parent": slug})
    own = {slug, *(each["slug"] for each in below)}
    parts = [part(asking, heading, asked, slug, own) for heading, asked in PARTS]
    said = asking("positions/", {"actor": slug, "ordering": "-as_of", "page_size": ROWS})
    titles = titles_of(asking, said["results"])
    return {
        "record": record,
        "below": below,
        "parts": parts,
        "said": [{**row, "title": titles.get(row["commitment"], "")} for row in said["results"]],
        "has_more": bool(said["next"]),
    }


def part(
    asking: Asking, heading: str, asked: Mapping[str, str], slug: str, own: set[str]
) -> dict[str, Any]:
    """Those commitments; `told_by`: who says so where the actor itself does not."""
    query = {**asked, "actor": slug, "include": "evidence", "page_size": ROWS, "with_count": "true"}
    found = asking("commitments/", query)
    rows = [{**row, "told_by": others(row["evidence"], own)} for row in found["results"]]
    return {
        "heading": heading,
        "rows": rows,
        "count": found["count"],
        "asked": {**asked, "actor": slug},
    }


def others(evidence: list[dict[str, Any]], own: set[str]) -> list[str]:
    """Empty where the actor or somebody of its own is quoted, or where nobody is."""
    quoted = {each["attributed_to"] for each in evidence if each["attributed_to"]}
    return [] if quoted & own else sorted(quoted)
