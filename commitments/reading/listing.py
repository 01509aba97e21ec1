"""What a list is made of, and one record: the statement that asks PostgreSQL for finished JSON.

A Listing names its columns, its rows under both clocks, its drafts, filters and orders; everything
else (pages, counts, trimmed fields) is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from typing import Any

from django.conf import settings
from django.utils import timezone

from commitments.models.vocabulary import OPEN_STATES, Publication
from commitments.reading import parameters as p
from commitments.reading import search
from commitments.reading.asking import ask_at, is_now
from commitments.reading.clocks import Clocks
from commitments.reading.database import connection
from commitments.reading.keyset import Order
from commitments.reading.parameters import Parameter

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


@dataclass(frozen=True, slots=True)
class Sooner:
    """How the public rows that several filters let through are found: all at once by `condition`,
    or in the order of when they were made, going along the entries of each of `statuses` and
    `actors`, none where that serves nobody; `exact`: the condition of the filters, looked at again
    in each row. `stands_for`: the filters' names."""

    stands_for: frozenset[str]
    condition: str
    exact: str
    statuses: list[str]
    actors: list[str]


@dataclass(frozen=True, eq=False)
class Listing:
    """`published`: a SELECT of the public rows at both clocks; `drafts`: one of the live rows whose
    state is in %(states)s; both with the same columns, `id` and `key` among them. `made_by_then`:
    the condition that leaves out of lists what came later than `as_of`; `listed`: the public rows
    of which that holds, where they can be said more simply."""

    name: str
    path: str
    columns: Mapping[str, str]
    published: str
    drafts: str
    key: str = "slug"
    filters: Sequence[Filter] = ()
    joint: JointFilter | None = None
    sooner: Callable[[Mapping[str, Any], Params, Clocks], Sooner | None] | None = None
    orders: Mapping[str, Order] = field(default_factory=dict)
    default_order: str = "slug"
    made_by_then: str = "TRUE"
    listed: str = ""
    reviewed: bool = True
    include: Parameter | None = None
    included: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def filter_parameters(self) -> list[Parameter]:
        """Those that choose among the records."""
        return [
            *(self.joint.parameters if self.joint else ()),
            *(f.parameter for f in self.filters),
            search.Q,
        ]

    @cached_property
    def filters_named(self) -> frozenset[str]:
        return frozenset(parameter.name for parameter in self.filter_parameters)

    @cached_property
    def parameters(self) -> list[Parameter]:
        orders = [sign + name for name in (*self.orders, "relevance") for sign in ("", "-")]
        return [
            *self.filter_parameters,
            *([PUBLICATION] if self.reviewed else []),
            Parameter(
                "ordering",
                lambda n, value: p.read_code(n, value, codes=orders),
                f"Sort key; “-” reverses. The key “{self.key}” breaks ties.",
                {"type": "string", "enum": orders, "default": self.default_order},
                self.default_order,
            ),
            fields_of([*self.columns, "snippet"]),
            *self.include_parameters,
            PAGE_SIZE,
            CURSOR,
            WITH_COUNT,
            AS_OF,
            KNOWN_AT,
        ]

    @property
    def include_parameters(self) -> list[Parameter]:
        return [self.include] if self.include else []

    @property
    def fields_parameter(self) -> Parameter:
        """Of one record; those of a list may be snippets too."""
        return fields_of(list(self.columns))


def fields_of(names: list[str]) -> Parameter:
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
CURSOR = Parameter(
    "cursor",
    partial(p.read_text, longest=2000),
    "Where the page starts, as next or previous has it: the sort keys of the row beside it. One of"
    " another list, order or choice of filters is refused.",
    {"type": "string"},
    "",
)
WITH_COUNT = p.flag("with_count", "Adds count, the number of records that the filters let through.")
AS_OF = p.day("as_of", "What was so on that day; today unless given.")
KNOWN_AT = p.instant("known_at", "What the tracker had published by then; now unless given.")


def base_params(clocks: Clocks) -> Params:
    return {
        "as_of": clocks.as_of,
        "known_at": clocks.known_at,
        "base": settings.BASE_URL.rstrip("/"),
        "zone": timezone.get_default_timezone_name(),
        "merges": clocks.merges,
    }


def select_row(listing: Listing, fields: Sequence[str] | None) -> str:
    names = fields or list(listing.columns)
    members = ", ".join(f'{listing.columns[name]} AS "{name}"' for name in names)
    return f"(SELECT row_to_json(o)::text FROM (SELECT {members}) o)"


def rows_of(
    listing: Listing, states: Sequence[str] | None, params: Params, *, listed: bool = True
) -> str:
    """The rows asked for: public ones, or live ones by state, or both. The public ones name the
    columns, so they stand first even where none is asked for. `listed`: only those made by then
    are looked for."""
    wanted = set(states or [Publication.PUBLISHED.value])
    none = "" if Publication.PUBLISHED in wanted else " LIMIT 0"
    parts = [((listed and listing.listed) or listing.published) + none]
    if others := sorted(wanted - {Publication.PUBLISHED.value}):
        params["states"] = others
        parts.append(listing.drafts)
    return " UNION ALL ".join(f"({part})" for part in parts)


def conditions(
    listing: Listing,
    asked: Mapping[str, Any],
    params: Params,
    clocks: Clocks,
    *,
    by_ask_at: bool = False,
) -> str:
    """`by_ask_at`: the statement is one that `ask_at` asks, in words of the present if it can."""
    parts = [
        listing.made_by_then,
        *(
            each.condition(asked[each.parameter.name], params, clocks)
            for each in listing.filters
            if each.parameter.name in asked
        ),
    ]
    if listing.joint is not None:
        names = {parameter.name for parameter in listing.joint.parameters}
        if together := {name: asked[name] for name in names if name in asked}:
            parts.append(listing.joint.condition(together, params, clocks))
    if "q" in asked:
        now = by_ask_at and is_now(params, clocks)
        parts.append(search.condition(search.SEARCHES[listing.name], asked["q"], params, now=now))
    return " AND ".join(f"({part})" for part in parts)


def including(listing: Listing, names: Sequence[str]) -> Listing:
    """The listing with what is to be nested in its records."""
    nested = {name: listing.included[name] for name in names}
    return replace(listing, columns={**listing.columns, **nested}) if nested else listing


def read_one(
    listing: Listing,
    key: str | int,
    clocks: Clocks,
    *,
    drafts: bool,
    retracted: bool = False,
    fields: Sequence[str] = (),
    include: Sequence[str] = (),
) -> str | None:
    """The JSON text of one record, or None; `as_of` leaves none out. `drafts`, `retracted`: live
    states too."""
    states = states_of(listing, drafts=drafts and not clocks.past, retracted=retracted)
    row, more = one(listing, states, tuple(fields), tuple(include))
    params = base_params(clocks) | more | {"key": key}
    found = ask_at(row, params, clocks, planned_once=True)
    return str(found[0][0]) if found else None


def states_of(listing: Listing, *, drafts: bool, retracted: bool) -> tuple[str, ...]:
    states: list[str] = [Publication.PUBLISHED.value]
    if drafts and listing.reviewed:
        states += [state.value for state in OPEN_STATES]
    if retracted and listing.reviewed:
        states.append(Publication.RETRACTED.value)
    return tuple(states)


@lru_cache(maxsize=100)
def one(
    listing: Listing, states: tuple[str, ...], fields: tuple[str, ...], include: tuple[str, ...]
) -> tuple[str, Params]:
    """The statement that reads the record with %(key)s, and what its parameters are beside that
    and the clocks."""
    params: Params = {}
    listing = including(listing, include)
    source = rows_of(listing, states, params, listed=False)
    row = select_row(listing, list(dict.fromkeys([*fields, *include])) if fields else None)
    return f"SELECT {row} FROM ({source}) r WHERE r.{listing.key} = %(key)s", params


def read_some(listing: Listing, keys: Sequence[str | int], clocks: Clocks) -> list[str]:
    """The JSON texts of records by their keys, in that order, drafts included."""
    params = base_params(clocks)
    states = [Publication.PUBLISHED.value, *(state.value for state in OPEN_STATES)]
    source = rows_of(listing, states if listing.reviewed else None, params, listed=False)
    params["keys"] = list(keys)
    keys_type = "bigint" if listing.key == "id" else "varchar"
    sort = f"array_position(%(keys)s::{keys_type}[], r.{listing.key})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {select_row(listing, None)} FROM ({source}) r"
            f" WHERE r.{listing.key} = ANY(%(keys)s) ORDER BY {sort}",
            params,
        )
        return [str(row[0]) for row in cursor.fetchall()]
