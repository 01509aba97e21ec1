"""What a request's body has to be, before the domain reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from commitments.domain.errors import invalid
from commitments.domain.parsing import Malformed, Reader, integer, slug, text
from commitments.domain.resources import RESOURCES
from commitments.models.evidence import TARGETS
from commitments.reading.listings import LISTINGS

REASON = text(2000)
ROW_ID = integer(1, 2**63 - 1)


def members(body: object) -> dict[str, Any]:
    if not isinstance(body, Mapping):
        raise invalid("", "The body is not a JSON object.")
    return dict(body)


def take_reason(data: dict[str, Any]) -> str:
    """The member `reason`, taken out of the body; empty where there is none."""
    given = data.pop("reason", None)
    return str(well_formed(REASON, "" if given is None else given, "/reason"))


def target_of(value: object) -> models.Model:
    """What evidence is of, in the shape in which it is read: a type with an id or a slug."""
    if not isinstance(value, Mapping) or not isinstance(value.get("type"), str):
        raise invalid("/target", 'Name it as {"type": "status_update", "id": 12} or with a slug.')
    kind = value["type"]
    if kind not in TARGETS:
        raise invalid("/target/type", f"Use one of {', '.join(TARGETS)}.")
    key = LISTINGS[kind].key
    if set(value) != {"type", key}:
        raise invalid("/target", f"A {kind} is named by type and {key}, and nothing else.")
    wanted = well_formed(ROW_ID if key == "id" else slug, value[key], f"/target/{key}")
    found = RESOURCES[kind].model._default_manager.filter(**{key: wanted}).first()
    if found is None:
        raise invalid(f"/target/{key}", f"There is no such {kind}.")
    return found


def well_formed(reader: Reader, value: object, pointer: str) -> Any:
    try:
        return reader(value)
    except Malformed as problem:
        raise invalid(pointer, problem.errors[0].detail) from None
