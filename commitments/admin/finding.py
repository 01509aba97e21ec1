"""The search above a list: over all text that hangs on the rows."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.db import connection
from django.db.models.expressions import RawSQL
from django.http import HttpRequest

from commitments.domain.shapes import Resource
from commitments.reading.finding import matching
from commitments.reading.parameters import BadParameter


class Finds:
    """Mixed into the ModelAdmin of records. What is typed into a form's field for a reference is
    looked for in `search_fields` alone."""

    resource: ClassVar[Resource]
    search_help_text = "Search all text, names and slugs"

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        matched = request.resolver_match
        typed = matched is not None and matched.url_name == "autocomplete"
        text = search_term.replace("\x00", "").strip()
        if typed or not text:
            return super().get_search_results(request, queryset, search_term)  # type: ignore[misc]
        try:
            statement, params = matching(self.resource.name, text)
        except BadParameter as problem:
            messages.warning(request, f"Search: {problem.detail}")
            return queryset.none(), False
        return queryset.filter(pk__in=found_once(statement, params)), False


def found_once(statement: str, params: dict[str, Any]) -> RawSQL:
    """A list counts its rows and then reads a page of them: it need not search for each."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT found.* FROM ({statement}) found", params)  # noqa: S608
        ids = [pk for (pk,) in cursor.fetchall()]
    return RawSQL("SELECT unnest(%s::bigint[])", [ids])
