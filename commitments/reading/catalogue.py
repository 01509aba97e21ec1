"""Actors, forums, topics, sources, claims, risks and statistics, as known at an instant."""

from __future__ import annotations

from django.db import models

from commitments.models import (
    Actor,
    ActorVersion,
    ClaimVersion,
    Commitment,
    ForumVersion,
    RiskVersion,
    Source,
    SourceVersion,
    StatisticVersion,
    TopicVersion,
)
from commitments.models import vocabulary as v
from commitments.models.record import Version
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.keyset import Order, alphabetical
from commitments.reading.ledgers import evidence_of
from commitments.reading.listing import Filter, Listing, Params

BOOKKEEPING = {c.column for c in Version._meta.get_fields() if hasattr(c, "column")} | {
    "id",
    "record_id",
    "published_at",
}


def version_rows(version: type[models.Model], *, with_rows: str = "") -> str:
    """The version known at the instant, with the record's slug and first publication.
    `with_rows`: what else, beside the version, its answer changes with."""
    table = version._meta.db_table
    live = table.removesuffix("version")
    names = ", ".join(f"v.{name}" for name in own_columns(version))
    reviewed = any(c.column == "published_at" for c in version._meta.concrete_fields)
    published_at = "v.published_at" if reviewed else "v.created_at"
    return (
        f"SELECT c.id, c.slug, {names}, 'published' AS publication,"
        f" {published_at} AS published_at, c.created_at,"
        f" greatest(v.known_from{with_rows}) AS updated_at"
        f" FROM {table} v JOIN {live} c ON c.id = v.record_id WHERE {sql.known('v')}"
    )


def evidence_changes(target: str) -> str:
    return ", " + sql.last_on_rows("evidence", f"lr.{target}_id = c.id")


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
        f" coalesce(c.retracted_at, c.created_at) FROM {live} c"
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


PRECEDENTS = f"""
(SELECT coalesce(jsonb_agg(CASE
    WHEN x.value ->> 'commitment' IS NULL OR r.publication <> 'published' OR EXISTS (
      SELECT FROM commitments_commitment o WHERE o.slug = x.value ->> 'commitment'
        AND {sql.has_public_version("commitment", "o.id")}) THEN x.value
    ELSE x.value || '{{"commitment": null}}' END ORDER BY x.place), '[]')
 FROM jsonb_array_elements(r.precedents) WITH ORDINALITY x(value, place))
"""
DRAFT_PRECEDENTS = """
coalesce((SELECT jsonb_agg(jsonb_build_object(
    'date', CASE WHEN pr.date_edtf = '' THEN NULL ELSE jsonb_build_object('edtf', pr.date_edtf,
      'earliest', pr.date_earliest, 'latest', pr.date_latest, 'said', pr.date_said) END,
    'text', pr.text, 'commitment', o.slug) ORDER BY pr.place_in_list, pr.id)
  FROM commitments_precedent pr LEFT JOIN commitments_commitment o ON o.id = pr.commitment_id
  WHERE pr.risk_id = c.id), '[]')
"""
# The topmost actor above each, as known: what speaks for a state or an organisation.
TOPS = f"""
WITH RECURSIVE up(actor_id, above_id) AS (
  SELECT a.id, a.id FROM commitments_actor a
  UNION
  SELECT up.actor_id, coalesce(av.parent_id, (SELECT o.id FROM commitments_actor o
    WHERE o.slug = av.offices -> 0 ->> 'of'))
  FROM up JOIN commitments_actorversion av ON av.record_id = up.above_id AND {sql.known("av")}
  WHERE av.parent_id IS NOT NULL OR av.offices -> 0 ->> 'of' IS NOT NULL
)
SELECT up.actor_id, up.above_id AS top_id
FROM up JOIN commitments_actorversion av ON av.record_id = up.above_id AND {sql.known("av")}
WHERE av.parent_id IS NULL AND av.offices -> 0 ->> 'of' IS NULL
"""
SIDES = f"""
SELECT e.stance, tops.top_id FROM commitments_evidence e
JOIN ({TOPS}) tops ON tops.actor_id = e.attributed_to_id
WHERE e.claim_id = r.id AND {sql.public("e")}
  AND {sql.superseded_by("evidence", "e")} IS NULL
"""
DISPUTED = f"""
(r.publication = 'published' AND EXISTS (
  SELECT FROM ({SIDES}) one JOIN ({SIDES}) other
    ON one.stance = 'supports' AND other.stance = 'contradicts' AND one.top_id <> other.top_id))
"""
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


def under(values: list[str], params: Params, clocks: Clocks) -> str:
    below = f.actors_below(values, clocks, name="parent")
    ids = [pk for slug, pk in below.items() if slug not in values]
    return f"r.id = ANY({f.bind(params, ids)})"


ACTORS = Listing(
    name="actor",
    path="actors",
    columns={
        "slug": "r.slug",
        "name": "r.name",
        "kind": "r.kind",
        "parent": sql.slug_of("actor", "r.parent_id"),
        "offices": "r.offices",
        **PUBLIC_STAMPS,
    },
    published=version_rows(ActorVersion),
    drafts="",
    reviewed=False,
    filters=[
        f.codes("kind", v.ActorKind, "Kinds of actor.", example="state"),
        Filter(
            p.slugs("parent", Actor, "All that is below it, people in office too.", example="us"),
            under,
        ),
        SINCE,
    ],
    orders=NAMED,
)
FORUMS = Listing(
    name="forum",
    path="forums",
    columns={
        "slug": "r.slug",
        "name": "r.name",
        "description": "r.description",
        "review_every": "r.review_every",
        **PUBLIC_STAMPS,
    },
    published=version_rows(ForumVersion),
    drafts="",
    reviewed=False,
    filters=[SINCE],
    orders=NAMED,
)
TOPICS = Listing(
    name="topic",
    path="topics",
    columns={
        "slug": "r.slug",
        "name": "r.name",
        "description": "r.description",
        **PUBLIC_STAMPS,
    },
    published=version_rows(TopicVersion),
    drafts="",
    reviewed=False,
    filters=[SINCE],
    orders=NAMED,
)
SOURCES = Listing(
    name="source",
    path="sources",
    columns={
        "slug": "r.slug",
        "url": "r.url",
        "title": "r.title",
        "publisher": "r.publisher",
        "language": "r.language",
        "published_on": sql.vague("r", "published_on"),
        "reliability": "r.reliability",
        "derived_from": sql.slug_of("source", "r.derived_from_id"),
        **STAMPS,
    },
    published=version_rows(SourceVersion),
    drafts=draft_rows(SourceVersion),
    filters=[
        f.codes("reliability", v.Reliability, "The Admiralty code's letter.", example="B"),
        f.related(
            "derived_from", Source, "Re-reports of that source.", example="reuters-2024-01-31"
        ),
        Filter(
            p.text("language", "Language tags.", example="en", many=True),
            lambda values, params, clocks: f"r.language = ANY({f.bind(params, values)})",
        ),
        Filter(
            p.slugs(
                "commitment",
                Commitment,
                "Cited on a commitment or a judgement on it.",
                example="cn-precursor-pledge",
            ),
            lambda values, params, clocks: cited_on(values, params),
        ),
        *f.window("published", "published_on", "Came out"),
        SINCE,
    ],
    orders={**TITLED, "published_on": Order("r.published_on_earliest", "date")},
)


def cited_on(values: list[str], params: Params) -> str:
    found = p.existing("commitment", Commitment, values, drafts=f.has_drafts(params))
    ids = f.bind(params, list(found.values()))
    return (
        "EXISTS (SELECT FROM commitments_evidence e"
        " LEFT JOIN commitments_statusupdate u ON u.id = e.status_update_id"
        " LEFT JOIN commitments_position h ON h.id = e.position_id"
        f" WHERE e.source_id = r.id AND {sql.public('e')}"
        f" AND coalesce(e.commitment_id, u.commitment_id, h.commitment_id) = ANY({ids}))"
    )


def evidenced(target: str) -> list[Filter]:
    def from_source(values: list[str], params: Params, clocks: Clocks) -> str:
        found = p.existing("source", Source, values, drafts=f.has_drafts(params))
        ids = f.bind(params, list(found.values()))
        return (
            f"EXISTS (SELECT FROM commitments_evidence e WHERE e.{target}_id = r.id"
            f" AND e.source_id = ANY({ids}) AND {sql.public('e')})"
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
                f" AND e.attributed_to_id = ANY({ids}) AND {sql.public('e')})"
            ),
        ),
        SINCE,
    ]


CLAIMS = Listing(
    name="claim",
    path="claims",
    columns={
        "url": sql.address("claims", "r.slug"),
        "slug": "r.slug",
        "title": "r.title",
        "text": "r.text",
        "made_on": sql.vague("r", "made_on"),
        "disputed": DISPUTED,
        **STAMPS,
        "evidence": evidence_of("claim"),
    },
    published=version_rows(ClaimVersion, with_rows=evidence_changes("claim")),
    drafts=draft_rows(ClaimVersion),
    filters=[
        *evidenced("claim"),
        Filter(
            p.flag("disputed", "Whether actors of different states stand on both sides."),
            lambda value, params, clocks: f"{DISPUTED} = {f.bind(params, value)}",
        ),
        *f.window("made", "made_on", "Made"),
    ],
    orders={**TITLED, "made_on": Order("r.made_on_earliest", "date")},
    made_by_then="r.made_on_earliest IS NULL OR r.made_on_earliest <= %(as_of)s",
)
ABOUT_COMMITMENT = f.listed(
    "commitment",
    Commitment,
    "The commitments concerned.",
    example="cn-precursor-pledge",
    column="r.commitments",
)
RISKS = Listing(
    name="risk",
    path="risks",
    columns={
        "url": sql.address("risks", "r.slug"),
        "slug": "r.slug",
        "title": "r.title",
        "text": "r.text",
        "state": "r.state",
        "likelihood": "nullif(r.likelihood, '')",
        "indicators": "r.indicators",
        "precedents": PRECEDENTS,
        "commitments": public_commitments("r.commitments"),
        **STAMPS,
        "evidence": evidence_of("risk"),
    },
    published=version_rows(
        RiskVersion, with_rows=evidence_changes("risk") + listed_changes("v.commitments")
    ),
    drafts=draft_rows(
        RiskVersion,
        {"precedents": DRAFT_PRECEDENTS, "commitments": commitment_slugs("risk")},
    ),
    filters=[
        ABOUT_COMMITMENT,
        f.codes("state", v.RiskState, "Its state.", example="open"),
        f.codes("likelihood", v.Likelihood, "ICD 203's term.", example="likely"),
        *evidenced("risk"),
    ],
    orders=TITLED,
)
STATISTICS = Listing(
    name="statistic",
    path="statistics",
    columns={
        "url": sql.address("statistics", "r.slug"),
        "slug": "r.slug",
        "series": "r.series",
        "title": "r.title",
        "value": "trim_scale(r.value)",
        "unit": "r.unit",
        "qualifier": "r.qualifier",
        "period": sql.vague("r", "period"),
        "definition": "r.definition",
        "role": "r.role",
        "commitments": public_commitments("r.commitments"),
        **STAMPS,
        "evidence": evidence_of("statistic"),
    },
    published=version_rows(
        StatisticVersion, with_rows=evidence_changes("statistic") + listed_changes("v.commitments")
    ),
    drafts=draft_rows(StatisticVersion, {"commitments": commitment_slugs("statistic")}),
    filters=[
        ABOUT_COMMITMENT,
        Filter(
            p.text("series", "Figures of these series.", example="us-overdose-deaths", many=True),
            lambda values, params, clocks: f"r.series = ANY({f.bind(params, values)})",
        ),
        f.codes("role", v.StatisticRole, "What it is used for.", example="baseline"),
        *f.window("period", "period", "Covers a time"),
        *evidenced("statistic"),
    ],
    orders={**TITLED, "series": Order("r.series", "text"), "value": Order("r.value", "numeric")},
    default_order="series",
)
