from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.fields import Code, Slug, StampedSerializer, VagueDateSerializer
from commitments.models import vocabulary as v


class OfficeSerializer(serializers.Serializer):
    title = serializers.CharField()
    of = Slug(help_text="The actor in which the office is held.")
    vars()["from"] = VagueDateSerializer(allow_null=True)
    to = VagueDateSerializer(allow_null=True)


class ActorSerializer(StampedSerializer):
    """A state, an agency of one, an international organisation, a company or a person."""

    slug = Slug()
    name = serializers.CharField()
    kind = Code(v.ActorKind)
    parent = Slug(allow_null=True, help_text="The actor that it is a part of.")
    offices = OfficeSerializer(many=True, help_text="Of a person.")
