"""What the desk's pages have in common: records that are revised, and ledgers that are added to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.admin import ShowFacets
from django.contrib.admin.views.main import ERROR_FLAG
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import MultipleChoicesDropdownFilter
from unfold.decorators import display

from commitments.admin.bulk import Bulk
from commitments.admin.exporting import Exports
from commitments.admin.filters import AuthorFilter, WaitsFilter
from commitments.admin.finding import Finds
from commitments.admin.forms import RecordForm, form_for, reason_field
from commitments.admin.history import History
from commitments.admin.inlines import EvidenceInline, EvidenceListed, Listed, RowsInline
from commitments.admin.links import page_of
from commitments.admin.redacting import Redacting
from commitments.admin.roles import ByRole, open_to_changes, own_draft
from commitments.admin.saving import SUBMIT, DomainSaves, left_alone_since, pending_revision
from commitments.admin.widgets import FieldsForShapes
from commitments.admin.workflow import Workflow
from commitments.domain.permissions import Action, may
from commitments.domain.shapes import Resource
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import EDITABLE_STATES, Publication

PUBLICATION_COLOURS = {
    Publication.DRAFT.label: "default",
    Publication.RETURNED.label: "warning",
    Publication.IN_REVIEW.label: "info",
    Publication.PUBLISHED.label: "success",
    Publication.RETRACTED.label: "danger",
}


REASONS = {
    True: "Due for every change to what is published. It is public, and stands beside the change.",
    False: "Optional. It stands beside the change.",
}


class DeskAdmin(History, ByRole, ModelAdmin):
    """Any page of the desk. While its list is empty it says `when_empty`, and `add_said` on its
    button."""

    when_empty = ""
    add_said = "Add the first one"
    list_per_page = 50
    show_facets = ShowFacets.NEVER  # each number in a filter would be a count of the whole list
    empty_value_display = "–"
    list_filter_submit = True
    list_fullwidth = True
    warn_unsaved_form = True
    compressed_fields = True

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if any("\x00" in value for values in request.GET.lists() for value in values[1]):
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
        return super().changelist_view(request, extra_context)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return super().get_search_results(request, queryset, search_term.replace("\x00", ""))

    @display(description="State", ordering="publication", label=PUBLICATION_COLOURS)
    def stage(self, row: Any) -> str:
        return str(row.get_publication_display())


class RecordAdmin(DomainSaves, Redacting, Exports, Finds, FieldsForShapes, DeskAdmin):
    """A kind of record of the domain. `sections`: the fieldsets, but for what a state adds."""

    resource: ClassVar[Resource]
    sections: ClassVar[tuple[Any, ...]]
    form_base: ClassVar[type[RecordForm]] = RecordForm
    change_form_before_template = "admin/commitments/seen.html"
    change_form_outer_before_template = "admin/commitments/state.html"
    revisable = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "resource" in cls.__dict__:
            cls.form = form_for(
                cls.form_base,
                cls.resource.model,
                cls.resource.shape.fields,
                resource=cls.resource,
            )

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """What is sent is judged by the domain, so that nothing typed is lost to a state that
        changed in the meantime."""
        if not super().has_change_permission(request, obj):
            return False
        if obj is None or self.is_being_saved(request):
            return True
        pending = pending_revision(obj)
        return open_to_changes(obj, revisable=self.revisable) and (
            pending is None or pending.publication in EDITABLE_STATES
        )

    def is_being_saved(self, request: HttpRequest) -> bool:
        matched = request.resolver_match
        return (
            request.method == "POST"
            and matched is not None
            and ((matched.url_name or "").endswith("_change"))
        )

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return obj is not None and may(request.user, self.writes) and own_draft(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("slug",) if obj is not None and hasattr(obj, "slug") else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.prepopulated_fields if obj is None else {}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None or not self.asks_reason(obj) or not self.has_change_permission(request, obj):
            return self.sections
        why = ("Why it changes", {"fields": ("why",)})
        return (why, *self.sections) if self.resource.reviewed else (*self.sections, why)

    def asks_reason(self, obj: Any) -> bool:
        state = getattr(obj, "publication", None)
        return state is None or (self.revisable and state == Publication.PUBLISHED)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kw: Any
    ) -> Any:
        extra: dict[str, Any] = {
            "refusal": getattr(request, "refusal", None),
            "pending": pending_revision(obj),
            "lists": frozenset(r.name for r in self.resource.shape.rows),
        }
        if obj is not None and self.asks_reason(obj):
            extra["why"] = reason_field(REASONS[self.resource.reviewed])
        kw["form"] = type(self.form.__name__, (self.form,), extra)
        return super().get_form(request, obj, change, **kw)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        shown = [i for i in self.inlines if obj is not None or not issubclass(i, Listed)]
        if self.resource.name not in TARGETS:
            return shown
        evidence = [EvidenceInline] if self.takes_evidence(request, obj) else []
        if obj is not None and obj.publication not in EDITABLE_STATES:
            evidence.append(EvidenceListed)
        rows = [i for i in shown if issubclass(i, RowsInline)]
        return [*rows, *evidence, *(i for i in shown if i not in rows)]

    def takes_evidence(self, request: HttpRequest, obj: Any) -> bool:
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        given: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        editable = isinstance(inline, RowsInline) and inline.has_change_permission(request, obj)
        if not editable or obj.pk is None:
            return given
        pending = pending_revision(obj)
        if request.method == "POST":
            sent = inline.get_formset(request, obj)(**given)
            if not left_alone_since(sent, obj, pending, request.POST.get("seen", "")):
                return given
            del given["data"], given["files"]
        given["present"] = inline.present(obj, pending)
        return given

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        record = context.get("original")
        context["show_save_and_add_another"] = record is None
        reviewed = self.resource.reviewed and may(request.user, Action.SUBMIT)
        writable = record is None or self.has_change_permission(request, record)
        if reviewed and writable and self.resource.name not in {"source", "evidence"}:
            context["actions_submit_line"] = [
                {"action_name": SUBMIT, "description": "Save and submit for review", "attrs": {}}
            ]
        return super().render_change_form(request, context, **kwargs)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """What others may point to: nothing retracted."""
        matched = request.resolver_match
        if matched is not None and matched.url_name == "autocomplete" and self.resource.reviewed:
            queryset = queryset.exclude(publication=Publication.RETRACTED)
        return super().get_search_results(request, queryset, search_term)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A draft is dropped with its draft evidence, and nothing else hangs on it."""
        told: list[Any] = []
        count = 0
        for row in objs:
            held = list(row.evidence.all()) if hasattr(row, "evidence") else []
            count += len(held)
            told += [format_html("{}: {}", row._meta.verbose_name, row)]
            told += [[f"evidence: {item}" for item in held]] if held else []
        counts = {objs[0]._meta.verbose_name_plural: len(objs)} if len(objs) else {}
        return told, counts | ({"evidence": count} if count else {}), set(), []


class ReviewedAdmin(Workflow, Bulk, RecordAdmin):
    """Records that pass a review before anybody outside sees them."""

    list_select_related: Any = ("created_by",)

    @display(description="Begun", ordering="created_at")
    def begun(self, row: Any) -> SafeString:
        """By whom, and when."""
        day = date_format(localtime(row.created_at), "SHORT_DATE_FORMAT")
        return format_html(
            '{} <span class="whitespace-nowrap">{}</span>', row.created_by or "", day
        )


class LedgerAdmin(ReviewedAdmin):
    """Rows that are added, and once published only corrected or retracted."""

    revisable = False

    def hangs_on(self, row: Any) -> models.Model:
        found: models.Model = row.commitment
        return found

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Back to what it was added to."""
        return HttpResponseRedirect(page_of(self.hangs_on(obj)))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ()


STATE_FILTERS: tuple[Any, ...] = (
    ("publication", MultipleChoicesDropdownFilter),
    WaitsFilter,
    AuthorFilter,
)
