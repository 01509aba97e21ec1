"""The ledgers, row by row: status updates and positions; what evidence shares with them."""

from __future__ import annotations

from django.db import models

from commitments.models import (
    Actor,
    Commitment,
    Evidence,
    Position,
    Source,
    StatusUpdate,
)
from commitments.models import vocabulary as v
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.actor_tree import in_office, is_below
from commitments.reading.clocks import Clocks
from commitments.reading.keyset import Order
from commitments.reading.listing import Filter, Listing, Params
from commitments.reading.moved import UPDATED_AT

TARGET = """
CASE
  WHEN {a}.commitment_id IS NOT NULL THEN json_build_object('type', 'commitment', 'slug',
    (SELECT slug FROM commitments_commitment WHERE id = {a}.commitment_id))
  WHEN {a}.status_update_id IS NOT NULL THEN
    json_build_object('type', 'status_update', 'id', {a}.status_update_id)
  WHEN {a}.position_id IS NOT NULL THEN json_build_object('type', 'position', 'id', {a}.position_id)
  WHEN {a}.claim_id IS NOT NULL THEN json_build_object('type', 'claim', 'slug',
    (SELECT slug FROM commitments_claim WHERE id = {a}.claim_id))
  WHEN {a}.statistic_id IS NOT NULL THEN json_build_object('type', 'statistic', 'slug',
    (SELECT slug FROM commitments_statistic WHERE id = {a}.statistic_id))
  ELSE json_build_object('type', 'risk', 'slug',
    (SELECT slug FROM commitments_risk WHERE id = {a}.risk_id))
END
"""


def evidence_columns(a: str) -> dict[str, str]:
    return {
        "id": f"{a}.id",
        "url": sql.address("evidence", f"{a}.id"),
        "source": sql.slug_of("source", f"{a}.source_id"),
        "target": TARGET.format(a=a),
        "excerpt": f"{a}.excerpt",
        "locator": f"{a}.locator",
        "attributed_to": sql.slug_of("actor", f"{a}.attributed_to_id"),
        "speaker_text": f"{a}.speaker_text",
        "mode": f"{a}.mode",
        "said_on": sql.vague(a, "said_on"),
        "stance": f"{a}.stance",
        "credibility": f"{a}.credibility",
        "language": f"{a}.language",
        "translation": f"{a}.translation",
        "verification": sql.verified(a, "result", "'not_checked'"),
        "edited_at_source": sql.verified(a, "edited", "FALSE"),
        "supersedes": f"{a}.supersedes_id",
        "superseded_by": sql.superseded_by("evidence", a),
        "publication": f"CASE WHEN {a}.published_at <= %(known_at)s AND {a}.publication ="
        f" 'retracted' AND {a}.retracted_at > %(known_at)s THEN 'published'"
        f" ELSE {a}.publication END",
        "published_at": sql.instant(f"{a}.published_at"),
        "recorded_at": sql.instant(f"{a}.recorded_at"),
    }


# Evidence `e` counts with row `r`: public ones of what is public, all of a draft.
COUNTS = (
    f"CASE WHEN r.publication = 'published' THEN {sql.public('e')}"
    f" AND {sql.superseded_by('evidence', 'e')} IS NULL ELSE e.publication <> 'retracted' END"
)


def evidence_of(target: str) -> dict[str, str]:
    """What stands on row `r`, and how many speak independently for it."""
    where = f"e.{target}_id = r.id AND {COUNTS}"
    return {
        "corroboration": sql.corroboration(where),
        "evidence": sql.objects(evidence_columns("e"), "commitments_evidence e", where, "e.id"),
    }


def ledger_rows(table: str, where: str) -> tuple[str, str]:
    """The public rows, and the live ones by state; `updated_at` is the last publication on each."""
    corrected = sql.last_on_rows(table, "lr.supersedes_id = t.id")
    altered = ", " + sql.merged_at(*NAMED[table])
    if table != "evidence":
        target = "status_update" if table == "statusupdate" else table
        altered += ", " + sql.last_on_rows("evidence", f"lr.{target}_id = t.id")
        altered += ", " + sql.merged_on_evidence(f"le.{target}_id = t.id")
        altered += ", " + sql.verified_on(f"le.{target}_id = t.id")
        altered += ", " + sql.line_since(f"le.{target}_id = t.id")
    else:
        altered += ", " + sql.verified_itself("t")
    names = ", ".join(f"t.{name}" for name in columns_of(LEDGERS[table]))
    public = (
        f"SELECT {names}, 'published' AS publication,"
        f" greatest(t.published_at, {corrected}{altered}) AS updated_at"
        f" FROM commitments_{table} t WHERE {sql.public('t')} AND {where}"
    )
    drafts = (
        f"SELECT {names}, t.publication, coalesce(t.retracted_at, t.recorded_at) AS updated_at"
        f" FROM commitments_{table} t WHERE t.publication = ANY(%(states)s)"
    )
    return public, drafts


def columns_of(model: type[models.Model]) -> list[str]:
    return [c.column for c in model._meta.concrete_fields if c.column and c.column != "publication"]


LEDGERS: dict[str, type[models.Model]] = {
    "statusupdate": StatusUpdate,
    "position": Position,
    "evidence": Evidence,
}
# By which ids rows name what may be merged.
NAMED = {
    "statusupdate": [("actor", "t.party_id")],
    "position": [("actor", f"t.{name}_id") for name in ("party", "actor", "speaker")],
    "evidence": [("source", "t.source_id"), ("actor", "t.attributed_to_id")],
}
ON_PUBLIC = sql.has_public_version("commitment", "t.commitment_id")
JUDGED_COLUMNS = {
    "commitment": sql.slug_of("commitment", "r.commitment_id"),
    "party": sql.slug_of("actor", "r.party_id"),
}


def trail(table: str) -> dict[str, str]:
    return {
        "supersedes": "r.supersedes_id",
        "superseded_by": sql.superseded_by(table, "r"),
        "publication": "r.publication",
        "published_at": sql.instant("r.published_at"),
        "recorded_at": sql.instant("r.recorded_at"),
    }


def judged_filters(target: str) -> list[Filter]:
    return [
        f.related(
            "commitment", Commitment, "The commitment judged.", example="cn-precursor-pledge"
        ),
        f.actor(
            "The party spoken of, its agencies and people too.",
            lambda ids: f"r.party_id = ANY({ids})",
            name="party",
        ),
        Filter(
            p.slugs("source", Source, "A source of its evidence.", example="afp-2024-02-02"),
            lambda values, params, clocks: source_condition(target, values, params, clocks),
        ),
        Filter(
            p.flag("superseded", "Whether a published correction has taken its place."),
            lambda value, params, clocks: (
                f"{'' if value else 'NOT '}EXISTS {sql.superseded_by(target.replace('_', ''), 'r')}"
            ),
        ),
        *f.window("as_of", "as_of", "Of a day, or days,"),
        f.updated_since(target),
    ]


def source_condition(target: str, values: list[str], params: Params, clocks: Clocks) -> str:
    ids = f.ids_of("source", Source, values, params, clocks)
    return (
        f"EXISTS (SELECT FROM commitments_evidence e WHERE e.{target}_id = r.id"
        f" AND e.source_id = ANY({f.bind(params, ids)})"
        f" AND CASE WHEN r.publication = 'published' THEN {sql.public('e')}"
        " ELSE e.publication <> 'retracted' END)"
    )


def holder_condition(values: list[str], params: Params, clocks: Clocks) -> str:
    """A person's position is that of the office held on its day, as contestation has it."""
    rows = f.below(values, clocks, name="actor")
    ids = [pk for _, pk, _ in rows]
    asked = [pk for _, pk, is_asked in rows if is_asked]
    mine = f"r.actor_id = ANY({f.bind(params, ids)})"
    if not (people := in_office(ids)):
        return mine
    on_day = is_below("r.actor_id", "r.day", f"{f.bind(params, asked)}::bigint[]")
    return f"{mine} AND (r.actor_id <> ALL({f.bind(params, people)}) OR {on_day})"


LEDGER_ORDERS = {
    "as_of": Order("r.day", "date"),
    "recorded_at": Order("r.recorded_at", "timestamptz"),
    "updated_at": UPDATED_AT,
    "id": Order("r.id", "bigint"),
}
UPDATE_ROWS, UPDATE_DRAFTS = ledger_rows("statusupdate", ON_PUBLIC)
STATUS_UPDATES = Listing(
    name="status_update",
    path="status-updates",
    key="id",
    columns={
        "id": "r.id",
        "url": sql.address("status-updates", "r.id"),
        **JUDGED_COLUMNS,
        "status": "r.status",
        "as_of": sql.vague("r", "as_of"),
        "occurred_on": sql.vague("r", "occurred_on"),
        "place": "r.place",
        "due": sql.vague("r", "due"),
        "summary": "r.summary",
        "confidence": "r.confidence",
        **trail("statusupdate"),
        **evidence_of("status_update"),
    },
    published=UPDATE_ROWS,
    drafts=UPDATE_DRAFTS,
    filters=[
        *judged_filters("status_update"),
        f.codes("status", v.Status, "The finding.", example="initiated"),
        f.codes("confidence", v.Confidence, "ICD 203 confidence.", example="moderate"),
        f.actor(
            "A party of the commitment, its agencies and people too.",
            lambda ids: (
                "EXISTS (SELECT FROM commitments_commitmentversion pv"
                " CROSS JOIN jsonb_array_elements(pv.parties) x(value)"
                " JOIN commitments_actor pa ON pa.slug = x.value ->> 'actor'"
                f" WHERE pv.record_id = r.commitment_id AND {sql.known('pv')}"
                f" AND pa.id = ANY({ids}))"
            ),
        ),
    ],
    orders=LEDGER_ORDERS,
    default_order="-as_of",
    made_by_then="r.day <= %(as_of)s",
)
POSITION_ROWS, POSITION_DRAFTS = ledger_rows("position", ON_PUBLIC)
POSITIONS = Listing(
    name="position",
    path="positions",
    key="id",
    columns={
        "id": "r.id",
        "url": sql.address("positions", "r.id"),
        **JUDGED_COLUMNS,
        "actor": sql.slug_of("actor", "r.actor_id"),
        "speaker": sql.slug_of("actor", "r.speaker_id"),
        "view": "r.view",
        "sufficient": "r.sufficient",
        "as_of": sql.vague("r", "as_of"),
        "summary": "r.summary",
        **trail("position"),
        **evidence_of("position"),
    },
    published=POSITION_ROWS,
    drafts=POSITION_DRAFTS,
    filters=[
        *judged_filters("position"),
        f.codes("view", v.PositionView, "What the actor says.", example="progress"),
        f.codes("sufficient", v.Sufficient, "Whether it is enough.", example="no"),
        Filter(
            p.slugs(
                "actor",
                Actor,
                "Who holds it: agencies too, and people who were in office on its day.",
                example="cn",
            ),
            holder_condition,
        ),
    ],
    orders=LEDGER_ORDERS,
    default_order="-as_of",
    made_by_then="r.day <= %(as_of)s",
)
