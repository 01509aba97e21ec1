from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.fields import Slug
from commitments.reading.stats import DIMENSIONS


class StatSerializer(serializers.Serializer):
    """One group: the members that `group_by` names, its count and its share."""

    count = serializers.IntegerField()
    share = serializers.FloatField(
        allow_null=True, help_text="Of the assessed ones; null for those that nobody has assessed."
    )

    def get_fields(self) -> dict[str, serializers.Field]:
        named = {
            name: serializers.CharField(required=False, allow_null=True) for name in DIMENSIONS
        }
        return {**named, **super().get_fields()}


class HistoryPointSerializer(serializers.Serializer):
    """Counts by status at the end of one interval."""

    date = serializers.DateField()
    total = serializers.IntegerField()
    counts = serializers.DictField(
        child=serializers.IntegerField(), help_text="By status; those that nobody has are absent."
    )


class DifferenceSerializer(serializers.Serializer):
    """One member that differs; null where the commitment was not public."""

    field = serializers.CharField()

    def get_fields(self) -> dict[str, serializers.Field]:
        either = {name: serializers.JSONField() for name in ("from", "to")}
        return {**super().get_fields(), **either}


class ResolvedSerializer(serializers.Serializer):
    """When and why the desk took it for resolved."""

    at = serializers.DateTimeField()
    reason = serializers.CharField()


class DiscrepancySerializer(serializers.Serializer):
    """A disputed claim with who stands on which side, or a series with the figures that differ."""

    type = serializers.ChoiceField(choices=["claim", "series"])
    url = serializers.URLField(required=False)
    slug = Slug(required=False)
    title = serializers.CharField(required=False)
    supported_by = serializers.ListField(child=serializers.CharField(), required=False)
    contradicted_by = serializers.ListField(
        child=serializers.CharField(),
        required=False,
        help_text="Actors; “source:…” where the outlet itself says so.",
    )
    series = serializers.CharField(required=False)
    statistics = serializers.ListField(child=serializers.DictField(), required=False)
    resolved = ResolvedSerializer(
        allow_null=True,
        help_text="Null: open; it is that again once a voice or a figure of it is another.",
    )
