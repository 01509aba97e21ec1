"""The page on which an editor merges an actor or a source into another, seeing first what counts
under the other from then on."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import capfirst
from unfold.widgets import UnfoldAdminTextareaWidget

from commitments.admin.links import merge_page, page_of
from commitments.admin.naming import shortened, spoken_of
from commitments.admin.retracting import SHOWN, Group, leaning_of
from commitments.admin.telling import date_words
from commitments.domain import merged, merging
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.domain.resources import resource_of
from commitments.domain.shapes import Resource, plain
from commitments.models import Actor, Change
from commitments.models.vague_date import VagueDate
from commitments.models.vocabulary import ChangeType

LISTED = {"changelist", "autocomplete"}


class MergeForm(forms.Form):
    reason = forms.CharField(widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}), strip=True)

    def __init__(self, gone: models.Model, site: Any, data: Any = None) -> None:
        super().__init__(data)
        model = type(gone)
        self.fields["into"] = forms.ModelChoiceField(
            queryset=model._default_manager.exclude(pk=gone.pk),
            widget=AutocompleteSelect(model._meta.get_field("merged_into"), site),
        )

    def take(self, problem: Problem) -> None:
        for error in problem.errors:
            name = error.pointer.strip("/")
            self.add_error(name if name in self.fields else None, error.detail)
        if not problem.errors:
            self.add_error(None, problem.detail)


class Merging:
    """Mixed into the ModelAdmin of what can be merged: `<id>/merge/`. Lists leave out what was; its
    own page says where it went."""

    resource: ClassVar[Resource]
    admin_site: Any
    opts: Any
    change_form_outer_before_template = "admin/commitments/merged.html"

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:object_id>/merge/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)  # type: ignore[misc]
        matched = request.resolver_match
        view = (matched.url_name or "").rpartition("_")[2] if matched is not None else ""
        return rows.filter(merged_into__isnull=True) if view in LISTED else rows

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        if obj is not None and merged.into_id(obj) and not self.is_being_saved(request):  # type: ignore[attr-defined]
            return False
        return bool(super().has_change_permission(request, obj))  # type: ignore[misc]

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        record = context.get("original")
        if record is not None:
            context |= told_of(record, request.user)
        return super().render_change_form(request, context, **kwargs)  # type: ignore[misc]

    def merge_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        if not may(request.user, Action.MERGE):
            raise PermissionDenied
        row = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if row is None:
            raise Http404
        form = MergeForm(row, self.admin_site, request.POST if request.method == "POST" else None)
        stays = form.cleaned_data["into"] if form.is_valid() else None
        if stays is not None:
            try:
                if "confirm" in request.POST:
                    return self.merge(request, row, stays, form.cleaned_data["reason"])
                merging.check(row, stays, request.user)
            except Problem as problem:
                form.take(problem)
                stays = None
        context = self.merge_context(request, row, stays, form)
        return TemplateResponse(request, "admin/commitments/merge.html", context)

    def merge(
        self, request: HttpRequest, row: models.Model, stays: models.Model, reason: str
    ) -> HttpResponse:
        seen = request.POST.get("expected", "")
        expected = int(seen) if seen.isdecimal() else None
        merging.merge(gone=row, stays=stays, by=request.user, reason=reason, expected=expected)
        messages.success(request, f"“{shortened(str(row))}” counts under this one from now on.")
        return HttpResponseRedirect(page_of(stays))

    def merge_context(
        self, request: HttpRequest, row: Any, stays: Any, form: MergeForm
    ) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": f"Merge: {row}",
            "opts": self.opts,
            "original": row,
            "noun": row._meta.verbose_name,
            "form": form,
            "stays": stays,
            "stays_page": page_of(stays) if stays else "",
            "lines": side_by_side(row, stays) if stays else [],
            "leaning": [(way, len(way.rows) + way.more) for way in leaning_of(row)],
            "groups": twins(row, stays) if stays else [],
            "refusal": refusal_of(row, request.user),
            "page": page_of(row),
            "expected": row.row_version,
            "media": self.media + form.media,  # type: ignore[attr-defined]
        }


def told_of(record: Any, user: Any) -> dict[str, Any]:
    """Where it went, or what came to count under it, and the way to merge it."""
    into = merged.into_id(record)
    change = None
    if into:
        change = Change.objects.filter(
            object_type=resource_of(record).name, object_id=record.pk, type=ChangeType.MERGED
        ).first()
    came = type(record)._default_manager.filter(merged_into=record).order_by("pk")
    return {
        "merged_into": spoken_of(record.merged_into) if into else None,
        "merge_change": change,
        "came": [spoken_of(row) for row in came[:SHOWN]],
        "merge_page": merge_page(record) if may(user, Action.MERGE, record) and not into else "",
    }


def refusal_of(row: models.Model, user: Any) -> str:
    """Why it can't be merged as things are."""
    try:
        merging.check(row, None, user)
    except Problem as problem:
        return problem.detail
    return ""


def side_by_side(row: Any, stays: Any) -> list[tuple[str, Any, Any, bool]]:
    """(member, of the one that goes, of the one that stays, whether they differ)."""
    shape = resource_of(row).shape
    one, other = shape.write(row, in_words), shape.write(stays, in_words)
    return [
        (capfirst(name.replace("_", " ")), spoken(goes), spoken(other[name]), goes != other[name])
        for name, goes in one.items()
        if goes or other[name]
    ]


def in_words(value: Any) -> Any:
    return date_words(value) if isinstance(value, VagueDate) else plain(value)


def spoken(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(spoken(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(spoken(item) for item in value.values() if item)
    return "–" if value in (None, "") else str(value)


def twins(row: Any, stays: Any) -> list[Group]:
    """Commitments to which both are parties in one role: two parties become one."""
    if not isinstance(row, Actor):
        return []
    found = merging.commitments_of_both(row, stays)
    rows = [spoken_of(commitment) for commitment in found[:SHOWN]]
    if not rows:
        return []
    return [Group("Commitments in which two parties become one", rows, found.count() - len(rows))]
