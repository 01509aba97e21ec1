"""Actors, forums, topics and sources, as known at an instant."""

from __future__ import annotations

from commitments.models import (
    Actor,
    ActorVersion,
    Commitment,
    ForumVersion,
    Source,
    SourceVersion,
    TopicVersion,
)
from commitments.models import vocabulary as v
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.evidence import TARGET_PUBLIC, of_commitment
from commitments.reading.keyset import Order
from commitments.reading.listing import Filter, Listing, Params
from commitments.reading.versioned import (
    NAMED,
    PUBLIC_STAMPS,
    SINCE,
    STAMPS,
    TITLED,
    draft_rows,
    version_rows,
)


def under(values: list[str], params: Params, clocks: Clocks) -> str:
    rows = f.below(values, clocks, name="parent")
    ids = {pk for _, pk, _ in rows} - {pk for _, pk, asked in rows if asked}
    return f"r.id = ANY({f.bind(params, sorted(ids))})"


# In an office's list the actor is named by its slug.
OFFICES = """
CASE WHEN %(merges)s THEN (
  SELECT coalesce(jsonb_agg(x.office || jsonb_build_object('of',
    (SELECT tracker_actor_slug_at(o.id, %(known_at)s) FROM commitments_actor o
     WHERE o.slug = x.office ->> 'of')) ORDER BY x.place), '[]')
  FROM jsonb_array_elements(r.offices) WITH ORDINALITY x(office, place))
ELSE r.offices END
"""
OFFICES_MERGED = f"""
CASE WHEN %(merges)s THEN (
  SELECT max({sql.merged_at(("actor", "o.id"))}) FROM jsonb_array_elements(v.offices) x(office)
  JOIN commitments_actor o ON o.slug = x.office ->> 'of') END
"""


# Evidence `t` on what it stands on: both public; of a draft, whatever was not taken back.
STANDS = f"""
CASE WHEN r.publication = 'published' THEN {sql.public("t")} AND {TARGET_PUBLIC}
ELSE t.publication <> 'retracted' END
"""
OF_SOURCE = f"{sql.counts_under('source', 't.source_id', 'r.id')} AND {STANDS}"


def cited_on(values: list[str], params: Params, clocks: Clocks) -> str:
    """What is cited there is looked up once, not for every source."""
    return (
        "EXISTS (WITH cited AS MATERIALIZED (SELECT r.* FROM commitments_evidence r"
        f" WHERE {of_commitment(values, params, clocks)}) SELECT FROM cited t WHERE {OF_SOURCE})"
    )


def quoted_in(values: list[str], params: Params, clocks: Clocks) -> str:
    ids = f.bind(params, f.ids_of("source", Source, values, params, clocks))
    return (
        f"EXISTS (SELECT FROM commitments_evidence t WHERE t.source_id = ANY({ids})"
        f" AND {sql.counts_under('actor', 't.attributed_to_id', 'r.id')} AND {STANDS})"
    )


def party_to(values: list[str], params: Params, clocks: Clocks) -> str:
    ids = f.bind(params, f.ids_of("commitment", Commitment, values, params, clocks))
    return (
        f"EXISTS (SELECT FROM commitments_standing s WHERE s.commitment_id = ANY({ids})"
        f" AND {sql.known('s')} AND r.slug = ANY(s.keys))"
    )


def on_commitment(description: str, condition: str) -> Filter:
    """By the version of a commitment that was known (alias `cv`)."""

    def of_those(values: list[str], params: Params, clocks: Clocks) -> str:
        ids = f.bind(params, f.ids_of("commitment", Commitment, values, params, clocks))
        return (
            f"EXISTS (SELECT FROM commitments_commitmentversion cv WHERE cv.record_id = ANY({ids})"
            f" AND {sql.known('cv')} AND {condition})"
        )

    return Filter(commitment_parameter(description), of_those)


def commitment_parameter(description: str) -> p.Parameter:
    return p.slugs("commitment", Commitment, description, example="cn-precursor-pledge")


ACTORS = Listing(
    name="actor",
    path="actors",
    columns={
        "slug": "r.slug",
        "name": "r.name",
        "kind": "r.kind",
        "parent": sql.slug_of("actor", "r.parent_id"),
        "offices": OFFICES,
        **PUBLIC_STAMPS,
    },
    published=version_rows(
        ActorVersion, with_rows=f", {sql.merged_at(('actor', 'v.parent_id'))}, {OFFICES_MERGED}"
    ),
    drafts="",
    reviewed=False,
    filters=[
        f.codes("kind", v.ActorKind, "Kinds of actor.", example="state"),
        Filter(
            p.slugs("parent", Actor, "All that is below it, people in office too.", example="us"),
            under,
        ),
        Filter(commitment_parameter("The parties of those commitments."), party_to),
        Filter(
            p.slugs("source", Source, "Those quoted in that source.", example="afp-2024-02-02"),
            quoted_in,
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
    filters=[on_commitment("The forum of those commitments.", "cv.forum_id = r.id"), SINCE],
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
    filters=[on_commitment("The topics of those commitments.", "r.slug = ANY(cv.topics)"), SINCE],
    orders=NAMED,
)


# Archived copies `k`; those of a draft become known with it.
COPIES = sql.objects(
    {
        "at": sql.instant("k.at"),
        "how": "k.how",
        "media_type": "k.media_type",
        "size": "k.size",
        "sha256": "k.sha256",
    },
    "commitments_capture k",
    f"{sql.counts_under('source', 'k.source_id', 'r.id')}"
    " AND (r.publication <> 'published' OR k.at <= %(known_at)s)",
    "k.at, k.id",
)
LAST_COPY = (
    "(SELECT max(k.at) FROM commitments_capture k WHERE k.at <= %(known_at)s"
    f" AND {sql.counts_under('source', 'k.source_id', 'c.id')})"
)
# What the links of drafts did becomes known with them.
LINK_DEAD_SINCE = sql.instant(
    sql.link_dead_since("r.id", "r.url", or_if="r.publication <> 'published'")
)
LAST_TOLD_OF_LINK = (
    "(SELECT max(lc.checked_at) FROM commitments_linkcheck lc WHERE lc.source_id = c.id"
    " AND lc.change_id IS NOT NULL AND lc.checked_at <= %(known_at)s)"
)
SOURCES = Listing(
    name="source",
    path="sources",
    columns={
        "slug": "r.slug",
        "url": "r.url",
        "archive_url": "r.archive_url",
        "title": "r.title",
        "publisher": "r.publisher",
        "language": "r.language",
        "published_on": sql.vague("r", "published_on"),
        "reliability": "r.reliability",
        "derived_from": sql.slug_of("source", "r.derived_from_id"),
        "copies": COPIES,
        "link_dead_since": LINK_DEAD_SINCE,
        **STAMPS,
    },
    published=version_rows(
        SourceVersion,
        with_rows=f", {sql.merged_at(('source', 'v.derived_from_id'))}, {LAST_COPY},"
        f" {LAST_TOLD_OF_LINK}",
    ),
    drafts=draft_rows(SourceVersion),
    filters=[
        f.themselves(Source, example="afp-2024-02-02"),
        f.codes("reliability", v.Reliability, "The Admiralty code's letter.", example="B"),
        f.related(
            "derived_from", Source, "Re-reports of that source.", example="reuters-2024-01-31"
        ),
        Filter(
            p.text("language", "Language tags.", example="en", many=True),
            lambda values, params, clocks: f"r.language = ANY({f.bind(params, values)})",
        ),
        Filter(commitment_parameter("Cited on a commitment or a judgement on it."), cited_on),
        f.actor(
            "Somebody who is quoted in it, agencies and people too.",
            lambda ids: (
                f"EXISTS (SELECT FROM commitments_evidence t WHERE {OF_SOURCE}"
                f" AND t.attributed_to_id = ANY({ids}))"
            ),
        ),
        *f.window("published", "published_on", "Came out"),
        SINCE,
    ],
    orders={**TITLED, "published_on": Order("r.published_on_earliest", "date")},
)
