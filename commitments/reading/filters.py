"""The conditions that several lists share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import models

from commitments.models import Actor
from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks
from commitments.reading.listing import Filter, Params
from commitments.reading.merged import family
from commitments.reading.moved import moved
from commitments.reading.prepared import ask
from commitments.reading.sql import known

# Who is below whom, as known: agencies, people in office, and what was merged into another, whose
# own place counts no more. Of the slugs, those of what had ever been public by then.
BELOW = f"""
WITH RECURSIVE known(id, slug) AS MATERIALIZED (
  SELECT a.id, a.slug FROM commitments_actor a WHERE a.slug = ANY(%(slugs)s) AND EXISTS (
    SELECT FROM commitments_actorversion v
    WHERE v.record_id = a.id AND v.known_from <= %(known_at)s)
),
links AS MATERIALIZED (
  SELECT v.record_id AS id, v.parent_id AS above, FALSE AS same
  FROM commitments_actorversion v
  WHERE {known("v")} AND v.merged_into_id IS NULL AND v.parent_id IS NOT NULL
  UNION ALL
  SELECT v.record_id, o.id, FALSE FROM commitments_actorversion v
  CROSS JOIN jsonb_array_elements(v.offices) x(office)
  JOIN commitments_actor o ON o.slug = x.office ->> 'of'
  WHERE {known("v")} AND v.merged_into_id IS NULL
  UNION ALL
  SELECT v.record_id, v.merged_into_id, TRUE FROM commitments_actorversion v
  WHERE {known("v")} AND v.merged_into_id IS NOT NULL
),
below(id, asked) AS (
  SELECT tracker_actor_at(k.id, %(known_at)s), TRUE FROM known k
  UNION
  SELECT l.id, b.asked AND l.same FROM below b JOIN links l ON l.above = b.id
)
SELECT a.slug, a.id, b.asked, ARRAY(SELECT k.slug FROM known k)
FROM below b JOIN commitments_actor a ON a.id = b.id ORDER BY a.slug
"""

FEW = 2_000  # rows that moved since


def actors_below(slugs: Sequence[str], clocks: Clocks, *, name: str = "actor") -> dict[str, int]:
    """The actors with their agencies and people, as known: ids by slug."""
    return {slug: pk for slug, pk, _ in below(slugs, clocks, name=name)}


def below(slugs: Sequence[str], clocks: Clocks, *, name: str) -> list[tuple[str, int, bool]]:
    """(slug, id, whether it was itself asked for) of the actors and all that is below them, those
    too that were merged into any of them."""
    rows = ask(BELOW, {"slugs": list(slugs), "known_at": clocks.known_at})
    p.refuse_unknown(name, Actor, slugs, rows[0][3] if rows else ())
    return [(slug, pk, is_asked) for slug, pk, is_asked, _ in rows]


def has_drafts(params: Params) -> bool:
    """Whether the statement reads rows that are not public, for somebody who may see them."""
    return "states" in params


def ids_of(
    name: str, model: type[models.Model], slugs: Sequence[str], params: Params, clocks: Clocks
) -> list[int]:
    """The records that a filter names, and all that count as the same; 400 for what the asker can't
    know of."""
    known_at = None if has_drafts(params) else clocks.known_at
    ids = list(p.existing(name, model, slugs, known_at=known_at).values())
    return family(str(model._meta.model_name), ids, clocks)


def bind(params: Params, value: Any) -> str:
    """Adds a parameter; its placeholder."""
    name = f"f{len(params)}"
    params[name] = value
    return f"%({name})s"


def themselves(model: type[models.Model], *, example: str) -> Filter:
    """The records of those slugs."""

    def condition(values: list[str], params: Params, clocks: Clocks) -> str:
        return f"r.id = ANY({bind(params, ids_of('slug', model, values, params, clocks))})"

    return Filter(p.slugs("slug", model, "Those records alone.", example=example), condition)


def codes(
    name: str,
    choices: type[models.TextChoices],
    description: str,
    *,
    example: str,
    column: str = "",
) -> Filter:
    expression = column or f"r.{name}"
    return Filter(
        p.codes(name, choices, description, example=example),
        lambda values, params, clocks: f"{expression} = ANY({bind(params, values)})",
    )


def related(
    name: str, model: type[models.Model], description: str, *, example: str, column: str = ""
) -> Filter:
    """By the slug of a record that the row points to (its id in `column`)."""
    expression = column or f"r.{name}_id"

    def condition(values: list[str], params: Params, clocks: Clocks) -> str:
        ids = ids_of(name, model, values, params, clocks)
        return f"{expression} = ANY({bind(params, ids)})"

    return Filter(p.slugs(name, model, description, example=example), condition)


def listed(
    name: str, model: type[models.Model], description: str, *, example: str, column: str
) -> Filter:
    """By slugs held in a JSON list of them."""

    def condition(values: list[str], params: Params, clocks: Clocks) -> str:
        ids_of(name, model, values, params, clocks)
        return f"{column} ?| {bind(params, values)}"

    return Filter(p.slugs(name, model, description, example=example), condition)


def actor(
    description: str, expression: Callable[[str], str], *, name: str = "actor", example: str = "cn"
) -> Filter:
    """By an actor with all below it; `expression` takes the placeholder of the ids."""

    def condition(values: list[str], params: Params, clocks: Clocks) -> str:
        ids = list(actors_below(values, clocks, name=name).values())
        return expression(bind(params, ids))

    return Filter(p.slugs(name, Actor, description, example=example), condition)


def updated_since(kind: str = "") -> Filter:
    """Of a kind that may be large, the few rows that moved since are asked for by their ids; of
    many the first are met as soon on the way along the list."""

    def condition(value: Any, params: Params, clocks: Clocks) -> str:
        told = f"r.updated_at >= {bind(params, value)}"
        if kind and not has_drafts(params):  # those may have moved otherwise
            ids = moved(kind, value, clocks.known_at, most=FEW)
            if ids is not None:
                told += f" AND r.id = ANY({bind(params, ids)}::bigint[])"
        return told

    return Filter(
        p.instant("updated_since", "Changed, as published, at this instant or later."), condition
    )


def window(name: str, column: str, noun: str) -> list[Filter]:
    """`x_after`: latest ≥ D; `x_before`: earliest ≤ D; windows that touch count."""
    return [
        Filter(
            p.day(f"{name}_after", f"{noun} on this day or later (its latest day)."),
            lambda value, params, clocks: (
                f"r.{column}_edtf <> '' AND coalesce(r.{column}_latest, 'infinity')"
                f" >= {bind(params, value)}"
            ),
        ),
        Filter(
            p.day(f"{name}_before", f"{noun} on this day or earlier (its earliest day)."),
            lambda value, params, clocks: (
                f"r.{column}_edtf <> '' AND coalesce(r.{column}_earliest, '-infinity')"
                f" <= {bind(params, value)}"
            ),
        ),
    ]
