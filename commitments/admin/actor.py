from __future__ import annotations

from django.contrib import admin
from unfold.contrib.filters.admin import MultipleChoicesDropdownFilter

from commitments.admin.base import RecordAdmin
from commitments.admin.inlines import RowsInline
from commitments.admin.merging import Merging
from commitments.admin.same import SameFilter
from commitments.domain.resources import ACTOR
from commitments.models import Actor


class OfficeInline(RowsInline):
    resource = ACTOR
    list_name = "offices"


@admin.register(Actor)
class ActorAdmin(Merging, RecordAdmin):
    resource = ACTOR
    list_display = ("name", "slug", "kind", "parent")
    list_select_related = ("parent",)
    list_filter = (
        ("kind", MultipleChoicesDropdownFilter),
        ("parent", SameFilter),
    )
    search_fields = ("name", "slug", "offices__title")
    prepopulated_fields = {"slug": ("name",)}
    sections = ((None, {"fields": ("name", "slug", ("kind", "parent"))}),)
    inlines = (OfficeInline,)
