"""The page on which an administrator replaces a text by a notice, on legal grounds."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from unfold.widgets import (
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from commitments.admin.links import page_of, redaction_page
from commitments.domain import redactions
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.domain.shapes import Resource
from commitments.models.redaction import REDACTABLE


class RedactionForm(forms.Form):
    field = forms.ChoiceField(label="Text", widget=UnfoldAdminSelectWidget())
    notice = forms.CharField(
        widget=UnfoldAdminTextInputWidget(),
        help_text="What shall stand in the text's place. It is public.",
    )
    grounds = forms.CharField(
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="The law, order or request that it answers. For administrators alone.",
    )

    def __init__(self, names: tuple[str, ...], *args: Any) -> None:
        super().__init__(*args)
        self.fields["field"].choices = [(n, n.replace("_", " ").capitalize()) for n in names]  # type: ignore[attr-defined]


class Redacting:
    """Mixed into the ModelAdmin of records: `<id>/redact/`."""

    resource: ClassVar[Resource]
    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_redact"
        view = self.admin_site.admin_view(self.redact_view)
        return [path("<int:object_id>/redact/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def redact_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        if not may(request.user, Action.REDACT):
            raise PermissionDenied
        row = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if row is None:
            raise Http404
        names = REDACTABLE[self.resource.name]
        form = RedactionForm(names, request.POST if request.method == "POST" else None)
        if form.is_valid() and redacted(form, row, request.user):
            messages.success(request, "The notice stands in its place, under every clock.")
            return HttpResponseRedirect(page_of(row))
        return TemplateResponse(
            request,
            "admin/commitments/redact.html",
            {
                **self.admin_site.each_context(request),
                "title": f"Redact: {row}",
                "opts": self.opts,
                "original": row,
                "noun": row._meta.verbose_name,
                "form": form,
                "page": page_of(row),
                "media": self.media,  # type: ignore[attr-defined]
            },
        )

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        record = context.get("original")
        if record is not None and may(request.user, Action.REDACT):
            context["redaction_page"] = redaction_page(record)
        return super().render_change_form(request, context, **kwargs)  # type: ignore[misc]


def redacted(form: RedactionForm, row: models.Model, by: Any) -> bool:
    """Whether the domain took it; if not, the form tells why."""
    try:
        redactions.redact(record=row, by=by, **form.cleaned_data)
    except Problem as problem:
        for error in problem.errors:
            name = error.pointer.strip("/")
            form.add_error(name if name in form.fields else None, error.detail)
        if not problem.errors:
            form.add_error(None, problem.detail)
        return False
    return True
