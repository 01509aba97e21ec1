from __future__ import annotations

from django.contrib import admin

from commitments.admin.base import RecordAdmin
from commitments.domain.resources import FORUM
from commitments.models import Forum


@admin.register(Forum)
class ForumAdmin(RecordAdmin):
    resource = FORUM
    list_display = ("name", "slug", "review_every")
    search_fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}
    sections = ((None, {"fields": ("name", "slug", "description", "review_every")}),)
