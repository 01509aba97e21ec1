"""The lists inside a record, and its evidence, as inlines that write through the domain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import StackedInline, TabularInline
from unfold.decorators import display

from commitments.admin.forms import ShapeForm, form_for, initial_of
from commitments.admin.links import page_of
from commitments.admin.new_source import NEW_SOURCE, SourceOnTheSpot
from commitments.admin.roles import ByRole, ReadOnly
from commitments.admin.widgets import FieldsForShapes
from commitments.domain.errors import FieldError, Problem
from commitments.domain.ledgers import EVIDENCE
from commitments.domain.shapes import Resource, Rows, write_rows
from commitments.models import Evidence
from commitments.models.ledger import Judgement
from commitments.models.vocabulary import EDITABLE_STATES


class RowsFormSet(BaseInlineFormSet):
    """The whole of a list, as it is and as it should be: the domain tells rows apart by what they
    say, so no row has an id here."""

    rows: Rows
    refusal: Problem | None = None

    def __init__(self, *args: Any, present: list[dict[str, Any]] | None = None, **kwargs: Any):
        if present:
            kwargs["initial"] = present
        kwargs["queryset"] = self.model._default_manager.none()
        super().__init__(*args, **kwargs)
        self.extra = len(present or ()) + self.extra

    def filled(self) -> list[ShapeForm]:
        return [
            form
            for form in self.forms
            if form.has_changed() and not (self.can_delete and self._should_delete_form(form))
        ]

    def written(self) -> list[Any]:
        """The list in the write shape, in the order of the page."""
        found = [form.written() for form in self.filled()]
        short = self.rows.shorthand
        return [item[short] for item in found] if short else found

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound or self.refusal is None:
            return
        place(self.refusal, f"/{self.rows.name}", self.filled(), self._non_form_errors)


class EvidenceFormSet(BaseInlineFormSet):
    """Draft evidence of a record: each piece is a record of its own."""

    refusal: Problem | None = None

    def filled(self) -> list[ShapeForm]:
        return [form for form in self.forms if form.has_changed()]

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound or self.refusal is None:
            return
        place(self.refusal, "/evidence", self.filled(), self._non_form_errors)


def place(problem: Problem, pointer: str, forms: list[Any], whole: Any) -> None:
    """Puts errors below `pointer` at the forms that were written, the rest at the list."""
    for error in problem.errors:
        if error.pointer != pointer and not error.pointer.startswith(f"{pointer}/"):
            continue
        number, _, rest = error.pointer.removeprefix(pointer).strip("/").partition("/")
        if number.isdecimal() and int(number) < len(forms):
            forms[int(number)].take([FieldError(f"/{rest}", error.detail)])
        else:
            whole.append(error.detail)


class RowForm(ShapeForm):
    pass


class RowsInline(FieldsForShapes, ByRole, TabularInline):
    """One list of a record, named `list_name` in its shape."""

    resource: ClassVar[Resource]
    list_name: ClassVar[str]
    formset = RowsFormSet
    hide_title = True
    extra = 0
    can_delete = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "list_name" not in cls.__dict__:
            return
        rows = next(r for r in cls.resource.shape.rows if r.name == cls.list_name)
        cls.rows = rows
        cls.model = rows.model
        cls.fk_name = rows.owner
        cls.form = form_for(RowForm, rows.model, rows.fields)
        cls.fields = tuple(m.attribute for m in rows.fields)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self.parent_open(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request) and self.parent_open(request, obj)

    def parent_open(self, request: HttpRequest, obj: Any) -> bool:
        parent = self.admin_site.get_model_admin(self.parent_model)
        return obj is None or obj.pk is None or parent.has_change_permission(request, obj)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        if obj is not None and not self.has_change_permission(request, obj):
            return super().get_formset(request, obj, formset=BaseInlineFormSet, **kwargs)
        made = super().get_formset(request, obj, **kwargs)
        made.rows = self.rows
        made.refusal = getattr(request, "refusal", None)
        return made

    def present(self, parent: models.Model, pending: Any) -> list[dict[str, Any]]:
        """The list as it is, or as the pending revision will have it, as initial values."""
        changes = pending.changes if pending is not None else {}
        written = changes.get(self.list_name, None)
        if written is None:
            written = write_rows(self.rows, parent)
        short = self.rows.shorthand
        items = [
            {short: item} if short and not isinstance(item, dict) else item for item in written
        ]
        return initial_of(self.rows.fields, self.rows.model, items)


class EvidenceForm(SourceOnTheSpot):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        if instance is not None and instance.pk is not None:
            kwargs["initial"] = {"seen": instance.row_version} | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


QUOTED = (
    "excerpt",
    ("locator", "mode"),
    ("attributed_to", "speaker_text"),
    ("stance", "credibility"),
    "said_on",
    "language",
    "translation",
)


class EvidenceInline(FieldsForShapes, ByRole, StackedInline):
    """Evidence that may still be written on, and room for more."""

    model = Evidence
    resource = EVIDENCE
    form = form_for(EvidenceForm, Evidence, EVIDENCE.shape.fields)
    formset = EvidenceFormSet
    fieldsets = (
        (None, {"fields": ("source",)}),
        NEW_SOURCE,
        (None, {"fields": (*QUOTED, "seen")}),
    )
    verbose_name = "piece of evidence"
    verbose_name_plural = "Evidence"
    extra = 0
    can_delete = True

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 1 if obj is None and issubclass(self.parent_model, Judgement) else 0

    def get_queryset(self, request: HttpRequest) -> Any:
        """What is sent may have been published in the meantime: the domain then says so."""
        found = super().get_queryset(request).select_related("source", "attributed_to")
        return found if request.method == "POST" else found.filter(publication__in=EDITABLE_STATES)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        made = super().get_formset(request, obj, **kwargs)
        made.refusal = getattr(request, "refusal", None)
        return made


def opening(description: str) -> Callable[..., SafeString]:
    """A column that links to the row's own page."""

    @display(description=description)
    def opened(self: Any, row: models.Model) -> SafeString:
        return format_html('<a class="text-link" href="{}">{}</a>', page_of(row), row)

    return opened


class Listed(FieldsForShapes, ReadOnly, TabularInline):
    """Rows that hang on a record, to be read here and opened elsewhere."""

    extra = 0
    can_delete = False
    hide_title = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if getattr(cls, "fields", None):
            cls.readonly_fields = cls.fields


class EvidenceListed(Listed):
    """Evidence that is in review, published or retracted."""

    opened = opening("Excerpt")

    model = Evidence
    fields = ("opened", "source", "locator", "attributed_to", "stance", "publication")
    verbose_name_plural = "Evidence in review or published"

    def get_queryset(self, request: HttpRequest) -> Any:
        found = super().get_queryset(request).exclude(publication__in=EDITABLE_STATES)
        return found.select_related("source", "attributed_to")
