from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.models.vocabulary import ActorKind
from commitments.pages.framing import Asking, page

HEADINGS = {
    ActorKind.STATE: "States",
    ActorKind.AGENCY: "Agencies of states",
    ActorKind.ORGANISATION: "International organisations",
    ActorKind.COMPANY: "Companies",
    ActorKind.PERSON: "People",
}


@page("actors")
def actors(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Everybody on record, by what they are."""
    by_kind: dict[str, list[dict[str, Any]]] = {code.value: [] for code in HEADINGS}
    for row in asking.all_of("actors/", {"ordering": "name"}):
        by_kind[row["kind"]].append(row)
    return {"groups": [(HEADINGS[ActorKind(k)], k, rows) for k, rows in by_kind.items() if rows]}
