"""The filter of a list by an actor or a source: by all that counts as one with it since a merge."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import AutocompleteSelectFilter

from commitments.domain import merged


class SameFilter(AutocompleteSelectFilter):
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = str(self.value() or "")
        if not chosen:
            return queryset
        if not chosen.isdecimal():
            raise IncorrectLookupParameters
        row = self.field.remote_field.model._default_manager.filter(pk=int(chosen)).first()
        return queryset.filter(merged.names(self.field_path, row)) if row else queryset.none()
