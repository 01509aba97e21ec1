from __future__ import annotations

from django.contrib import admin

from commitments.admin.base import RecordAdmin
from commitments.admin.counting import CountsCommitments
from commitments.domain.resources import FORUM
from commitments.models import Commitment, Forum


@admin.register(Forum)
class ForumAdmin(CountsCommitments, RecordAdmin):
    resource = FORUM
    counted = Commitment
    named_by = "forum"
    filtered_by = "forum__id__exact"
    list_display = ("name", "slug", "review_every", "commitments")
    search_fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}
    sections = ((None, {"fields": ("name", "slug", "description", "review_every")}),)
