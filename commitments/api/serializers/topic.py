from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.fields import Slug, StampedSerializer


class TopicSerializer(StampedSerializer):
    slug = Slug()
    name = serializers.CharField()
    description = serializers.CharField()
