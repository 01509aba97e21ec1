from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.commitment import ObjectSerializer
from commitments.api.serializers.fields import Code, Slug
from commitments.models import vocabulary as v


class ChangeSerializer(serializers.Serializer):
    """One publication: numbers have no gaps, and instants grow with them."""

    number = serializers.IntegerField()
    at = serializers.DateTimeField()
    type = Code(v.ChangeType)
    object = ObjectSerializer()
    commitment = Slug(allow_null=True)
    party = Slug(allow_null=True)
    before = serializers.DictField(
        allow_null=True, help_text="What held before; null: there was nothing."
    )
    after = serializers.DictField(
        allow_null=True, help_text="What holds since; null: nothing any more."
    )
    reason = serializers.CharField()
