"""What was sent: reports, the newest first, with where each format is to be had. Never to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.clocks import Clocks
from commitments.reading.database import connection
from commitments.reading.listing import CURSOR, KNOWN_AT, PAGE_SIZE
from commitments.reading.parameters import BadParameter

PARAMETERS = [
    p.text("schedule", "Reports of the schedule of that name.", example="Weekly"),
    p.day("as_of", "Those whose day is not later."),
    PAGE_SIZE,
    CURSOR,
    KNOWN_AT,
]
PRINTED = ("html", "pdf", "csv", "xlsx", "txt", "ics")
COLUMNS = {
    "id": "r.id",
    "url": sql.address("reports", "r.id"),
    "name": "r.name",
    "occasion": "r.occasion",
    "first_day": "r.first",
    "as_of": "r.last",
    "known_at": sql.instant("r.known_at"),
    "time_zone": "r.time_zone",
    "filter": "r.filter",
    "sections": "r.sections",
    "subject": "r.subject",
    "opening": "r.opening",
    "lead": "r.lead",
    "late": "r.late",
    "code_version": "r.code_version",
    "sent_at": sql.instant("r.sent_at"),
    "corrects": "r.corrects_id",
    "corrected_by": "(SELECT coalesce(json_agg(x.id ORDER BY x.id), '[]')"
    " FROM commitments_report x WHERE x.corrects_id = r.id AND x.state = 'sent'"
    " AND x.sent_at <= %(until)s)",
    "files": "(SELECT coalesce(json_agg(json_build_object('format', x.format,"
    " 'url', %(base)s || '/api/v1/reports/' || r.id || '.' || x.format, 'sha256', x.sha256)"
    " ORDER BY x.format), '[]') FROM commitments_reportfile x WHERE x.report_id = r.id)",
}
SELECT = "SELECT (SELECT row_to_json(o)::text FROM (SELECT {members}) o), r.id".format(
    members=", ".join(f'{expression} AS "{name}"' for name, expression in COLUMNS.items())
)
SENT = "FROM commitments_report r WHERE r.state = 'sent' AND r.sent_at <= %(until)s"


@dataclass(frozen=True, slots=True)
class Reports:
    """`rows`: JSON texts. `next`: the cursor of the next page, or None."""

    rows: list[str]
    next: str | None


@dataclass(frozen=True, slots=True)
class File:
    """`first`: the first piece, and mostly the only one. `further`: the ids of the others."""

    media_type: str
    sha256: str
    first: bytes
    further: list[int]


def params_of(clocks: Clocks) -> dict[str, Any]:
    """Sending is no change of the record: without `known_at` everything sent is told."""
    until = clocks.known_at if clocks.past else "infinity"
    return {"until": until, "base": settings.BASE_URL.rstrip("/")}


def read_reports(asked: Mapping[str, Any], clocks: Clocks) -> Reports:
    params = params_of(clocks)
    where = []
    if "schedule" in asked:
        params["schedule"] = asked["schedule"]
        where.append(
            "r.schedule_id IN (SELECT s.id FROM commitments_reportschedule s"
            " WHERE s.name = %(schedule)s)"
        )
    if "as_of" in asked:
        params["as_of"] = asked["as_of"]
        where.append("r.last <= %(as_of)s")
    if "cursor" in asked:
        params["cursor"] = read_cursor(asked["cursor"])
        where.append("r.id < %(cursor)s")
    size = asked.get("page_size", 50)
    conditions = "".join(f" AND {condition}" for condition in where)
    found = rows(f"{SELECT} {SENT}{conditions} ORDER BY r.id DESC LIMIT {size + 1}", params)
    more = len(found) > size
    found = found[:size]
    return Reports([row[0] for row in found], str(found[-1][1]) if more else None)


def read_cursor(value: str) -> int:
    if not value.isascii() or not value.isdecimal() or len(value) > 18:
        raise BadParameter("cursor", f"{p.shown(value)} was not made by this list.")
    return int(value)


def read_report(key: int, clocks: Clocks) -> str | None:
    """The JSON text of one that was sent."""
    params = {**params_of(clocks), "key": key}
    found = rows(f"{SELECT} {SENT} AND r.id = %(key)s", params)
    return found[0][0] if found else None


def read_file(key: int, form: str, clocks: Clocks) -> File | None:
    """A report in one format as it was sent."""
    params = {**params_of(clocks), "key": key, "form": form}
    found = rows(
        "SELECT f.media_type, f.sha256, f.body, ARRAY(SELECT p.id FROM commitments_reportpiece p"
        " WHERE p.file_id = f.id ORDER BY p.place) FROM commitments_reportfile f"
        f" WHERE f.format = %(form)s AND f.report_id IN (SELECT r.id {SENT} AND r.id = %(key)s)",
        params,
    )
    return File(found[0][0], found[0][1], bytes(found[0][2]), found[0][3]) if found else None


def read_further(file: File) -> Iterator[bytes]:
    """One at a time. Where the file was made anew meanwhile there is none, and it breaks off."""
    for key in file.further:
        (found,) = rows("SELECT body FROM commitments_reportpiece WHERE id = %(key)s", {"key": key})
        yield bytes(found[0])


def rows(statement: str, params: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return list(cursor.fetchall())
