from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.evidence import CorroborationSerializer, EvidenceSerializer
from commitments.api.serializers.fields import (
    Code,
    RecordSerializer,
    Slug,
    VagueDateSerializer,
    leaned_on_by,
)
from commitments.models import vocabulary as v


class JudgementSerializer(RecordSerializer):
    id = serializers.IntegerField()
    url = serializers.URLField()
    commitment = Slug()
    party = Slug(allow_null=True, help_text="The party that it speaks of; null: the whole.")
    as_of = VagueDateSerializer()
    summary = serializers.CharField()
    supersedes = serializers.IntegerField(allow_null=True, help_text="What it corrects.")
    superseded_by = serializers.IntegerField(allow_null=True, help_text="Its correction.")
    publication = Code(v.Publication)
    published_at = serializers.DateTimeField(allow_null=True)
    recorded_at = serializers.DateTimeField()
    corroboration = CorroborationSerializer()
    evidence = EvidenceSerializer(many=True)
    leaned_on_by = leaned_on_by()


class StatusUpdateSerializer(JudgementSerializer):
    """The desk's finding of where a commitment, or one party's part in it, stands."""

    status = Code(v.Status)
    occurred_on = VagueDateSerializer(
        allow_null=True, help_text="When it was done, or the meeting held."
    )
    place = serializers.CharField()
    due = VagueDateSerializer(allow_null=True, help_text="The new window, where it was moved.")
    confidence = Code(v.Confidence)


class PositionSerializer(JudgementSerializer):
    """What an actor says of a commitment, kept beside the desk's finding."""

    actor = Slug()
    speaker = Slug(allow_null=True, help_text="The person who said so.")
    view = Code(v.PositionView)
    sufficient = Code(v.Sufficient)
