"""A whole list in one answer: CSV, NDJSON or a workbook, streamed in memory that does not grow."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from commitments.api import conditional
from commitments.reading.clocks import Clocks
from commitments.reading.export import begin, check, csv_chunks, ndjson_chunks, write_xlsx
from commitments.reading.listing import Listing
from commitments.reading.parameters import BadParameter

CHUNK = 64 * 1024  # bytes
PAGED = ("cursor", "include", "page_size", "with_count")


class Csv(BaseRenderer):
    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"


class Ndjson(BaseRenderer):
    media_type = "application/x-ndjson"
    format = "ndjson"


class Xlsx(BaseRenderer):
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"


EXPORTS = (Csv, Ndjson, Xlsx)
RENDERERS = (JSONRenderer, *EXPORTS)
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "ndjson": Ndjson.media_type,
    "xlsx": Xlsx.media_type,
}


def is_export(request: Request) -> bool:
    return request.accepted_renderer.format in CONTENT_TYPES


def refuse_pages(asked: Mapping[str, Any], wanted: str) -> None:
    for name in PAGED:
        if name in asked:
            raise BadParameter(name, f"As {wanted} a list comes whole and flat; leave this out.")


def export(
    request: Request, listing: Listing, asked: Mapping[str, Any], clocks: Clocks, tag: str | None
) -> HttpResponseBase:
    """`tag`: of an answer that is the same until something is published; None for drafts."""
    wanted = request.accepted_renderer.format
    response: HttpResponseBase
    check(listing, asked, clocks)
    if tag is not None and conditional.takes_any(request):
        return conditional.not_modified(request, clocks, tag)
    if request.method == "HEAD":
        response = HttpResponse(content_type=CONTENT_TYPES[wanted])
    else:
        begin(listing, asked, clocks)
        chunks = MAKERS[wanted](listing, asked, clocks)
        response = StreamingHttpResponse(chunks, content_type=CONTENT_TYPES[wanted])
    conditional.clock(request, response, clocks)
    if tag is not None:
        response["ETag"] = tag
    name = f"{listing.path}-{clocks.as_of.isoformat()}.{wanted}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def xlsx_chunks(listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> Iterator[bytes]:
    """Written whole before the first is sent, so that what does not fit a sheet is refused."""
    chunks = xlsx_parts(listing, asked, clocks)
    return chain([next(chunks)], chunks)


def xlsx_parts(listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        write_xlsx(file, listing, asked, clocks)
        file.seek(0)
        while part := file.read(CHUNK):
            yield part


MAKERS = {"csv": csv_chunks, "ndjson": ndjson_chunks, "xlsx": xlsx_chunks}
