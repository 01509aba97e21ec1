from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import AutocompleteSelectFilter, MultipleChoicesDropdownFilter

from commitments.admin.base import STATE_FILTERS, LedgerAdmin
from commitments.admin.excerpts import FoundFilter
from commitments.admin.filters import vague_filter
from commitments.admin.forms import RecordForm
from commitments.admin.inlines import QUOTED
from commitments.admin.new_source import NEW_SOURCE, SourceOnTheSpot
from commitments.admin.same import SameFilter
from commitments.admin.verified import verified
from commitments.domain.errors import invalid
from commitments.domain.ledgers import EVIDENCE
from commitments.models import Evidence
from commitments.models.evidence import TARGETS

COPIES = ("In the archived copies", {"fields": ("in_copies",)})


class EvidenceForm(RecordForm, SourceOnTheSpot):
    pass


@admin.register(Evidence)
class EvidenceAdmin(LedgerAdmin):
    resource = EVIDENCE
    form_base = EvidenceForm
    compressed_fields = False
    list_display = (
        "excerpt_start",
        "source",
        "target",
        "attributed_to",
        "stance",
        "credibility",
        "begun",
        "stage",
    )
    list_select_related = (
        "source",
        "attributed_to",
        *TARGETS,
        "position__actor",
        "created_by",
    )
    list_filter = (
        *STATE_FILTERS,
        FoundFilter,
        ("stance", MultipleChoicesDropdownFilter),
        ("mode", MultipleChoicesDropdownFilter),
        ("credibility", MultipleChoicesDropdownFilter),
        vague_filter("said", "day said", "said_on"),
        ("source", SameFilter),
        ("attributed_to", SameFilter),
        ("commitment", AutocompleteSelectFilter),
    )
    search_fields = ("excerpt", "translation", "locator", "speaker_text", "source__title")

    class Media:
        css = {"all": ("desk/verified.css",)}

    sections = (
        ("What it is evidence of: one of these", {"fields": TARGETS}),
        ("Where it stands", {"fields": ("source",)}),
        NEW_SOURCE,
        ("What it says", {"fields": QUOTED}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*TARGETS, "in_copies") if obj is not None else ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Of the targets, the one that it has, or was asked for by a link; else all to choose."""
        named = [name for name in TARGETS if name in request.GET]
        if obj is None and len(named) != 1:
            return self.sections
        target = obj.target_type if obj is not None else named[0]
        rest = self.sections[1:]
        if obj is not None and not self.has_change_permission(request, obj):
            rest = tuple(section for section in rest if section is not NEW_SOURCE)
        if obj is not None and obj.excerpt.strip():
            rest = (*rest, COPIES)
        return (("What it is evidence of", {"fields": (target,)}), *rest)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        form.make_source(request.user)
        super().save_related(request, form, formsets, change)

    def hangs_on(self, row: Evidence) -> models.Model:
        return row.target

    def target_of(self, form: Any) -> models.Model | None:
        """The one target named; that there is none, the domain refuses."""
        named = [form.cleaned_data.get(name) for name in TARGETS]
        chosen = [row for row in named if row is not None]
        if len(chosen) > 1:
            raise invalid("/target", "Evidence is of one thing: leave the others empty.")
        return chosen[0] if chosen else None

    @admin.display(description="Excerpt")
    def in_copies(self, row: Evidence) -> SafeString:
        context = {"verified": verified([row])[row.pk]}
        return render_to_string("admin/commitments/verified.html", context)

    @admin.display(description="Excerpt", ordering="excerpt")
    def excerpt_start(self, row: Evidence) -> str:
        text = row.excerpt or row.locator
        return text if len(text) <= 90 else f"{text[:89]}…"

    @admin.display(description="Of")
    def target(self, row: Evidence) -> str:
        return f"{row.target_type.replace('_', ' ')}: {row.target}"
