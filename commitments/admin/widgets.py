"""Which form field stands for which column, and how a value is shown where it can't be changed."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from unfold.admin import TabularInline
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminURLInputWidget

from commitments.admin.explaining import explained
from commitments.admin.fields import (
    LinesField,
    ProseField,
    columns_of,
    is_vague_date,
    label_of_date,
)
from commitments.domain.date_prose import describe
from commitments.domain.shapes import Resource
from commitments.models.vague_date import VagueDate


class FieldsForShapes:
    """Mixed into admins and inlines of records: autocomplete for every reference, one line for a
    vague date, lines for a list."""

    model: type[models.Model]
    resource: ClassVar[Resource]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        model = getattr(cls, "model", None)
        if model is None and "resource" in cls.__dict__:
            model = cls.resource.model
        if model is None:
            return
        for name in dir(model):
            if is_vague_date(model, name) and not hasattr(cls, name):
                setattr(cls, name, date_column(model, name))

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return tuple(
            f.name
            for f in self.model._meta.fields
            if f.remote_field is not None
            and f.editable
            and f.name != getattr(self, "fk_name", None)
        )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, ArrayField):
            return LinesField(
                label=capfirst(db_field.verbose_name),
                required=False,
                help_text=f"{db_field.help_text} One a line.".strip(),
            )
        if isinstance(db_field, models.TextField):
            kwargs["form_class"] = ProseField
            kwargs["widget"] = UnfoldAdminTextareaWidget(attrs={"rows": 4})
        if isinstance(db_field, models.URLField):
            # The domain says what an address is; a stricter field could lock out what is stored.
            name = "address (URL)" if db_field.name == "url" else db_field.verbose_name
            return forms.CharField(
                label=capfirst(name),
                help_text=db_field.help_text,
                required=False,
                widget=UnfoldAdminURLInputWidget(),
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A code without a default is chosen, never left standing by accident."""
        kwargs.setdefault(
            "choices",
            db_field.get_choices(
                include_blank=db_field.blank or not db_field.has_default(),
                blank_choice=[("", "Select value")],
            ),
        )
        if not isinstance(self, TabularInline):  # there help is a column's title
            codes = [code for code, _ in db_field.flatchoices]
            kwargs.setdefault("help_text", explained(codes, db_field.help_text))
        return super().formfield_for_choice_field(db_field, request, **kwargs)  # type: ignore[misc]


def date_column(model: type[models.Model], name: str) -> Any:
    """A column, or a field to be read, with a vague date in words."""

    @display(
        description=label_of_date(name),
        ordering=f"{columns_of(model, name)}_earliest",
    )
    def column(self: Any, row: models.Model) -> SafeString | str:
        return shown(getattr(row, name))

    return column


def shown(date: VagueDate | None) -> SafeString | str:
    if date is None:
        return "–"
    told = describe(date)
    return format_html('<span title="{}">{}</span>', f"{date.edtf} {date.said}".strip(), told)
