from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.evidence import CorroborationSerializer, EvidenceSerializer
from commitments.api.serializers.fields import Code, ReviewedSerializer, Slug, VagueDateSerializer
from commitments.models import vocabulary as v


class PrecedentSerializer(serializers.Serializer):
    """A case in which the like has happened before."""

    date = VagueDateSerializer(allow_null=True)
    text = serializers.CharField()
    commitment = Slug(allow_null=True)


class RiskSerializer(ReviewedSerializer):
    """Something that could stop commitments."""

    url = serializers.URLField()
    slug = Slug()
    title = serializers.CharField()
    text = serializers.CharField()
    state = Code(v.RiskState)
    likelihood = Code(v.Likelihood, allow_null=True)
    indicators = serializers.ListField(
        child=serializers.CharField(), help_text="What would show that it comes about."
    )
    precedents = PrecedentSerializer(many=True)
    commitments = serializers.ListField(child=Slug())
    corroboration = CorroborationSerializer()
    evidence = EvidenceSerializer(many=True)
