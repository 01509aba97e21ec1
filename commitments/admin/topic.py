from __future__ import annotations

from django.contrib import admin

from commitments.admin.base import RecordAdmin
from commitments.domain.resources import TOPIC
from commitments.models import Topic


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    resource = TOPIC
    list_display = ("name", "slug", "description")
    search_fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}
    sections = ((None, {"fields": ("name", "slug", "description")}),)
