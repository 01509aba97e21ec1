from __future__ import annotations

from django.contrib import admin

from commitments.admin.base import STATE_FILTERS, ReviewedAdmin
from commitments.admin.filters import vague_filter
from commitments.admin.standing import DisputedFilter
from commitments.domain.resources import CLAIM
from commitments.models import Claim


@admin.register(Claim)
class ClaimAdmin(ReviewedAdmin):
    resource = CLAIM
    list_display = ("title", "made_on", "begun", "stage")
    list_filter = (
        *STATE_FILTERS,
        DisputedFilter,
        vague_filter("made", "day made", "made_on"),
    )
    search_fields = ("title", "slug", "text")
    prepopulated_fields = {"slug": ("title",)}
    sections = ((None, {"fields": ("title", "slug", "text", "made_on")}),)
