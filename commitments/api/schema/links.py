"""What can be done with a record next? The links between the operations on one kind."""

from __future__ import annotations

from commitments.api.schema.operation import Link
from commitments.domain.resources import RESOURCES
from commitments.domain.shapes import Resource
from commitments.reading.listings import LISTINGS

AFTER = {
    "create": ("retrieve", "partial_update", "destroy", "submit"),
    "partial_update": ("retrieve", "submit"),
    "submit": ("publish", "return"),
    "return": ("partial_update", "submit"),
    "publish": ("retrieve", "supersede", "retract"),
    "retract": ("retrieve",),
    "supersede": ("retrieve", "partial_update", "destroy", "submit"),
}
ON_A_COMMITMENT = {
    "commitments_timeline": "slug",
    "status_updates_list": "commitment",
    "positions_list": "commitment",
    "evidence_list": "commitment",
}


def stem(kind: str) -> str:
    return LISTINGS[kind].path.replace("-", "_")


def links_after(kind: str, done: str) -> list[Link]:
    """From the answer of what was done with a record of the kind."""
    key = LISTINGS[kind].key
    found = [
        Link(f"{stem(kind)}_{following}", key, key)
        for following in AFTER.get(done, ())
        if is_there(RESOURCES[kind], following)
    ]
    if done == "retrieve" and kind == "commitment":
        found += [Link(name, parameter, "slug") for name, parameter in ON_A_COMMITMENT.items()]
    if done == "retrieve" and kind in {"status_update", "position"}:
        found.append(Link("commitments_retrieve", "slug", "commitment"))
    return found


def is_there(resource: Resource, operation: str) -> bool:
    if operation in {"submit", "publish", "return", "retract"}:
        return resource.reviewed
    return operation != "supersede" or resource.ledger
