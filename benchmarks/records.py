"""The records known by a slug, with their versions."""

from __future__ import annotations

from benchmarks.filling import fill, literal
from benchmarks.staging import (
    ACTORS,
    AGENCIES,
    BODIES,
    SINCE,
    STATES,
    TOPICS,
    forums,
    prose,
    sources,
)
from commitments.models import (
    Actor,
    ActorVersion,
    Commitment,
    CommitmentTopic,
    CommitmentVersion,
    Forum,
    ForumVersion,
    Office,
    Party,
    Relation,
    Source,
    SourceVersion,
    Topic,
    TopicVersion,
)

BORN = f"{literal(SINCE)}::timestamptz"
VERSION = {"number": "1", "record_id": "r.id", "known_from": "e.at", "created_at": "r.created_at"}


def slug(kind: str, number: str) -> str:
    return f"'{kind}-' || lpad(({number})::text, 7, '0')"


def fill_records(n: int) -> None:
    fill_actors()
    for model, version, count in ((Forum, ForumVersion, forums(n)), (Topic, TopicVersion, TOPICS)):
        kind = str(model._meta.model_name)
        texts = {"name": prose(100, "i", 1), "description": prose(102, "i", 4)}
        own = {"id": "i", "slug": slug(kind, "i"), "created_at": BORN}
        fill(model, {**own, **texts}, f"generate_series(1::bigint, {count}) i")
        fill(version, {**VERSION, "name": "r.name", "description": "r.description"}, of(model))
    fill_sources(sources(n))


def of(model: type) -> str:
    table, kind = model._meta.db_table, model._meta.model_name
    return f"{table} r JOIN bench_e e ON e.what = '{kind}' AND e.id = r.id"


def fill_actors() -> None:
    kind = (
        f"CASE WHEN i <= {STATES} THEN 'state' WHEN i <= {BODIES} THEN 'agency' ELSE 'person' END"
    )
    parent = f"CASE WHEN i > {STATES} AND i <= {BODIES} THEN 1 + (i - {STATES} - 1) % {STATES} END"
    fill(
        Actor,
        {
            "id": "i",
            "slug": slug("actor", "i"),
            "created_at": BORN,
            "name": prose(110, "i", 1),
            "kind": kind,
            "parent_id": parent,
        },
        f"generate_series(1::bigint, {ACTORS}) i",
    )
    fill(
        Office,
        {"person_id": "i", "title": "'Minister'", "of_id": f"{STATES} + 1 + (i % {AGENCIES})"},
        f"generate_series({BODIES}::bigint + 1, {ACTORS}) i",
    )
    offices = (
        "coalesce((SELECT jsonb_agg(jsonb_build_object('title', o.title, 'of', a.slug,"
        " 'from', NULL, 'to', NULL)) FROM commitments_office o JOIN commitments_actor a"
        " ON a.id = o.of_id WHERE o.person_id = r.id), '[]')"
    )
    said = {"name": "r.name", "kind": "r.kind", "parent_id": "r.parent_id", "offices": offices}
    fill(ActorVersion, {**VERSION, **said}, of(Actor))


def fill_sources(count: int) -> None:
    said = {
        "url": "'https://example.org/articles/' || i",
        "title": prose(120, "i", 2),
        "publisher": prose(122, "i % 60", 1),
        "reliability": "(ARRAY['A','B','C','D','F'])[1 + i % 5]",
    }
    fill(
        Source,
        {
            **said,
            "id": "i",
            "slug": slug("source", "i"),
            "created_at": f"{BORN} - interval '1 day'",
            "publication": "'published'",
            "row_version": "2",
            "published_at": "e.at",
        },
        f"generate_series(1::bigint, {count}) i JOIN bench_e e ON e.what = 'source' AND e.id = i",
    )
    same = {name: f"r.{name}" for name in (*said, "published_at")}
    fill(SourceVersion, {**VERSION, **same}, of(Source))


def fill_commitments() -> None:
    said = {
        "kind": "c.kind",
        "bindingness": "(ARRAY['political','political','legal','treaty','unclear'])"
        "[1 + pg_temp.h(70, c.i, 5)]",
        "wording": "(ARRAY['quoted','reported','official_text'])[1 + pg_temp.h(71, c.i, 3)]",
        "specificity": "(ARRAY['vague','scoped','measurable'])[1 + pg_temp.h(72, c.i, 3)]",
        "title": prose(200, "c.i", 2),
        "text": prose(210, "c.i", 10),
        "criteria": f"CASE WHEN pg_temp.h(73, c.i, 3) = 0 THEN {prose(230, 'c.i', 3)} ELSE '' END",
        "forum_id": "c.forum",
        "made_on_edtf": "c.made_on::text",
        "made_on_earliest": "c.made_on",
        "made_on_latest": "c.made_on",
        "original_due_edtf": "coalesce(c.due_earliest || '/' || c.due_latest, '')",
        "original_due_earliest": "c.due_earliest",
        "original_due_latest": "c.due_latest",
    }
    fill(
        Commitment,
        {
            **said,
            "id": "c.i",
            "slug": slug("commitment", "c.i"),
            "created_at": "c.t0 - interval '3 days'",
            "publication": "CASE WHEN c.published THEN 'published' ELSE 'draft' END",
            "row_version": "CASE WHEN c.published THEN 3 ELSE 1 END",
            "published_at": "c.at",
        },
        "bench_c c",
    )
    for place, column in enumerate(("1", "2", "3")):
        fill(
            Party,
            {
                "commitment_id": "c.i",
                "actor_id": f"c.a{column}",
                "role": f"c.r{column}",
                "place_in_list": str(place),
            },
            f"bench_c c WHERE c.a{column} IS NOT NULL",
        )
    for column in ("topic1", "topic2"):
        fill(
            CommitmentTopic,
            {"commitment_id": "c.i", "topic_id": f"c.{column}"},
            f"bench_c c WHERE c.{column} IS NOT NULL",
        )
    fill(
        Relation,
        {"commitment_id": "c.i", "type": "'part_of'", "other_id": "c.i - 1"},
        "bench_c c WHERE c.related",
    )
    fill(
        CommitmentVersion,
        {
            **{name: f'r."{name}"' for name in said},
            **VERSION,
            "published_at": "r.published_at",
            "parties": "(SELECT jsonb_agg(jsonb_build_object('actor', a.slug, 'role', p.role)"
            " ORDER BY p.place_in_list) FROM commitments_party p JOIN commitments_actor a"
            " ON a.id = p.actor_id WHERE p.commitment_id = r.id)",
            "topics": "ARRAY(SELECT t.slug FROM commitments_commitmenttopic ct"
            " JOIN commitments_topic t ON t.id = ct.topic_id WHERE ct.commitment_id = r.id"
            " ORDER BY ct.id)",
            "relations": "coalesce((SELECT jsonb_agg(jsonb_build_object('type', l.type,"
            " 'commitment', o.slug)) FROM commitments_relation l JOIN commitments_commitment o"
            " ON o.id = l.other_id WHERE l.commitment_id = r.id), '[]')",
        },
        of(Commitment),
    )
