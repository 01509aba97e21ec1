from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.fields import Code
from commitments.models import vocabulary as v


class VocabularyCodeSerializer(serializers.Serializer):
    """One code of a vocabulary, with what it means."""

    code = serializers.CharField()
    label = serializers.CharField()
    definition = serializers.CharField()
    order = serializers.IntegerField()
    closed = serializers.BooleanField(help_text="Of a status: whether it closes a commitment.")
    computed = serializers.BooleanField(
        required=False, help_text="Of a status: whether it is computed, never entered."
    )
    applies_to = serializers.ListField(
        child=Code(v.Kind), required=False, help_text="The kinds of commitment that may have it."
    )
    source = serializers.CharField(
        required=False, help_text="The standard that the scale is borrowed from."
    )
