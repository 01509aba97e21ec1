from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.evidence import CorroborationSerializer, EvidenceSerializer
from commitments.api.serializers.fields import Code, ReviewedSerializer, Slug, VagueDateSerializer
from commitments.models import vocabulary as v


class StatisticSerializer(ReviewedSerializer):
    """A figure; those of one series stand side by side."""

    url = serializers.URLField()
    slug = Slug()
    series = Slug()
    title = serializers.CharField()
    value = serializers.FloatField(help_text="Up to 18 digits before the point and 6 after it.")
    unit = serializers.CharField()
    qualifier = Code(v.Qualifier)
    period = VagueDateSerializer(allow_null=True)
    definition = serializers.CharField()
    role = Code(v.StatisticRole)
    commitments = serializers.ListField(child=Slug())
    corroboration = CorroborationSerializer()
    evidence = EvidenceSerializer(many=True)
