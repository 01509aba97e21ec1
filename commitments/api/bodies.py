"""What a request's body has to be, before the domain reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from commitments.domain.errors import FieldError, Invalid, invalid
from commitments.domain.parsing import Malformed, Reader, integer, slug, text
from commitments.domain.resources import RESOURCES
from commitments.models.evidence import TARGETS
from commitments.reading.listings import LISTINGS

REASON = text(2000)
ROW_ID = integer(1, 2**63 - 1)
MOST_AT_ONCE = 1000


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


def many(body: list[Any], *, with_target: bool) -> list[tuple[Any, models.Model | None]]:
    """The records of a bulk request, each with what it is of if it is evidence."""
    if not body:
        raise invalid("", "The list is empty; put at least one record into it.")
    if len(body) > MOST_AT_ONCE:
        raise invalid("", f"It has {len(body)} records; {MOST_AT_ONCE} is the most at once.")
    if not with_target:
        return [(item, None) for item in body]
    read: list[tuple[Any, models.Model | None]] = []
    errors: list[FieldError] = []
    for place, item in enumerate(body):
        try:
            data = members(item)
            read.append((data, target_of(data.pop("target", None))))
        except Invalid as problem:
            errors += [FieldError(f"/{place}{e.pointer}", e.detail) for e in problem.errors]
    if errors:
        raise Invalid("The input can't be taken as it is.", errors=errors)
    return read
