"""Form fields for what the database keeps in several columns or in one array."""

from __future__ import annotations

import inspect
from typing import Any

from django import forms
from django.db import models
from django.urls import reverse
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from commitments.admin.date_preview import preview
from commitments.domain.date_words import as_words, read_words
from commitments.domain.dates import DateError
from commitments.models.vague_date import VagueDate, VagueDateColumns

WAYS_TO_WRITE = "Plain words or EDTF: 30 January 2024, over the summer of 2024, by the end of 2024."


class VagueDateInput(UnfoldAdminTextInputWidget):
    """A line for a date in words, with the window that they mean shown beneath as one types.
    `judged`: it is the day of a judgement."""

    template_name = "admin/commitments/widgets/date.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, judged: bool = False) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.judged = judged

    class Media:
        js = ("desk/forms.js",)
        css = {"all": ("desk/forms.css",)}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        given = dict(attrs or {})
        window = f"{given.get('id', name)}_window"
        given["aria-describedby"] = f"{given.get('aria-describedby', '')} {window}".strip()
        query = {"judged": 1} if self.judged else None
        given["data-reads"] = reverse("admin:commitments_dates", query=query)
        context: dict[str, Any] = super().get_context(name, value, given)
        told = preview(str(value or ""), judged=self.judged).get("told", "")
        context["widget"] |= {"window": window, "told": told}
        return context


class VagueDateField(forms.CharField):
    """One line of plain English or EDTF; the words are kept beside the window they mean."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", VagueDateInput())
        kwargs.setdefault("help_text", WAYS_TO_WRITE)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return as_words(value) if isinstance(value, VagueDate) else value

    def to_python(self, value: Any) -> VagueDate | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_words(text)
        except DateError as error:
            raise forms.ValidationError(str(error)) from None

    def run_validators(self, value: Any) -> None:
        """What CharField would check of a text has been read already."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = self.prepare_value(initial) or ""
        return bool(" ".join(before.split()) != " ".join((data or "").split()))


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", UnfoldAdminTextareaWidget(attrs={"rows": 4}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        text = super().to_python(value)
        return [line.strip() for line in text.splitlines() if line.strip()]

    def run_validators(self, value: Any) -> None:
        """The domain checks each line."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(self.prepare_value(initial or [])) != self.to_python(data)


LABELS = {"original_due": "Due", "starts": "From", "ends": "To"}


def label_of_date(attribute: str) -> str:
    return LABELS.get(attribute, attribute.replace("_", " ").capitalize())


def is_vague_date(model: type[models.Model], attribute: str) -> bool:
    return isinstance(inspect.getattr_static(model, attribute, None), VagueDateColumns)


def columns_of(model: type[models.Model], attribute: str) -> str:
    """The name that the four columns of a vague date start with."""
    descriptor = inspect.getattr_static(model, attribute)
    assert isinstance(descriptor, VagueDateColumns)
    return descriptor.name


class ProseField(forms.CharField):
    """A long text, with the line ends of the database: browsers send CR LF."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", UnfoldAdminTextareaWidget(attrs={"rows": 4}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if isinstance(text, str) else text

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial or "") != self.to_python(data or ""))
