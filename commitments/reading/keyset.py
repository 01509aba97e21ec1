"""Which rows come after this one? Cursors that hold the sort keys of a row, and nothing else.

Before the keys stands a checksum of what they are keys of: the list, its order and its filters. It
depends on the question alone, so that equal questions have equal cursors for ever; under another
question the cursor is refused. What is shown of a row, how many a page has, and both clocks may
change on the way.

Nulls come last whichever way a list is sorted, and a unique key breaks ties upwards, so that each
row has one place, and a walk by `next` meets it once.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from commitments.reading import parameters as p
from commitments.reading.parameters import BadParameter

LONGEST_KEY = 120  # characters


@dataclass(frozen=True)
class Order:
    """`expression` on row alias `r`; `type`: what a cursor's text is cast to."""

    expression: str
    type: str


def alphabetical(column: str) -> Order:
    """By the first letters, as many as a cursor may hold without its address growing too long."""
    return Order(f'left({column}, {LONGEST_KEY}) COLLATE "C"', "text")


class Ordered(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def orders(self) -> Mapping[str, Order]: ...
    @property
    def default_order(self) -> str: ...
    @property
    def filter_parameters(self) -> Sequence[p.Parameter]: ...


@dataclass(frozen=True)
class Walk:
    """One page's place in a list: `start` is the row beside it, None at either end of the list.

    `tie`: the unique key, with its type; `question`: the checksum of what is walked.
    """

    order: Order
    tie: Order
    descending: bool
    backward: bool
    start: tuple[str | None, str] | None
    question: str

    @property
    def position(self) -> str:
        """What a cursor is made of, selected beside each row."""
        return f"({self.order.expression})::text, {self.tie.expression}::text"

    @property
    def directions(self) -> tuple[str, str]:
        """Of the sort key and of the ties; backwards everything is turned round."""
        return (
            "DESC" if self.descending != self.backward else "ASC",
            "DESC" if self.backward else "ASC",
        )

    @property
    def order_by(self) -> str:
        """Backwards the nulls come first."""
        direction, ties = self.directions
        nulls = "FIRST" if self.backward else "LAST"
        return f"{self.order.expression} {direction} NULLS {nulls}, {self.tie.expression} {ties}"

    @property
    def counted(self) -> str:
        """What rows that are counted first are to be walked by."""
        return f"{self.order.expression} AS sorted, {self.tie.expression} AS tied"

    @property
    def among_counted(self) -> Walk:
        """The same walk among rows of which no more was selected."""
        sort, tie = Order("r.sorted", self.order.type), Order("r.tied", self.tie.type)
        return replace(self, order=sort, tie=tie)

    def beyond(self, params: dict[str, Any], *, nulls_too: bool = True) -> str:
        """The rows that follow `start` in the direction of the walk. Without the nulls at the end
        an index gives them in their order."""
        if self.start is None:
            return "TRUE"
        value, params["cursor_key"] = self.start
        expression = self.order.expression
        tied = (
            f"{self.tie.expression} {'<' if self.backward else '>'} %(cursor_key)s::{self.tie.type}"
        )
        if value is None:
            same = f"({expression} IS NULL AND {tied})"
            return f"({expression} IS NOT NULL OR {same})" if self.backward else same
        params["cursor_value"] = value
        at = f"%(cursor_value)s::{self.order.type}"
        further = ">" if self.descending == self.backward else "<"
        after = f"{expression} {further}= {at} AND ({expression} {further} {at} OR {tied})"
        if self.backward or not nulls_too:
            return f"({after})"
        return f"({after} OR {expression} IS NULL)"

    def from_its_day(self, params: dict[str, Any]) -> str:
        """Those rows and all that share the sort key of `start`, which has one."""
        if self.start is None:
            return "TRUE"
        params["cursor_value"] = self.start[0]
        further = ">" if self.descending == self.backward else "<"
        return f"{self.order.expression} {further}= %(cursor_value)s::{self.order.type}"

    @property
    def ends_with_nulls(self) -> bool:
        """Whether rows without the sort key may follow `start`, which has it."""
        return self.start is not None and self.start[0] is not None and not self.backward

    def cursor(self, position: Sequence[str | None], *, backward: bool = False) -> str:
        """Of the page that starts beside the row of that position."""
        text = json.dumps(list(position), ensure_ascii=False, separators=(",", ":"))
        packed = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
        return f"{'-' if backward else ''}{self.question}.{packed}"


def walk(listing: Ordered, asked: Mapping[str, Any]) -> Walk:
    name = asked.get("ordering", listing.default_order)
    order = listing.orders[name.removeprefix("-")]
    tie = Order(f"r.{listing.key}", "bigint" if listing.key == "id" else "text")
    question = question_of(listing, name, asked)
    backward, start = read_cursor(asked.get("cursor", ""), question, order, tie)
    return Walk(order, tie, name.startswith("-"), backward, start, question)


def question_of(listing: Ordered, ordering: str, asked: Mapping[str, Any]) -> str:
    names = ["publication", *(parameter.name for parameter in listing.filter_parameters)]
    chosen = {name: asked[name] for name in names if name in asked}
    filters = {n: sorted(v) if isinstance(v, list) else v for n, v in chosen.items()}
    told = json.dumps([listing.name, ordering, filters], default=repr, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def read_cursor(
    text: str, question: str, order: Order, tie: Order
) -> tuple[bool, tuple[str | None, str] | None]:
    """Backward or not, and the sort keys; refuses what this API did not write for the question."""
    if not text:
        return False, None
    backward, (asked, _, packed) = text.startswith("-"), text.removeprefix("-").partition(".")
    if asked != question:
        raise strange()
    try:
        decoded = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        value, key = json.loads(decoded)
        if value is not None:
            CASTS[order.type](str_only(value))
        CASTS[tie.type](str_only(key))
    except (ValueError, TypeError, RecursionError):
        raise strange() from None
    return backward, (value, key)


def strange() -> BadParameter:
    """Made anew each time: an exception that is kept gathers the frames that it came through."""
    return BadParameter(
        "cursor",
        "It is not of this list, in this order and with these filters; follow next or previous as"
        " they are given.",
    )


def str_only(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def text(value: str) -> None:
    p.read_text("cursor", value, longest=LONGEST_KEY)


def bigint(value: str) -> None:
    like(r"-?\d{1,19}")(value)
    if not -(2**63) <= int(value) < 2**63:
        raise ValueError(value)


def instant(value: str) -> None:
    """As PostgreSQL prints it in UTC."""
    like(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00")(value)
    dt.datetime.fromisoformat(value)


def like(pattern: str) -> Callable[[str], None]:
    def check(value: str) -> None:
        if not re.fullmatch(pattern, value, re.ASCII):
            raise ValueError(value)

    return check


NUMBER = like(r"-?\d{1,18}(\.\d{1,30})?(e[+-]\d{1,2})?")
CASTS: dict[str, Callable[[str], object]] = {
    "text": text,
    "date": lambda value: p.read_day("cursor", value),
    "bigint": bigint,
    "int": lambda value: p.read_whole("cursor", value, least=0, most=10_000),
    "timestamptz": instant,
    "numeric": NUMBER,
    "float8": NUMBER,
}
