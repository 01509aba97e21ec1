"""Which kinds of records are there, and how is each written?"""

from __future__ import annotations

from django.db import models

from commitments.domain import parsing as p
from commitments.domain.errors import NotFound
from commitments.domain.fields import (
    ANSWERED,
    COMMITMENT_SLUG,
    REVIEW_EVERY,
    SLUG,
    TEXT,
    TITLE,
    code,
    reference,
    when,
)
from commitments.domain.ledgers import EVIDENCE, POSITION, STATUS_UPDATE
from commitments.domain.shapes import Field, Resource, Rows, Shape
from commitments.models import (
    Actor,
    ActorVersion,
    Claim,
    ClaimVersion,
    Commitment,
    CommitmentTopic,
    CommitmentVersion,
    Forum,
    ForumVersion,
    Office,
    Party,
    Precedent,
    Relation,
    Risk,
    RiskCommitment,
    RiskVersion,
    Source,
    SourceVersion,
    Statistic,
    StatisticCommitment,
    StatisticVersion,
    Topic,
    TopicVersion,
)
from commitments.models import vocabulary as v

ACTOR = Resource(
    "actor",
    Actor,
    Shape(
        (
            SLUG,
            Field("name", p.text(300, blank=False), required=True),
            code("kind", v.ActorKind),
            reference("parent", Actor),
        ),
        (
            Rows(
                "offices",
                Office,
                "person",
                (
                    Field("title", p.text(300, blank=False), required=True),
                    reference("of", Actor, required=True),
                    when("from", column="starts"),
                    when("to", column="ends"),
                ),
                ordered=True,
            ),
        ),
        computed=ANSWERED,
    ),
    ActorVersion,
    reviewed=False,
)
FORUM = Resource(
    "forum",
    Forum,
    Shape(
        (
            SLUG,
            Field("name", p.text(300, blank=False), required=True),
            Field("description", p.text()),
            REVIEW_EVERY,
        ),
        computed=ANSWERED,
    ),
    ForumVersion,
    reviewed=False,
)
TOPIC = Resource(
    "topic",
    Topic,
    Shape(
        (
            SLUG,
            Field("name", p.text(300, blank=False), required=True),
            Field("description", p.text()),
        ),
        computed=ANSWERED,
    ),
    TopicVersion,
    reviewed=False,
)
COMMITMENT = Resource(
    "commitment",
    Commitment,
    Shape(
        (
            SLUG,
            code("kind", v.Kind),
            code("bindingness", v.Bindingness, default=v.Bindingness.UNCLEAR),
            code("wording", v.Wording, default=v.Wording.REPORTED),
            code("specificity", v.Specificity, default=v.Specificity.VAGUE),
            TITLE,
            TEXT,
            Field("criteria", p.text()),
            reference("forum", Forum),
            Field("place", p.text(300)),
            REVIEW_EVERY,
            Field("references", p.list_of(p.text(200, blank=False)), empty=list),
            when("made_on"),
            when("original_due"),
        ),
        (
            Rows(
                "parties",
                Party,
                "commitment",
                (reference("actor", Actor, required=True), code("role", v.PartyRole)),
                ordered=True,
                computed=(Field("status", p.code(v.Status)), when("status_as_of")),
            ),
            Rows(
                "topics",
                CommitmentTopic,
                "commitment",
                (reference("topic", Topic, required=True),),
                shorthand="topic",
            ),
            Rows(
                "relations",
                Relation,
                "commitment",
                (
                    code("type", v.RelationType),
                    Field("commitment", p.reference_to(Commitment), column="other", required=True),
                ),
                computed=(Field("direction", p.outward, help="Only “out” can be written."),),
            ),
        ),
        computed=ANSWERED
        | {
            "status",
            "status_as_of",
            "confidence",
            "timeliness",
            "contestation",
            "stale",
            "positions",
            "update_count",
        },
        aliases={"due": "original_due"},
    ),
    CommitmentVersion,
)
CLAIM = Resource(
    "claim",
    Claim,
    Shape((SLUG, TITLE, TEXT, when("made_on")), computed=ANSWERED | {"disputed"}),
    ClaimVersion,
)
SOURCE = Resource(
    "source",
    Source,
    Shape(
        (
            SLUG,
            Field("url", p.address),
            Field("archive_url", p.address),
            TITLE,
            Field("publisher", p.text(300)),
            Field("language", p.language, empty="en"),
            when("published_on"),
            code("reliability", v.Reliability, default=v.Reliability.F),
            reference("derived_from", Source),
        ),
        computed=ANSWERED - {"url"} | {"address"},
    ),
    SourceVersion,
)
RISK = Resource(
    "risk",
    Risk,
    Shape(
        (
            SLUG,
            TITLE,
            TEXT,
            code("state", v.RiskState, default=v.RiskState.OPEN),
            Field("likelihood", p.code(v.Likelihood), nullable=True),
            Field("indicators", p.list_of(p.text(1000, blank=False), most=100), empty=list),
        ),
        (
            Rows(
                "precedents",
                Precedent,
                "risk",
                (
                    when("date"),
                    Field("text", p.text(blank=False), required=True),
                    reference("commitment", Commitment),
                ),
                ordered=True,
            ),
            Rows("commitments", RiskCommitment, "risk", COMMITMENT_SLUG, shorthand="commitment"),
        ),
        computed=ANSWERED,
    ),
    RiskVersion,
)
STATISTIC = Resource(
    "statistic",
    Statistic,
    Shape(
        (
            SLUG,
            Field("series", p.slug, required=True),
            TITLE,
            Field("value", p.decimal, required=True),
            Field("unit", p.text(100, blank=False), required=True),
            code("qualifier", v.Qualifier, default=v.Qualifier.EXACT),
            when("period"),
            Field("definition", p.text()),
            code("role", v.StatisticRole, default=v.StatisticRole.CONTEXT),
        ),
        (
            Rows(
                "commitments",
                StatisticCommitment,
                "statistic",
                COMMITMENT_SLUG,
                shorthand="commitment",
            ),
        ),
        computed=ANSWERED,
    ),
    StatisticVersion,
)

RESOURCES: dict[str, Resource] = {
    resource.name: resource
    for resource in (
        ACTOR,
        FORUM,
        TOPIC,
        COMMITMENT,
        STATUS_UPDATE,
        POSITION,
        CLAIM,
        SOURCE,
        EVIDENCE,
        RISK,
        STATISTIC,
    )
}
BY_MODEL: dict[type[models.Model], Resource] = {r.model: r for r in RESOURCES.values()}


def resource_of(record: models.Model) -> Resource:
    resource = BY_MODEL.get(type(record))
    if resource is None:
        raise NotFound(f"{type(record).__name__} is no kind of record.")
    return resource
