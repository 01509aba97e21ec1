"""Commitments, as they stood on a day and as known at an instant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.models import Actor, Commitment, Forum, Topic
from commitments.models import vocabulary as v
from commitments.reading import entries, sql
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks
from commitments.reading.including import INCLUDE, INCLUDED
from commitments.reading.keyset import Order, alphabetical
from commitments.reading.listing import Filter, JointFilter, Listing, Params, Sooner
from commitments.reading.moved import UPDATED_AT

TIMELINESS = """
CASE
  WHEN r.due_latest IS NULL THEN 'no_deadline'
  WHEN r.verdict <> '' THEN r.verdict
  WHEN %(as_of)s > r.due_latest THEN CASE WHEN r.found_late THEN 'overdue' ELSE 'lapsed' END
  WHEN r.due_latest - %(as_of)s <= 14 THEN 'due_soon'
  WHEN r.due_earliest IS NULL OR r.due_earliest <= %(as_of)s THEN 'in_window'
  ELSE 'not_yet_due'
END
"""
REVIEW_EVERY = f"""
coalesce(r.review_every,
  (SELECT fv.review_every FROM commitments_forumversion fv
   WHERE fv.record_id = r.forum_id AND {sql.known("fv")}), 90)
"""
LAST_PUBLISHED_ON = """
((SELECT max(ch.at) FROM commitments_change ch
  WHERE ch.commitment_id = r.id AND ch.at <= %(known_at)s) AT TIME ZONE %(zone)s)::date
"""
STALE = f"""
(NOT r.closed AND r.publication = 'published'
  AND %(as_of)s - {LAST_PUBLISHED_ON} >= {REVIEW_EVERY})
"""
# Of a published one by what versions say (models/relation_entry.py).
ENDS = f"""
   SELECT e.type, e.direction, e.other AS slug, e.place
   FROM commitments_relationentry e
   WHERE e.commitment_id = r.id AND {sql.known("e")} AND CASE e.direction
     WHEN 'in' THEN coalesce(e.made_on, '-infinity') <= %(as_of)s
     ELSE r.publication = 'published' AND {sql.has_public_version("commitment", "e.other_id")} END
   UNION ALL
   SELECT dr.type, 'out', o.slug, dr.id
   FROM commitments_relation dr JOIN commitments_commitment o ON o.id = dr.other_id
   WHERE dr.commitment_id = r.id AND r.publication <> 'published'
"""
RELATIONS = f"""
(SELECT coalesce(jsonb_agg(jsonb_build_object(
    'type', x.type, 'direction', x.direction, 'commitment', x.slug)
    ORDER BY x.direction DESC, CASE x.direction WHEN 'out' THEN x.place END, x.slug, x.type), '[]')
 FROM ({ENDS}) x)
"""
OWN = """
  {a}.kind, {a}.bindingness, {a}.wording, {a}.specificity, {a}.title, {a}.text, {a}.criteria,
  {a}.forum_id, {a}.place, {a}.review_every, {a}."references",
  {a}.made_on_edtf, {a}.made_on_earliest, {a}.made_on_latest, {a}.made_on_said,
  {a}.original_due_edtf, {a}.original_due_earliest, {a}.original_due_latest, {a}.original_due_said
"""
SELECTED = f"""
SELECT c.id, c.slug, {OWN.format(a="v")},
  s.valid_from, s.valid_to, s.due_edtf, s.due_earliest, s.due_latest, s.due_said,
  s.status, s.status_as_of, s.confidence, s.contestation, s.verdict, s.found_late, s.closed,
  s.parties, s.positions, s.keys, s.committing, s.update_count, s.evidence_count,
  v.topics,
  'published' AS publication, v.published_at, c.created_at,
  (SELECT max(t.at) FROM commitments_touch t
   WHERE t.commitment_id = c.id AND t.at <= %(known_at)s) AS updated_at
FROM commitments_commitmentversion v
JOIN commitments_commitment c ON c.id = v.record_id
JOIN commitments_standing s ON s.commitment_id = v.record_id
WHERE {sql.known("v")} AND {sql.known("s")}
"""
PUBLISHED = f"""
{SELECTED}
  AND CASE WHEN v.made_on_earliest > %(as_of)s THEN s.valid_from IS NULL ELSE {sql.valid("s")} END
"""
LISTED = f"{SELECTED} AND {sql.valid('s')}"
DRAFTS = f"""
SELECT c.id, c.slug, {OWN.format(a="c")},
  NULL::date, NULL::date,
  c.original_due_edtf, c.original_due_earliest, c.original_due_latest, c.original_due_said,
  'not_assessed', NULL::jsonb, '', 'silent', '', false, false,
  coalesce((SELECT jsonb_agg(jsonb_build_object('actor', p.slug, 'role', p.role,
      'status', 'not_assessed', 'status_as_of', NULL) ORDER BY p.place, p.id)
    FROM (SELECT a.slug, p.role, min(p.place_in_list) AS place, min(p.id) AS id
      FROM commitments_party p JOIN commitments_actor n ON n.id = p.actor_id
      JOIN commitments_actor a ON a.id = coalesce(n.merged_into_id, n.id)
      WHERE p.commitment_id = c.id GROUP BY 1, 2) p), '[]'),
  '[]'::jsonb,
  ARRAY(SELECT k FROM commitments_party p JOIN commitments_actor n ON n.id = p.actor_id
    JOIN commitments_actor a ON a.id = coalesce(n.merged_into_id, n.id),
    unnest(ARRAY[a.slug, p.role || ':' || a.slug, '=not_assessed:' || a.slug,
      '=not_assessed:' || p.role || ':' || a.slug, p.role || ':', '=not_assessed:',
      '=not_assessed:' || p.role || ':']) k
    WHERE p.commitment_id = c.id)::varchar[],
  NULL, 0, (SELECT count(*) FROM commitments_evidence e
      WHERE e.commitment_id = c.id AND e.publication <> 'retracted')::int,
  ARRAY(SELECT t.slug FROM commitments_commitmenttopic ct JOIN commitments_topic t
    ON t.id = ct.topic_id WHERE ct.commitment_id = c.id ORDER BY ct.id)::varchar[],
  c.publication, c.published_at, c.created_at, coalesce(c.retracted_at, c.created_at)
FROM commitments_commitment c
WHERE c.publication = ANY(%(states)s)
"""
COLUMNS = {
    "url": sql.address("commitments", "r.slug"),
    "slug": "r.slug",
    "kind": "r.kind",
    "bindingness": "r.bindingness",
    "wording": "r.wording",
    "specificity": "r.specificity",
    "title": "r.title",
    "text": "r.text",
    "criteria": "r.criteria",
    "forum": sql.slug_of("forum", "r.forum_id"),
    "place": "r.place",
    "review_every": "r.review_every",
    "original_due": sql.vague("r", "original_due"),
    "parties": "r.parties",
    "topics": "r.topics",
    "references": 'r."references"',
    "made_on": sql.vague("r", "made_on"),
    "due": sql.vague("r", "due"),
    "status": "r.status",
    "status_as_of": "r.status_as_of",
    "confidence": "nullif(r.confidence, '')",
    "timeliness": TIMELINESS,
    "contestation": "r.contestation",
    "stale": STALE,
    "positions": "r.positions",
    "update_count": "r.update_count",
    "evidence_count": "r.evidence_count",
    "relations": RELATIONS,
    "publication": "r.publication",
    "published_at": sql.instant("r.published_at"),
    "created_at": sql.instant("r.created_at"),
    "updated_at": sql.instant("r.updated_at"),
}
STATUS_ORDER = "array_position(ARRAY[{}], r.status)".format(
    ", ".join(f"'{code}'" for code in v.Status.values)
)


def party_condition(asked: Mapping[str, Any], params: Params, clocks: Clocks) -> str:
    """`actor`, `role` and `party_status` speak of one and the same party."""
    return f"r.keys && {f.bind(params, party_keys(asked, clocks))}::varchar[]"


def party_keys(asked: Mapping[str, Any], clocks: Clocks) -> list[str]:
    actors = list(f.actors_below(asked["actor"], clocks)) if "actor" in asked else [""]
    keys = []
    for status in asked.get("party_status", [None]):
        for role in asked.get("role", [None]):
            for actor in actors:
                head = f"={status}:" if status else ""
                keys.append(f"{head}{role}:{actor}" if role else f"{head}{actor}")
    return keys


def status_and_party(asked: Mapping[str, Any], params: Params, clocks: Clocks) -> Sooner | None:
    """Asked by status and by party, the rows are looked for by both at once."""
    party = asked.keys() & {"actor", "role"}
    if not party or "status" not in asked or "party_status" in asked:
        return None
    statuses, keys = asked["status"], party_keys(asked, clocks)
    both = [f"{status}|{key}" for status in statuses for key in keys]
    actors = {key.rpartition(":")[2] for key in keys} if "actor" in asked else ()
    pairs = [(status, actor) for status in statuses for actor in sorted(actors)]
    return Sooner(
        stands_for=frozenset({"status", *party}),
        condition=f"r.id = ANY(ARRAY({UNDER} && {f.bind(params, both)}::text[]))",
        exact=(
            f"r.status = ANY({f.bind(params, statuses)})"
            f" AND r.keys && {f.bind(params, keys)}::varchar[]"
        ),
        statuses=[status for status, _ in pairs],
        actors=[actor for _, actor in pairs],
    )


UNDER = f"""
SELECT u.commitment_id FROM commitments_standing u
WHERE {sql.known("u")} AND {sql.valid("u")} AND tracker_under(u.keys, u.status)"""


LATE = {v.Timeliness.OVERDUE.value, v.Timeliness.LAPSED.value}
AHEAD = {
    v.Timeliness.DUE_SOON.value,
    v.Timeliness.IN_WINDOW.value,
    v.Timeliness.NOT_YET_DUE.value,
}


def timeliness_filter() -> Filter:
    told = f.codes(
        "timeliness",
        v.Timeliness,
        "How it stands to its window.",
        example="overdue",
        column=f"({TIMELINESS})",
    )

    def condition(values: list[str], params: Params, clocks: Clocks) -> str:
        """And what follows from them of the window's last day, by which there is an index."""
        said = told.condition(values, params, clocks)
        if LATE.issuperset(values):
            return f"{said} AND r.due_latest < %(as_of)s"
        return f"{said} AND r.due_latest >= %(as_of)s" if AHEAD.issuperset(values) else said

    return Filter(told.parameter, condition)


def forum_condition(values: list[str], params: Params, clocks: Clocks) -> str:
    ids = f.ids_of("forum", Forum, values, params, clocks)
    return f"r.forum_id = ANY({f.bind(params, ids)})"


def topic_condition(values: list[str], params: Params, clocks: Clocks) -> str:
    f.ids_of("topic", Topic, values, params, clocks)
    return f"r.topics && {f.bind(params, values)}::varchar[]"


FILTERS = [
    f.themselves(Commitment, example="cn-fentanyl-pledge"),
    f.codes("kind", v.Kind, "Kinds of commitment.", example="pledge"),
    f.codes("status", v.Status, "The desk's finding.", example="initiated"),
    f.codes("contestation", v.Contestation, "How far actors differ on it.", example="contested"),
    f.codes("bindingness", v.Bindingness, "How far it binds.", example="political"),
    timeliness_filter(),
    Filter(
        p.slugs("forum", Forum, "The forum it belongs to.", example="us-cn-summits"),
        forum_condition,
    ),
    Filter(p.slugs("topic", Topic, "Topics.", example="precursors"), topic_condition),
    Filter(
        p.text("reference", "Names in other collections.", example="g20:2008W-4", many=True),
        lambda values, params, clocks: f'r."references" && {f.bind(params, values)}::varchar[]',
    ),
    *f.window("made", "made_on", "Made"),
    *f.window("due", "due", "Due"),
    Filter(
        p.flag("stale", "Nothing published on it for longer than its review_every."),
        lambda value, params, clocks: f"{STALE} = {f.bind(params, value)}",
    ),
    Filter(
        p.flag("has_evidence", "Whether any evidence is published on it."),
        lambda value, params, clocks: f"(r.evidence_count > 0) = {f.bind(params, value)}",
    ),
    f.updated_since("commitment"),
]
PARTY_PARAMETERS = (
    p.slugs(
        "actor",
        Actor,
        "A party, its agencies and people too; with role or party_status, of the same party.",
        example="cn",
    ),
    p.codes("role", v.PartyRole, "A party's role.", example="committing"),
    p.codes("party_status", v.Status, "A party's own status.", example="initiated"),
)

COMMITMENTS = Listing(
    include=INCLUDE,
    included=INCLUDED,
    name="commitment",
    path="commitments",
    columns=COLUMNS,
    published=PUBLISHED,
    listed=LISTED,
    drafts=DRAFTS,
    filters=FILTERS,
    joint=JointFilter(PARTY_PARAMETERS, party_condition),
    sooner=status_and_party,
    orders={
        "made_on": entries.MADE_ON,
        "due": Order("r.due_latest", "date"),
        "updated_at": UPDATED_AT,
        "status": Order(STATUS_ORDER, "int"),
        "title": alphabetical("r.title"),
        "slug": Order("r.slug", "text"),
    },
    default_order="-made_on",
    made_by_then="r.made_on_earliest IS NULL OR r.made_on_earliest <= %(as_of)s",
)
