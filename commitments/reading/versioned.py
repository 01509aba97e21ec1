"""What the lists of records with versions share: their rows under both clocks, and stamps."""

from __future__ import annotations

from django.db import models

from commitments.models import (
    Commitment,
    Source,
)
from commitments.models.record import Version
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.keyset import Order, alphabetical
from commitments.reading.listing import Filter, Params

BOOKKEEPING = {c.column for c in Version._meta.get_fields() if hasattr(c, "column")} | {
    "id",
    "record_id",
    "published_at",
}


def version_rows(version: type[models.Model], *, with_rows: str = "") -> str:
    """The version known at the instant, with the record's slug and first publication; what was
    merged into another is no record any more. `with_rows`: what else, beside the version, its
    answer changes with."""
    table = version._meta.db_table
    live = table.removesuffix("version")
    names = ", ".join(f"v.{name}" for name in own_columns(version))
    reviewed = any(c.column == "published_at" for c in version._meta.concrete_fields)
    published_at = "v.published_at" if reviewed else "v.created_at"
    mergeable = any(c.name == "merged_into" for c in version._meta.concrete_fields)
    standing = " AND v.merged_into_id IS NULL" if mergeable else ""
    return (
        f"SELECT c.id, c.slug, {names}, 'published' AS publication,"
        f" {published_at} AS published_at, c.created_at,"
        f" greatest(v.known_from{with_rows}) AS updated_at"
        f" FROM {table} v JOIN {live} c ON c.id = v.record_id WHERE {sql.known('v')}{standing}"
    )


def evidence_changes(target: str) -> str:
    """It came or went, what it names was merged, its excerpts were verified otherwise, or its
    sources re-report others."""
    came_or_went = sql.last_on_rows("evidence", f"lr.{target}_id = c.id")
    ways = (sql.merged_on_evidence, sql.verified_on, sql.line_since)
    return "".join(
        f", {each}" for each in (came_or_went, *(way(f"le.{target}_id = c.id") for way in ways))
    )


def listed_changes(slugs: str) -> str:
    """Commitments that it lists came or went."""
    return ", " + sql.last_on_rows(
        "commitment", f"lr.slug IN (SELECT jsonb_array_elements_text({slugs}))"
    )


def draft_rows(version: type[models.Model], lists: dict[str, str] | None = None) -> str:
    """The live rows by state, in the same columns; `lists`: SQL of what a version keeps as JSON."""
    live = version._meta.db_table.removesuffix("version")
    names = ", ".join((lists or {}).get(name, f"c.{name}") for name in own_columns(version))
    return (
        f"SELECT c.id, c.slug, {names}, c.publication, c.published_at, c.created_at,"
        f" coalesce(c.retracted_at, c.created_at) AS updated_at FROM {live} c"
        " WHERE c.publication = ANY(%(states)s)"
    )


def own_columns(version: type[models.Model]) -> list[str]:
    columns = [c.column for c in version._meta.concrete_fields if c.column]
    return [column for column in columns if column not in BOOKKEEPING]


def commitment_slugs(table: str) -> str:
    return (
        "coalesce((SELECT jsonb_agg(o.slug ORDER BY l.id)"
        f" FROM commitments_{table}commitment l JOIN commitments_commitment o"
        f" ON o.id = l.commitment_id WHERE l.{table}_id = c.id), '[]')"
    )


def public_commitments(column: str) -> str:
    """Of the slugs that a version holds, those which are public themselves."""
    return (
        "(SELECT coalesce(jsonb_agg(x.value ORDER BY x.place), '[]')"
        f" FROM jsonb_array_elements({column}) WITH ORDINALITY x(value, place)"
        " JOIN commitments_commitment o ON o.slug = x.value #>> '{}'"
        f" WHERE r.publication <> 'published' OR {sql.has_public_version('commitment', 'o.id')})"
    )


# Evidence `e` on row `r` counts as the row does: public ones of what is public, all of a draft.
STANDS = f"""
CASE WHEN r.publication = 'published' THEN {sql.public("e")} ELSE e.publication <> 'retracted' END
"""


def evidenced(target: str) -> list[Filter]:
    def from_source(values: list[str], params: Params, clocks: Clocks) -> str:
        ids = f.bind(params, f.ids_of("source", Source, values, params, clocks))
        return (
            f"EXISTS (SELECT FROM commitments_evidence e WHERE e.{target}_id = r.id"
            f" AND e.source_id = ANY({ids}) AND {STANDS})"
        )

    return [
        Filter(
            p.slugs("source", Source, "A source of its evidence.", example="afp-2024-02-02"),
            from_source,
        ),
        f.actor(
            "Somebody who says so or denies it, agencies and people too.",
            lambda ids: (
                f"EXISTS (SELECT FROM commitments_evidence e WHERE e.{target}_id = r.id"
                f" AND e.attributed_to_id = ANY({ids}) AND {STANDS})"
            ),
        ),
        SINCE,
    ]


BY_SLUG = {
    "slug": Order("r.slug", "text"),
    "updated_at": Order("r.updated_at", "timestamptz"),
}
NAMED = {**BY_SLUG, "name": alphabetical("r.name")}
TITLED = {**BY_SLUG, "title": alphabetical("r.title")}
SINCE = f.updated_since()
STAMPS = {
    "publication": "r.publication",
    "published_at": sql.instant("r.published_at"),
    "created_at": sql.instant("r.created_at"),
    "updated_at": sql.instant("r.updated_at"),
}
PUBLIC_STAMPS = {name: STAMPS[name] for name in ("created_at", "updated_at")}


ABOUT_COMMITMENT = f.listed(
    "commitment",
    Commitment,
    "The commitments concerned.",
    example="cn-precursor-pledge",
    column="r.commitments",
)
