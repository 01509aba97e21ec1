"""The kinds of members that answers are made of. For the documentation: nothing is saved here."""

from __future__ import annotations

from typing import Any

from django.db import models
from rest_framework import serializers

from commitments.models import vocabulary as v


class Code(serializers.ChoiceField):
    """A code of a closed vocabulary, named in the schema."""

    def __init__(self, vocabulary: type[models.TextChoices], **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(choices=vocabulary.choices, **kwargs)


class Slug(serializers.CharField):
    """The name by which a record is known; never changed, never used again."""


class VagueDateSerializer(serializers.Serializer):
    """A date as vague as it was given, with the days that it admits."""

    edtf = serializers.CharField(help_text="The date as EDTF (ISO 8601-2), as in 2024-22.")
    earliest = serializers.DateField(allow_null=True, help_text="The first day; null: open.")
    latest = serializers.DateField(allow_null=True, help_text="The last day; null: open.")
    said = serializers.CharField(help_text="The words used, as in “over the summer”; may be empty.")


class RecordSerializer(serializers.Serializer):
    """What is answered of one record; with `fields` only the members named there."""

    trimmed = True

    snippet = serializers.CharField(
        required=False,
        allow_null=True,
        help_text="With `q`: where it says so, as HTML with the words found in <mark>.",
    )


class PendingRevisionSerializer(serializers.Serializer):
    """A change to a published record that waits for somebody else to publish it."""

    publication = Code(v.Publication)
    changes = serializers.DictField(help_text="The members that change, as they were written.")
    reason = serializers.CharField()
    review_note = serializers.CharField(help_text="Why it was returned.")


class LeaningSerializer(serializers.Serializer):
    """Who leans on a record in one way."""

    what = serializers.CharField(help_text="Who they are, as in “risks to it”.")
    count = serializers.IntegerField(min_value=1)
    named = serializers.ListField(
        child=serializers.CharField(), help_text="The first five, by slug or by kind and id."
    )


def leaned_on_by() -> LeaningSerializer:
    told = "Shown to who has just retracted it, where others lean on it."
    return LeaningSerializer(many=True, required=False, help_text=told)


class StampedSerializer(RecordSerializer):
    created_at = serializers.DateTimeField(help_text="When it was entered.")
    updated_at = serializers.DateTimeField(
        help_text="When anything in this answer last changed by a publication."
    )


class ReviewedSerializer(StampedSerializer):
    publication = Code(v.Publication)
    published_at = serializers.DateTimeField(allow_null=True)
    pending_revision = PendingRevisionSerializer(
        required=False, help_text="Shown to those who may read drafts, where there is one."
    )
    leaned_on_by = leaned_on_by()
