from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.evidence import CorroborationSerializer, EvidenceSerializer
from commitments.api.serializers.fields import Code, ReviewedSerializer, Slug, VagueDateSerializer
from commitments.api.serializers.judgement import StatusUpdateSerializer
from commitments.models import vocabulary as v


class PartySerializer(serializers.Serializer):
    """An actor's part in a commitment, and where that part stands."""

    actor = Slug()
    role = Code(v.PartyRole)
    status = Code(v.Status)
    status_as_of = VagueDateSerializer(allow_null=True)


class HeldPositionSerializer(serializers.Serializer):
    """An actor's newest position on the whole or on one party's part; with `include=positions` all
    its members as `positions/` has them."""

    id = serializers.IntegerField()
    actor = Slug()
    party = Slug(allow_null=True)
    view = Code(v.PositionView)
    sufficient = Code(v.Sufficient)
    as_of = VagueDateSerializer()


class RelationSerializer(serializers.Serializer):
    """How one commitment bears on another; `in`: the other names this one."""

    type = Code(v.RelationType)
    direction = serializers.ChoiceField(choices=["out", "in"])
    commitment = Slug()


class CommitmentSerializer(ReviewedSerializer):
    """Something an actor said it would do, was asked to do, did, or put on a calendar."""

    url = serializers.URLField()
    slug = Slug()
    kind = Code(v.Kind)
    bindingness = Code(v.Bindingness)
    wording = Code(v.Wording)
    specificity = Code(v.Specificity)
    title = serializers.CharField()
    text = serializers.CharField()
    criteria = serializers.CharField(help_text="What would count as done.")
    forum = Slug(allow_null=True)
    place = serializers.CharField()
    review_every = serializers.IntegerField(
        allow_null=True, help_text="Days after which it goes stale; null: the forum's, else 90."
    )
    original_due = VagueDateSerializer(allow_null=True, help_text="The window first set.")
    parties = PartySerializer(many=True)
    topics = serializers.ListField(child=Slug())
    references = serializers.ListField(
        child=serializers.CharField(), help_text="Its names in other collections."
    )
    made_on = VagueDateSerializer(allow_null=True)
    due = VagueDateSerializer(allow_null=True, help_text="The window in force.")
    status = Code(v.Status, help_text="The desk's finding.")
    status_as_of = VagueDateSerializer(allow_null=True)
    confidence = Code(v.Confidence, allow_null=True)
    timeliness = Code(v.Timeliness)
    contestation = Code(v.Contestation)
    stale = serializers.BooleanField()
    positions = HeldPositionSerializer(many=True)
    update_count = serializers.IntegerField()
    evidence_count = serializers.IntegerField()
    relations = RelationSerializer(many=True)
    updates = StatusUpdateSerializer(
        many=True, required=False, help_text="With `include=updates`: all that count."
    )
    evidence = EvidenceSerializer(
        many=True,
        required=False,
        help_text="With `include=evidence`: all that counts.",
    )
    corroboration = CorroborationSerializer(
        required=False, help_text="With `include=corroboration`: of all the evidence that counts."
    )


class ObjectSerializer(serializers.Serializer):
    """The record concerned: judgements and evidence have an id, all else a slug. A run that
    verified excerpts (`verification`) and a discrepancy's resolution (`resolution`) have an id and
    no address."""

    type = serializers.CharField()
    slug = Slug(required=False)
    id = serializers.IntegerField(required=False)
    url = serializers.URLField(required=False)


class TimelineObjectSerializer(ObjectSerializer):
    superseded_by = serializers.IntegerField(
        allow_null=True, required=False, help_text="The id of a judgement's correction."
    )


class TimelineEntrySerializer(serializers.Serializer):
    """Something in the life of a commitment."""

    date = serializers.DateField(allow_null=True)
    type = serializers.ChoiceField(
        choices=["made", "due", "status_update", "position", "retracted"]
    )
    title = serializers.CharField()
    said_of = VagueDateSerializer(allow_null=True, help_text="The date as vague as it was given.")
    object = TimelineObjectSerializer()
    evidence = EvidenceSerializer(many=True)
