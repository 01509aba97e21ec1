"""The list of changes, what each of them touched, and the history of every row."""

from __future__ import annotations

from django.db import models

from benchmarks.filling import fill, history, run
from benchmarks.records import BORN
from benchmarks.staging import QUOTES
from commitments.models import (
    Actor,
    Change,
    Commitment,
    CommitmentTopic,
    Evidence,
    Forum,
    Office,
    Party,
    Position,
    Relation,
    Source,
    StatusUpdate,
    Topic,
    Touch,
)

DRAFT = {
    "row_version": "1",
    "publication": "'draft'",
    "published_at": "NULL",
    "published_by_id": "NULL",
}
SUBMITTED = {**DRAFT, "row_version": "2", "publication": "'in_review'"}
# The steps of each row's history, but for the last, in which it says what it says now.
KEPT: dict[type[models.Model], list[dict[str, str]]] = {
    Actor: [],
    Forum: [],
    Topic: [],
    Office: [],
    Party: [],
    CommitmentTopic: [],
    Relation: [],
    Source: [DRAFT],
    Commitment: [DRAFT, SUBMITTED],
    StatusUpdate: [DRAFT, SUBMITTED],
    Position: [DRAFT, SUBMITTED],
    Evidence: [DRAFT],
}
AS_OF = """
jsonb_build_object('edtf', x.as_of_edtf, 'earliest', x.as_of_earliest, 'latest', x.as_of_latest,
  'said', '')
"""
FOUND = f"jsonb_build_object('status', x.status, 'confidence', x.confidence, 'as_of', {AS_OF})"
VIEWED = f"jsonb_build_object('view', x.view, 'sufficient', x.sufficient, 'as_of', {AS_OF})"
QUOTED = f"""
jsonb_build_object('evidence', jsonb_build_array({
    ", ".join(f"(e.id - 1) * {QUOTES} + {q}" for q in range(1, QUOTES + 1))
}))
"""
SAID = "jsonb_build_object('kind', x.kind, 'title', x.title, 'text', x.text)"
# Kind, its table, its key, what held before, what is told of it.
TOLD = (
    ("actor", "actor", "x.slug", "NULL::jsonb", "jsonb_build_object('name', x.name)"),
    ("forum", "forum", "x.slug", "NULL::jsonb", "jsonb_build_object('name', x.name)"),
    ("topic", "topic", "x.slug", "NULL::jsonb", "jsonb_build_object('name', x.name)"),
    ("source", "source", "x.slug", "NULL::jsonb", "jsonb_build_object('title', x.title)"),
    ("commitment", "commitment", "x.slug", "NULL::jsonb", SAID),
    (
        "status_update",
        "statusupdate",
        "x.id::text",
        f"(SELECT {FOUND} FROM commitments_statusupdate x WHERE x.id = e.id - 1 AND e.k > 1)",
        f"{FOUND} || {QUOTED}",
    ),
    ("position", "position", "x.id::text", "NULL::jsonb", VIEWED),
)
# A commitment that names another bears on that one's answer once both are public.
RELATED = """
SELECT other.i, greatest(c.at, other.at)
FROM bench_c c JOIN bench_c other ON other.i = c.i - 1 WHERE c.related AND c.published
  AND other.published AND other.at < c.at
UNION ALL
SELECT c.i, other.at
FROM bench_c c JOIN bench_c other ON other.i = c.i - 1 WHERE c.related AND c.published
  AND other.published AND other.at > c.at
"""


def fill_changes(by: int) -> None:
    for kind, table, key, before, after in TOLD:
        fill(
            Change,
            {
                "number": "e.number",
                "at": "e.at",
                "type": "'published'",
                "object_type": f"'{kind}'",
                "object_id": "e.id",
                "object_key": key,
                "commitment_id": "e.about",
                "before": before,
                "after": after,
                "by_id": str(by),
            },
            f"bench_e e JOIN commitments_{table} x ON x.id = e.id WHERE e.what = '{kind}'",
        )
    fill(Touch, {"commitment_id": "e.about", "at": "e.at"}, "bench_e e WHERE e.about IS NOT NULL")
    fill(Touch, {"commitment_id": "t.i", "at": "t.at"}, f"({RELATED}) t(i, at)")
    for kind, table, *_ in TOLD[3:]:
        run(
            "INSERT INTO pghistory_context (id, created_at, updated_at, metadata)"
            f" SELECT {context_of(kind, 'x.id')}, x.created_at, x.created_at,"
            f" jsonb_build_object('user', {by}, 'action', 'publish {kind}')"
            f" FROM commitments_{table} x"
        )


def fill_history(model: type[models.Model]) -> None:
    columns = {field.column for field in model._meta.concrete_fields}
    at = "coalesce(t.published_at, t.created_at)" if "published_at" in columns else BORN
    history(model, [*KEPT[model], {}], context=context(model, columns), at=at)


def context(model: type[models.Model], columns: set[str]) -> str:
    """Whose writing it came with: its own, or that of what it belongs to."""
    if model is Evidence:
        return context_of("status_update", "t.status_update_id")
    if "commitment_id" in columns and model not in {StatusUpdate, Position}:
        return context_of("commitment", "t.commitment_id")
    kinds = {Source: "source", Commitment: "commitment", Position: "position"}
    kinds[StatusUpdate] = "status_update"
    return context_of(kinds[model], "t.id") if model in kinds else "NULL"


def context_of(kind: str, number: str) -> str:
    return f"md5('{kind} ' || {number})::uuid"
