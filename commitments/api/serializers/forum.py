from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.fields import Slug, StampedSerializer


class ForumSerializer(StampedSerializer):
    """A standing body or a series; one sitting of it is a meeting."""

    slug = Slug()
    name = serializers.CharField()
    description = serializers.CharField()
    review_every = serializers.IntegerField(
        allow_null=True, help_text="Days after which its commitments go stale; null: 90."
    )
