from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.models.vocabulary import ActorKind
from commitments.pages.framing import Asking, page


@page("actors")
def actors(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Everybody on record, by what they are."""
    by_kind: dict[str, list[dict[str, Any]]] = {code: [] for code in ActorKind.values}
    for row in asking.all_of("actors/", {"ordering": "name"}):
        by_kind.setdefault(row["kind"], []).append(row)
    return {"groups": [(kind, rows) for kind, rows in by_kind.items() if rows]}
