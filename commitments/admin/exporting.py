"""The chosen rows as a file, in the columns of the API's export, whatever their state."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from unfold.decorators import action

from commitments.domain.shapes import Resource
from commitments.models.vocabulary import Publication
from commitments.reading import filters as f
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.export import csv_chunks, write_xlsx
from commitments.reading.listing import Filter, Listing
from commitments.reading.listings import LISTINGS
from commitments.reading.parameters import Parameter

MOST = 100_000
CHUNK = 64 * 1024  # bytes
CHOSEN = Filter(
    Parameter("chosen", lambda name, value: int(value), "Rows by id.", {"type": "integer"}, "1"),
    lambda ids, params, clocks: f"r.id = ANY({f.bind(params, ids)})",
)


class Exports:
    """Mixed into the ModelAdmin of records."""

    resource: ClassVar[Resource]
    actions = ("export_csv", "export_xlsx")

    @action(description="Export as CSV", permissions=["view"])
    def export_csv(self, request: HttpRequest, queryset: Any) -> StreamingHttpResponse | None:
        return self.exported(request, queryset, csv_chunks, "csv", "text/csv; charset=utf-8")

    @action(description="Export as a workbook (XLSX)", permissions=["view"])
    def export_xlsx(self, request: HttpRequest, queryset: Any) -> StreamingHttpResponse | None:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return self.exported(request, queryset, xlsx_chunks, "xlsx", kind)

    def exported(
        self, request: HttpRequest, queryset: Any, chunks: Any, suffix: str, content_type: str
    ) -> StreamingHttpResponse | None:
        ids = list(queryset.order_by().values_list("pk", flat=True)[: MOST + 1])
        if len(ids) > MOST:
            messages.error(request, f"An export has {MOST:,} rows at the most; filter the list.")
            return None
        listing = all_of(LISTINGS[self.resource.name])
        asked = {"chosen": ids}
        if listing.reviewed:
            asked["publication"] = Publication.values
        clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
        response = StreamingHttpResponse(chunks(listing, asked, clocks), content_type=content_type)
        name = f"{listing.path}-{clocks.as_of.isoformat()}.{suffix}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def all_of(listing: Listing) -> Listing:
    """The listing with every row that was chosen in it, be it made later than today."""
    return replace(listing, filters=[*listing.filters, CHOSEN], made_by_then="TRUE")


def xlsx_chunks(listing: Listing, asked: dict[str, Any], clocks: Clocks) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        write_xlsx(file, listing, asked, clocks)
        file.seek(0)
        while part := file.read(CHUNK):
            yield part
