from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.fields import Code, ReviewedSerializer, Slug, VagueDateSerializer
from commitments.models import vocabulary as v
from commitments.models.capture import How


class CopySerializer(serializers.Serializer):
    """An archived copy. What it says is for the desk alone; its hash shows which one it is."""

    at = serializers.DateTimeField(help_text="When it was taken.")
    how = Code(How)
    media_type = serializers.CharField()
    size = serializers.IntegerField(min_value=0, help_text="Bytes of the document.")
    sha256 = serializers.CharField(help_text="Of the document, in hexadecimal.")


class SourceSerializer(ReviewedSerializer):
    """A document that evidence is taken from."""

    slug = Slug()
    url = serializers.CharField(help_text="Where the document is, or was; may be empty.")
    archive_url = serializers.CharField(
        help_text="Where somebody else keeps a copy for all to read; may be empty."
    )
    title = serializers.CharField()
    publisher = serializers.CharField()
    language = serializers.CharField(help_text="A language tag (BCP 47).")
    published_on = VagueDateSerializer(allow_null=True)
    reliability = Code(v.Reliability)
    derived_from = Slug(allow_null=True, help_text="The source that it re-reports.")
    copies = CopySerializer(many=True, help_text="The archived copies held of it, oldest first.")
    link_dead_since = serializers.DateTimeField(
        allow_null=True,
        help_text="Since when its address leads nowhere: the first of failures on three days, "
        "without its being there in between. `archive_url`, if there is one, stands in its place.",
    )
