"""The whole of a list, in one statement and in memory that does not grow with it.

CSV is what the importer reads: a vague date is its EDTF with the words in brackets, lists are
joined by “;”, parties are `role:actor`, relations `type:slug`. A cell that a spreadsheet would run
has an apostrophe before it, and so has one that starts with an apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import IO, Any

from django.conf import settings
from django.db import transaction
from xlsxwriter import Workbook

from commitments.reading import keyset, sql
from commitments.reading.asking import is_latest, is_present, of_now, of_then, told_of_merges
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import ENDS
from commitments.reading.database import connection
from commitments.reading.listing import (
    Listing,
    Params,
    base_params,
    conditions,
    rows_of,
    select_row,
)
from commitments.reading.paging import searched
from commitments.reading.parameters import BadParameter

CHUNK = 64 * 1024  # bytes
WORK_MEM = "64MB"  # of PostgreSQL's for a step of the plan, as all rows are joined and sorted
ROWS_AT_ONCE = 500
LONGEST_CELL = 32_767  # characters: what a cell of a workbook holds
MOST_ROWS = 1_048_575  # below the header
VAGUE = {
    "made_on",
    "original_due",
    "due",
    "as_of",
    "occurred_on",
    "said_on",
    "published_on",
    "period",
}
CELLS = {
    "status_as_of": "r.status_as_of ->> 'edtf'",
    "parties": "(SELECT string_agg((x.value ->> 'role') || ':' || (x.value ->> 'actor'), ';'"
    " ORDER BY x.place) FROM jsonb_array_elements(r.parties) WITH ORDINALITY x(value, place))",
    "positions": "(SELECT string_agg((x.value ->> 'actor') || ':' || (x.value ->> 'view'), ';'"
    " ORDER BY x.place) FROM jsonb_array_elements(r.positions) WITH ORDINALITY x(value, place))",
    "relations": "(SELECT string_agg(x.type || ':' || x.slug, ';' ORDER BY x.place, x.slug, x.type)"
    f" FROM ({ENDS}) x WHERE x.direction = 'out')",
    "topics": "array_to_string(r.topics, ';')",
    # What would part entries, or be stripped from them, stands behind a backslash.
    "references": r"(SELECT string_agg(regexp_replace(x.value,"
    r" '([\\;]|^[ \t\r\n]|[ \t\r\n]$)', '\\\1', 'g'), ';' ORDER BY x.place)"
    ' FROM unnest(r."references") WITH ORDINALITY x(value, place))',
    "indicators": "array_to_json(r.indicators)",
}
UNCHANGED = "(SELECT coalesce(max(number), 0) FROM commitments_change) = %(number)s"
# Keys and the instant of the last change are always there: what an importer, or a mirror, needs.
ALWAYS = ("slug", "id", "updated_at")


def cell(listing: Listing, name: str) -> str:
    """A column's SQL as the text of a cell."""
    expression = listing.columns[name]
    if name in VAGUE:
        return (
            f"r.{name}_edtf || CASE WHEN r.{name}_said <> '' AND r.{name}_edtf <> ''"
            f" THEN ' (' || r.{name}_said || ')' ELSE '' END"
        )
    if name == "commitments":
        return (
            "(SELECT string_agg(x.value, ';' ORDER BY x.place) FROM"
            f" jsonb_array_elements_text({expression}) WITH ORDINALITY x(value, place))"
        )
    return CELLS.get(name, expression)


def safe(column: str) -> str:
    """The cell so that no spreadsheet runs it; numbers keep their sign. Most cells begin with none
    of those signs, which costs less to see than to match."""
    signs = ", ".join(str(ord(sign)) for sign in "=+@'\t\r-")
    marked = f"regexp_replace({column}, '^([=+@''\\t\\r]|-(?![0-9.]+$))', '''\\1')"
    return f"CASE WHEN ascii({column}) IN ({signs}) THEN {marked} ELSE {column} END"


def tabular(listing: Listing) -> Listing:
    """The listing with the columns of a table: `updated_at` always among them."""
    stamped = {**listing.columns, "updated_at": sql.instant("r.updated_at")}
    return replace(listing, columns=stamped)


def names_of(listing: Listing, asked: Mapping[str, Any], always: Sequence[str]) -> list[str]:
    columns = [name for name in listing.columns if name != "snippet"]
    if "fields" not in asked:
        return columns
    chosen = {*asked["fields"], *always}
    return [name for name in columns if name in chosen]


def statement_of(
    listing: Listing,
    asked: Mapping[str, Any],
    clocks: Clocks,
    selected: str,
    *,
    worded: bool = False,
) -> tuple[str, Params]:
    """`worded`: it is asked in its `wordings`."""
    params = base_params(clocks)
    source = rows_of(listing, asked.get("publication"), params)
    where = conditions(listing, asked, params, clocks, by_ask_at=worded)
    order = keyset.walk(listing, asked).order_by
    # OFFSET 0: sorted first, and then made one by one as they are sent.
    in_order = f"SELECT * FROM ({source}) r WHERE {where} ORDER BY {order} OFFSET 0"
    return f"SELECT {selected} FROM ({in_order}) r ORDER BY {order}", params


def cells_of(
    listing: Listing,
    asked: Mapping[str, Any],
    clocks: Clocks,
    names: Sequence[str],
    *,
    worded: bool = False,
) -> tuple[str, Params]:
    """The statement of a table's rows; the cells are made once, and then looked at."""
    made = ", ".join(
        f"coalesce(({cell(listing, name)})::text, '') AS c{place}"
        for place, name in enumerate(names)
    )
    statement, params = statement_of(listing, asked, clocks, made, worded=worded)
    shown = ", ".join(safe(f"c{place}") for place in range(len(names)))
    return f"SELECT {shown} FROM ({statement}) cells", params


def check(listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> None:
    """Raises BadParameter for what can't be asked, before the first byte is sent."""
    statement_of(searched(listing, asked), asked, clocks, "")


def begin(listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> None:
    """Plans it, before the first byte is sent: while somebody holds a table, or the database is
    away, an export is refused like anything else, and does not break off."""
    statement, params = statement_of(searched(listing, asked), asked, clocks, "")
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}", params)


def csv_chunks(listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> Iterator[bytes]:
    """UTF-8, CRLF (RFC 4180), a header; PostgreSQL writes the lines."""
    listing = tabular(searched(listing, asked))
    names = names_of(listing, asked, ALWAYS)
    yield (",".join(names) + "\r\n").encode()
    statement = cells_of(listing, asked, clocks, names, worded=True)
    lines = copied(*statement, clocks, "FORMAT csv")
    yield from chunks(bytes(line).removesuffix(b"\n") + b"\r\n" for line in lines)


def copied(statement: str, params: Params, clocks: Clocks, how: str) -> Iterator[Any]:
    """The lines that PostgreSQL writes."""
    with at_length() as cursor:
        for worded in wordings(statement, params, clocks):
            with cursor.cursor.copy(f"COPY ({worded}) TO STDOUT ({how})", params) as lines:
                if (first := next(iter(lines), None)) is not None:
                    yield first
                    yield from lines
                    return


def wordings(statement: str, params: Params, clocks: Clocks) -> Iterator[str]:
    """The statement in words of the present, which has no rows if that is another by now; and under
    the clocks, for when none came."""
    merges = told_of_merges(statement, merges=clocks.merges)
    if is_present(params, clocks):
        params["number"] = clocks.number
        yield f"SELECT * FROM ({of_now(merges, latest=is_latest(clocks))}) asked WHERE {UNCHANGED}"
    yield of_then(merges)


def chunks(lines: Iterable[Any]) -> Iterator[bytes]:
    waiting = bytearray()
    for line in lines:
        waiting += line
        if len(waiting) >= CHUNK:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


@contextmanager
def at_length() -> Iterator[Any]:
    """What takes as long as its reader does has a limit of its own."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('statement_timeout', '0', TRUE), set_config('work_mem', %s, TRUE),"
            " set_config('transaction_timeout', %s, TRUE)",
            [WORK_MEM, f"{settings.EXPORT_SECONDS}s"],
        )
        yield cursor


def rows(statement: str, params: Params) -> Iterator[Sequence[Any]]:
    """The rows a few at a time, by a cursor of the server's."""
    with at_length(), connection.chunked_cursor() as cursor:
        cursor.execute(statement, params)
        while found := cursor.fetchmany(ROWS_AT_ONCE):
            yield from found


def ndjson_chunks(listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> Iterator[bytes]:
    """One record a line, in the shape of the list."""
    listing = searched(listing, asked)
    selected = select_row(listing, names_of(listing, asked, ()))
    # A line of JSON has no control characters: nothing in it is to be quoted.
    raw = "FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01'"
    statement = statement_of(listing, asked, clocks, selected, worded=True)
    yield from chunks(copied(*statement, clocks, raw))


def write_xlsx(file: IO[bytes], listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> None:
    """One sheet of text cells, in the CSV's columns; a text too long for a cell is cut there."""
    listing = tabular(searched(listing, asked))
    names = names_of(listing, asked, ALWAYS)
    statement, params = cells_of(listing, asked, clocks, names)
    # A sheet of a million rows is longer than the 2 GB that a zip file had room for at first.
    options = {"constant_memory": True, "strings_to_urls": False, "use_zip64": True}
    with Workbook(file, options) as book:
        book.set_properties({"created": clocks.known_at.replace(tzinfo=None)})
        sheet = book.add_worksheet(listing.path)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, names)
        for number, found in enumerate(rows(statement, params), start=1):
            if number > MOST_ROWS:
                raise BadParameter("format", f"A sheet holds {MOST_ROWS} rows; take csv or ndjson.")
            for place, value in enumerate(found):
                if value:  # a cell that is not written is as empty, and takes no room
                    sheet.write_string(number, place, value[:LONGEST_CELL])
