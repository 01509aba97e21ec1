"""One page, or one record: the statement that asks PostgreSQL for finished JSON.

A Listing names its columns, its rows under both clocks, its drafts, filters and orders; everything
else (keyset pages, cursors, counts, trimmed fields) is the same for all.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from commitments.models.vocabulary import OPEN_STATES, Publication
from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks
from commitments.reading.parameters import BadParameter, Parameter

Params = dict[str, Any]
LARGEST_PAGE = 1000


@dataclass(frozen=True)
class Filter:
    """`condition` gives the SQL on row alias `r`, and may add to the statement's parameters."""

    parameter: Parameter
    condition: Callable[[Any, Params, Clocks], str]


@dataclass(frozen=True)
class JointFilter:
    """Several parameters that make one condition; it is given those of them that are asked."""

    parameters: tuple[Parameter, ...]
    condition: Callable[[Mapping[str, Any], Params, Clocks], str]


@dataclass(frozen=True)
class Order:
    """`expression` on row alias `r`; `type`: what a cursor's text is cast to."""

    expression: str
    type: str


@dataclass(frozen=True)
class Listing:
    """`published`: a SELECT of the public rows at both clocks; `drafts`: one of the live rows whose
    state is in %(states)s; both with the same columns, `id` and `key` among them. `made_by_then`:
    the condition that leaves out of lists what came later than `as_of`."""

    name: str
    path: str
    columns: Mapping[str, str]
    published: str
    drafts: str
    key: str = "slug"
    filters: Sequence[Filter] = ()
    joint: JointFilter | None = None
    orders: Mapping[str, Order] = field(default_factory=dict)
    default_order: str = "slug"
    made_by_then: str = "TRUE"
    reviewed: bool = True

    @property
    def parameters(self) -> list[Parameter]:
        orders = [sign + name for name in self.orders for sign in ("", "-")]
        return [
            *(self.joint.parameters if self.joint else ()),
            *(f.parameter for f in self.filters),
            *([PUBLICATION] if self.reviewed else []),
            Parameter(
                "ordering",
                lambda n, value: p.read_code(n, value, codes=orders),
                f"Sort key; “-” reverses. The key “{self.key}” breaks ties.",
                {"type": "string", "enum": orders, "default": self.default_order},
                self.default_order,
            ),
            self.fields_parameter,
            PAGE_SIZE,
            CURSOR,
            WITH_COUNT,
            AS_OF,
            KNOWN_AT,
        ]

    @property
    def fields_parameter(self) -> Parameter:
        names = list(self.columns)
        return Parameter(
            "fields",
            lambda n, value: p.read_code(n, value, codes=names),
            "Only these members of each record.",
            {"type": "string", "enum": names},
            ",".join(names[:2]),
            many=True,
        )


PUBLICATION = p.codes(
    "publication",
    Publication,
    "States of review; anything but “published” takes the role viewer, and can't go with known_at.",
    example="draft",
)
PAGE_SIZE = p.whole(
    "page_size", "Records a page, 50 unless given.", least=1, most=LARGEST_PAGE, example="50"
)
CURSOR = p.text("cursor", "Where the page starts: taken from next or previous.", example="")
WITH_COUNT = p.flag("with_count", "Adds count, the number of records that the filters let through.")
AS_OF = p.day("as_of", "What was so on that day; today unless given.")
KNOWN_AT = p.instant("known_at", "What the tracker had published by then; now unless given.")


@dataclass(frozen=True, slots=True)
class Page:
    """`rows`: JSON texts. `next`, `previous`: cursors or None."""

    rows: list[str]
    next: str | None
    previous: str | None
    count: int | None


def base_params(clocks: Clocks) -> Params:
    return {
        "as_of": clocks.as_of,
        "known_at": clocks.known_at,
        "base": settings.BASE_URL.rstrip("/"),
        "zone": timezone.get_default_timezone_name(),
    }


def select_row(listing: Listing, fields: Sequence[str] | None) -> str:
    names = fields or list(listing.columns)
    members = ", ".join(f'{listing.columns[name]} AS "{name}"' for name in names)
    return f"(SELECT row_to_json(o)::text FROM (SELECT {members}) o)"


def rows_of(listing: Listing, states: Sequence[str] | None, params: Params) -> str:
    """The rows asked for: public ones, or live ones by state, or both."""
    wanted = set(states or [Publication.PUBLISHED.value])
    parts = []
    if Publication.PUBLISHED in wanted:
        parts.append(listing.published)
    if others := sorted(wanted - {Publication.PUBLISHED.value}):
        params["states"] = others
        parts.append(listing.drafts)
    return " UNION ALL ".join(f"({part})" for part in parts)


def conditions(listing: Listing, asked: Mapping[str, Any], params: Params, clocks: Clocks) -> str:
    parts = [listing.made_by_then]
    for each in listing.filters:
        if each.parameter.name in asked:
            parts.append(each.condition(asked[each.parameter.name], params, clocks))
    if listing.joint is not None:
        names = {parameter.name for parameter in listing.joint.parameters}
        if together := {name: asked[name] for name in names if name in asked}:
            parts.append(listing.joint.condition(together, params, clocks))
    return " AND ".join(f"({part})" for part in parts)


def read_page(listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> Page:
    """`asked`: values read by `parameters.read_all` from the listing's own parameters."""
    params = base_params(clocks)
    source = rows_of(listing, asked.get("publication"), params)
    where = conditions(listing, asked, params, clocks)
    size = asked.get("page_size", 50)
    name = asked.get("ordering", listing.default_order)
    order = listing.orders[name.removeprefix("-")]
    descending = name.startswith("-")
    key = f"r.{listing.key}"
    backward, position = read_cursor(asked.get("cursor", ""), listing.key, order)
    after = "TRUE"
    if position is not None:
        after = keyset(order, key, position, descending, backward, params)
    up, down = ("DESC", "ASC") if backward else ("ASC", "DESC")
    nulls = "FIRST" if backward else "LAST"
    direction = down if descending else up
    statement = (
        f"SELECT {select_row(listing, asked.get('fields'))}, ({order.expression})::text, {key}::text"
        f" FROM (SELECT * FROM ({source}) r WHERE {where} AND {after}"
        f" ORDER BY {order.expression} {direction} NULLS {nulls}, {key} {up}"
        f" LIMIT {size + 1}) r"
        f" ORDER BY {order.expression} {direction} NULLS {nulls}, {key} {up}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        found = cursor.fetchall()
        count = None
        if asked.get("with_count"):
            cursor.execute(f"SELECT count(*) FROM ({source}) r WHERE {where}", params)
            count = cursor.fetchone()[0]
    more = len(found) > size
    found = found[:size]
    if backward:
        found.reverse()
    has_next, has_previous = (bool(found), more) if backward else (more, position is not None)
    return Page(
        rows=[row[0] for row in found],
        next=write_cursor(found[-1], "") if has_next and found else None,
        previous=write_cursor(found[0], "-") if has_previous and found else None,
        count=count,
    )


def keyset(
    order: Order,
    key: str,
    position: tuple[str | None, str],
    descending: bool,
    backward: bool,
    params: Params,
) -> str:
    """The rows beyond a position; nulls come last, the key breaks ties upwards."""
    value, tie = position
    params["cursor_value"], params["cursor_key"] = value, tie
    expression, at = order.expression, f"%(cursor_value)s::{order.type}"
    further = "<" if backward else ">"
    tied = f"{key} {further} %(cursor_key)s::{'bigint' if key == 'r.id' else 'text'}"
    if value is None:
        same = f"({expression} IS NULL AND {tied})"
        return f"({expression} IS NOT NULL OR {same})" if backward else same
    beyond = ">" if descending == backward else "<"
    after = f"{expression} {beyond} {at} OR ({expression} = {at} AND {tied})"
    return f"({after})" if backward else f"({after} OR {expression} IS NULL)"


def write_cursor(row: tuple[str, str | None, str], sign: str) -> str:
    text = json.dumps([row[1], row[2]], ensure_ascii=False, separators=(",", ":"))
    return sign + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str, key: str, order: Order) -> tuple[bool, tuple[str | None, str] | None]:
    """Backward or not, and the sort keys; refuses what this API did not write."""
    if not text:
        return False, None
    backward, packed = text.startswith("-"), text.removeprefix("-")
    try:
        read = json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
        value, tie = read
        if not isinstance(tie, str) or not isinstance(value, str | None) or "\x00" in tie:
            raise ValueError
        CASTS[order.type](value)
        CASTS["bigint" if key == "id" else "text"](tie)
    except (ValueError, TypeError, binascii.Error, RecursionError, InvalidOperation):
        raise BadParameter(
            "cursor", "It is none of this list's; follow next or previous as they are given."
        ) from None
    return backward, (value, tie)


def cast_check(read: Callable[[str], Any]) -> Callable[[str | None], None]:
    def check(value: str | None) -> None:
        if value is not None:
            read(value)

    return check


def plain_text(value: str) -> str:
    if "\x00" in value:
        raise ValueError
    value.encode("utf-8")
    return value


def bigint(value: str) -> int:
    read = int(value)
    if not -(2**63) <= read < 2**63:
        raise ValueError
    return read


def timestamp(value: str) -> Any:
    read = p.parse_datetime(value)
    if read is None:
        raise ValueError
    return read


def finite(value: str) -> Decimal:
    read = Decimal(value)
    if not read.is_finite():
        raise ValueError
    return read


CASTS: dict[str, Callable[[str | None], None]] = {
    "text": cast_check(plain_text),
    "date": cast_check(lambda value: p.read_day("cursor", value)),
    "bigint": cast_check(bigint),
    "int": cast_check(lambda value: p.read_whole("cursor", value, least=0, most=10_000)),
    "timestamptz": cast_check(timestamp),
    "numeric": cast_check(finite),
}


def read_one(
    listing: Listing,
    key: str | int,
    clocks: Clocks,
    *,
    drafts: bool,
    retracted: bool = False,
    fields: Sequence[str] | None = None,
) -> str | None:
    """The JSON text of one record, or None; `as_of` leaves none out. `drafts`, `retracted`: live
    states too."""
    params = base_params(clocks)
    states: list[str] = [Publication.PUBLISHED.value]
    if drafts and not clocks.past and listing.reviewed:
        states += [state.value for state in OPEN_STATES]
    if retracted and listing.reviewed:
        states.append(Publication.RETRACTED.value)
    source = rows_of(listing, states, params)
    params["key"] = key
    statement = (
        f"SELECT {select_row(listing, fields)} FROM ({source}) r WHERE r.{listing.key} = %(key)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        found = cursor.fetchone()
    return str(found[0]) if found is not None else None
