from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.evidence import CorroborationSerializer, EvidenceSerializer
from commitments.api.serializers.fields import ReviewedSerializer, Slug, VagueDateSerializer


class ClaimSerializer(ReviewedSerializer):
    """A statement of fact that is no commitment."""

    url = serializers.URLField()
    slug = Slug()
    title = serializers.CharField()
    text = serializers.CharField()
    made_on = VagueDateSerializer(allow_null=True)
    disputed = serializers.BooleanField(
        help_text="Whether actors of different states stand on both sides of its evidence."
    )
    corroboration = CorroborationSerializer()
    evidence = EvidenceSerializer(many=True)
