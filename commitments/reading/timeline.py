"""Everything about one commitment, in order of the days that it is about."""

from __future__ import annotations

from django.db import models

from commitments.models import vocabulary as v
from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.database import connection
from commitments.reading.ledgers import evidence_columns
from commitments.reading.listing import base_params


def label(choices: type[models.TextChoices], expression: str) -> str:
    cases = " ".join(f"WHEN '{code}' THEN '{name}'" for code, name in choices.choices)
    return f"CASE {expression} {cases} ELSE {expression} END"


def evidence_on(target: str, row: str) -> str:
    return sql.objects(
        evidence_columns("e"),
        "commitments_evidence e",
        f"e.{target}_id = {row}.id AND {sql.public('e')}"
        f" AND {sql.superseded_by('evidence', 'e')} IS NULL",
        "e.id",
    )


def own(path: str, kind: str, row: str) -> str:
    return (
        f"json_build_object('type', '{kind}', 'id', {row}.id,"
        f" 'url', {sql.address(path, f'{row}.id')},"
        f" 'superseded_by', {sql.superseded_by(kind.replace('_', ''), row)})"
    )


ITSELF = (
    "json_build_object('type', 'commitment', 'slug', c.slug,"
    f" 'url', {sql.address('commitments', 'c.slug')})"
)
ABOUT_PARTY = "coalesce(' (' || {name} || ')', '')"
JUDGED_BY_THEN = "{row}.commitment_id = %(id)s AND {public} AND {row}.day <= %(as_of)s"
TOMBSTONE = (
    "{row}.commitment_id = %(id)s AND {row}.retracted_at <= %(known_at)s"
    " AND ({row}.retracted_at AT TIME ZONE %(zone)s)::date <= %(as_of)s"
)


def judgement(table: str, kind: str, path: str, title: str) -> str:
    row = "j"
    about = ABOUT_PARTY.format(name=sql.name_of_actor(f"{row}.party_id"))
    return f"""
SELECT j.day AS date, 2 AS rank, j.published_at AS at, '{kind}' AS type,
  {title} || {about} AS title, {sql.vague("j", "as_of")} AS said_of,
  {own(path, kind, "j")} AS object, {evidence_on(kind, "j")} AS evidence
FROM commitments_{table} j WHERE {JUDGED_BY_THEN.format(row=row, public=sql.public(row))}
UNION ALL
SELECT (j.retracted_at AT TIME ZONE %(zone)s)::date, 3, j.retracted_at, 'retracted',
  'Retracted: ' || {title} || {about} || '. ' || j.retraction_reason, NULL::json,
  {own(path, kind, "j")}, '[]'::json
FROM commitments_{table} j WHERE {TOMBSTONE.format(row=row)}
"""


ENTRIES = f"""
SELECT v.made_on_earliest AS date, 0 AS rank, v.published_at AS at, 'made' AS type,
  v.title AS title, {sql.vague("v", "made_on")} AS said_of,
  {ITSELF} AS object, {evidence_on("commitment", "c")} AS evidence
FROM commitments_commitmentversion v JOIN commitments_commitment c ON c.id = v.record_id
WHERE c.id = %(id)s AND {sql.known("v")}
  AND (v.made_on_earliest IS NULL OR v.made_on_earliest <= %(as_of)s)
UNION ALL
SELECT s.due_latest, 4, NULL, 'due', 'The window in force ends', {sql.vague("s", "due")},
  {ITSELF}, '[]'::json
FROM commitments_standing s JOIN commitments_commitment c ON c.id = s.commitment_id
WHERE c.id = %(id)s AND {sql.known("s")} AND {sql.valid("s")} AND s.due_latest IS NOT NULL
  AND {sql.has_public_version("commitment", "c.id", made=True)}
UNION ALL
{judgement("statusupdate", "status_update", "status-updates", label(v.Status, "j.status"))}
UNION ALL
{
    judgement(
        "position",
        "position",
        "positions",
        sql.name_of_actor("j.actor_id") + " || ': ' || " + label(v.PositionView, "j.view"),
    )
}
"""
STATEMENT = f"""
SELECT (SELECT row_to_json(o)::text
  FROM (SELECT x.date, x.type, x.title, x.said_of, x.object, x.evidence) o)
FROM ({ENTRIES}) x ORDER BY x.date NULLS FIRST, x.rank, x.at, x.title
"""


def read_timeline(commitment_id: int, clocks: Clocks) -> list[str]:
    """JSON texts of {{date, type, title, said_of, object, evidence}}; the earliest first, and
    first of all what has no day."""
    params = {**base_params(clocks), "id": commitment_id}
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, params)
        return [row[0] for row in cursor.fetchall()]
