from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from unfold.contrib.filters.admin import (
    FieldTextFilter,
    MultipleChoicesDropdownFilter,
)

from commitments.admin.base import STATE_FILTERS, ReviewedAdmin
from commitments.admin.copies import Copies
from commitments.admin.filters import vague_filter
from commitments.admin.link_filter import LinkFilter
from commitments.admin.merging import Merging
from commitments.admin.same import SameFilter
from commitments.domain.resources import SOURCE
from commitments.models import Source


@admin.register(Source)
class SourceAdmin(Copies, Merging, ReviewedAdmin):
    resource = SOURCE
    list_display = (
        "title",
        "publisher",
        "published_on",
        "language",
        "reliability",
        "begun",
        "stage",
    )
    list_filter = (
        *STATE_FILTERS,
        ("reliability", MultipleChoicesDropdownFilter),
        vague_filter("published", "day of publication", "published_on"),
        ("language", FieldTextFilter),
        ("publisher", FieldTextFilter),
        ("derived_from", SameFilter),
        LinkFilter,
    )
    search_fields = ("title", "slug", "url", "publisher")
    prepopulated_fields = {"slug": ("title",)}

    class Media:
        js = ("desk/source.js",)
        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("desk/copies.css",)}

    sections = (
        (
            None,
            {
                "fields": (
                    "url",
                    "title",
                    "slug",
                    "publisher",
                    "published_on",
                    "language",
                    "archive_url",
                )
            },
        ),
        ("Grade and origin", {"fields": ("reliability", "derived_from")}),
    )
