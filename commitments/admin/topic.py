from __future__ import annotations

from django.contrib import admin

from commitments.admin.base import RecordAdmin
from commitments.admin.counting import CountsCommitments
from commitments.domain.resources import TOPIC
from commitments.models import CommitmentTopic, Topic


@admin.register(Topic)
class TopicAdmin(CountsCommitments, RecordAdmin):
    resource = TOPIC
    counted = CommitmentTopic
    named_by = "topic"
    filtered_by = "topic_rows__topic__id__exact"
    list_display = ("name", "slug", "description", "commitments")
    search_fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}
    sections = ((None, {"fields": ("name", "slug", "description")}),)
