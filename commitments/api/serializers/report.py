from __future__ import annotations

from rest_framework import serializers

from commitments.api.serializers.fields import Code
from commitments.models import vocabulary as v
from commitments.models.report import Occasion


class ReportFileSerializer(serializers.Serializer):
    format = serializers.CharField()
    url = serializers.URLField()
    sha256 = serializers.CharField(help_text="Of the bytes at that address.")


class ReportSerializer(serializers.Serializer):
    """A report that was sent. To whom is told to nobody."""

    id = serializers.IntegerField()
    url = serializers.URLField()
    name = serializers.CharField(help_text="The schedule's, when it was made.")
    occasion = serializers.ChoiceField(Occasion.choices)
    first_day = serializers.DateField()
    as_of = serializers.DateField(help_text="The report's day, the last of its period.")
    known_at = serializers.DateTimeField(help_text="The instant of all that it tells.")
    time_zone = serializers.CharField()
    filter = serializers.CharField(help_text="A query of the list of commitments; empty: all.")
    sections = serializers.ListField(child=Code(v.Section))
    subject = serializers.CharField()
    opening = serializers.CharField(help_text="The first screen, a sentence a line.")
    lead = serializers.CharField(help_text="An editor's note at its head.")
    late = serializers.BooleanField(help_text="It went out later than it should have.")
    code_version = serializers.CharField()
    sent_at = serializers.DateTimeField()
    corrects = serializers.IntegerField(allow_null=True, help_text="The report that it corrects.")
    corrected_by = serializers.ListField(child=serializers.IntegerField())
    files = ReportFileSerializer(many=True)


class ReportScheduleSerializer(serializers.Serializer):
    """Who is told what, and when."""

    id = serializers.IntegerField()
    url = serializers.URLField()
    name = serializers.CharField()
    cadence = serializers.CharField()
    time_zone = serializers.CharField()
    hour = serializers.IntegerField()
    week_ends = serializers.IntegerField()
    filter = serializers.CharField()
    sections = serializers.ListField(child=Code(v.Section))
    formats = serializers.ListField(child=Code(v.ReportFormat))
    recipients = serializers.ListField(child=serializers.EmailField())
    skip_empty = serializers.BooleanField()
    hold_until = serializers.IntegerField(allow_null=True)
    lead = serializers.CharField()
    paused = serializers.BooleanField()
    next_run = serializers.DateTimeField(allow_null=True, help_text="Null while it is paused.")
    created_at = serializers.DateTimeField()
