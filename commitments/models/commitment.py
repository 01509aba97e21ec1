from __future__ import annotations

from functools import partial

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from commitments.models.actor import Actor
from commitments.models.audit import tracked
from commitments.models.forum import Forum
from commitments.models.record import (
    Record,
    Reviewed,
    Version,
    code_constraint,
    reviewed_constraints,
    version_constraints,
    version_indexes,
)
from commitments.models.topic import Topic
from commitments.models.vague_date import (
    VagueDateColumns,
    day_column,
    edtf_column,
    order_constraint,
    said_column,
)
from commitments.models.vocabulary import (
    Bindingness,
    Kind,
    PartyRole,
    RelationType,
    Specificity,
    Wording,
)


class CommitmentFields(models.Model):
    kind = models.CharField(max_length=20, choices=Kind.choices)
    bindingness = models.CharField(
        max_length=20, choices=Bindingness.choices, default=Bindingness.UNCLEAR
    )
    wording = models.CharField(max_length=20, choices=Wording.choices, default=Wording.REPORTED)
    specificity = models.CharField(
        max_length=20, choices=Specificity.choices, default=Specificity.VAGUE
    )
    title = models.CharField(max_length=1000)
    text = models.TextField(blank=True, default="", help_text="What was said, or done, in full.")
    criteria = models.TextField(
        blank=True, default="", help_text="What would count as done, written before judging."
    )
    forum = models.ForeignKey(
        Forum, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(max_length=300, blank=True, default="")
    review_every = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="Days after which it goes stale; the forum's, or 90, if empty.",
    )
    references: ArrayField[list[str], list[str]] = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        help_text="Its names in other collections, as in g20:2008W-4.",
    )
    made_on_edtf = edtf_column("When it was made, as EDTF.")
    made_on_earliest = day_column()
    made_on_latest = day_column()
    made_on_said = said_column()
    original_due_edtf = edtf_column("The window first set, as EDTF.")
    original_due_earliest = day_column()
    original_due_latest = day_column()
    original_due_said = said_column()

    made_on = VagueDateColumns("made_on")
    original_due = VagueDateColumns("original_due")

    class Meta:
        abstract = True


def commitment_constraints(label: str) -> list[models.BaseConstraint]:
    return [
        code_constraint("kind", Kind, label),
        code_constraint("bindingness", Bindingness, label),
        code_constraint("wording", Wording, label),
        code_constraint("specificity", Specificity, label),
        order_constraint("made_on", label),
        order_constraint("original_due", label),
    ]


@tracked
class Commitment(CommitmentFields, Reviewed, Record):
    """Something an actor said it would do, was asked to do, did, or put on a calendar."""

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [*commitment_constraints("commitment"), *reviewed_constraints("commitment")]

    def __str__(self) -> str:
        return self.title


class CommitmentVersion(CommitmentFields, Version):
    """One state of a published commitment's own text, parties, topics and outgoing relations.

    `parties`: [{"actor", "role"}]; `topics`: slugs; `relations`: [{"type", "commitment"}].
    """

    record = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="versions")
    published_at = models.DateTimeField()
    parties = models.JSONField(default=list)
    topics: ArrayField[list[str], list[str]] = ArrayField(
        models.CharField(max_length=100), default=list
    )
    relations = models.JSONField(default=list)

    class Meta:
        constraints = [
            *version_constraints("commitmentversion"),
            *commitment_constraints("commitmentversion"),
        ]
        indexes = [
            *version_indexes("commitmentversion"),
            GinIndex(fields=["topics"], name="commitmentversion_topics"),
            models.Index(
                fields=["record"],
                include=["kind", "made_on_earliest"],
                condition=models.Q(known_to__isnull=True),
                name="commitmentversion_counted",
            ),
            models.Index(
                models.F("made_on_earliest").desc(nulls_last=True),
                condition=models.Q(known_to__isnull=True),
                name="commitmentversion_newest_made",
            ),
        ]


@partial(tracked, found_by=("commitment",))
class Party(models.Model):
    """An actor's part in a commitment."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="parties")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=PartyRole.choices)
    place_in_list = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place_in_list", "pk"]
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(fields=["commitment", "actor", "role"], name="party_once"),
            code_constraint("role", PartyRole, "party"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display()})"


@partial(tracked, found_by=("commitment",))
class CommitmentTopic(models.Model):
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "topic"
        constraints = [
            models.UniqueConstraint(fields=["commitment", "topic"], name="commitmenttopic_once")
        ]

    def __str__(self) -> str:
        return str(self.topic)


@partial(tracked, found_by=("commitment", "other"))
class Relation(models.Model):
    """How one commitment bears on another."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="relation_rows"
    )
    type = models.CharField(max_length=20, choices=RelationType.choices)
    other = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="incoming_relation_rows"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "type", "other"], name="relation_once"),
            models.CheckConstraint(
                condition=~models.Q(commitment=models.F("other")), name="relation_not_to_itself"
            ),
            code_constraint("type", RelationType, "relation"),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.other}"
