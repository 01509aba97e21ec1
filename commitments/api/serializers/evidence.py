from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.fields import (
    Code,
    RecordSerializer,
    Slug,
    VagueDateSerializer,
    leaned_on_by,
)
from commitments.models import vocabulary as v
from commitments.models.evidence import TARGETS


class TargetSerializer(serializers.Serializer):
    """What evidence is of: judgements have an id, all else a slug."""

    type = serializers.ChoiceField(choices=TARGETS)
    slug = Slug(required=False)
    id = serializers.IntegerField(required=False)


class CorroborationSerializer(serializers.Serializer):
    """“3 sources, 1 origin”: what re-reports another source is no second voice."""

    sources = serializers.IntegerField(help_text="That support it; merged ones count once.")
    origins = serializers.IntegerField(help_text="To which they go back along `derived_from`.")


class EvidenceSerializer(RecordSerializer):
    """A source tied to what it supports or contradicts by a short verbatim excerpt."""

    id = serializers.IntegerField()
    url = serializers.URLField()
    source = Slug()
    target = TargetSerializer()
    excerpt = serializers.CharField(help_text="Verbatim; empty only beside a locator.")
    locator = serializers.CharField(help_text="Where in the source: page, table, minute.")
    attributed_to = Slug(allow_null=True, help_text="Who said so; null: the outlet itself.")
    speaker_text = serializers.CharField(help_text="The speaker as the source names them.")
    mode = Code(v.Mode)
    said_on = VagueDateSerializer(allow_null=True)
    stance = Code(v.Stance)
    credibility = Code(v.Credibility)
    language = serializers.CharField(help_text="Of the excerpt, where it is not the source's.")
    translation = serializers.CharField()
    verification = Code(v.Verification)
    edited_at_source = serializers.BooleanField(
        help_text="An archived copy has the excerpt, and a newer one has it no more."
    )
    supersedes = serializers.IntegerField(allow_null=True)
    superseded_by = serializers.IntegerField(allow_null=True)
    publication = Code(v.Publication)
    published_at = serializers.DateTimeField(allow_null=True)
    recorded_at = serializers.DateTimeField()
    leaned_on_by = leaned_on_by()
