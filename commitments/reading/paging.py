"""One page of a list: finished JSON, and where the next one starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commitments.reading import keyset, search
from commitments.reading import parameters as p
from commitments.reading.asking import ask_at, is_now
from commitments.reading.clocks import Clocks
from commitments.reading.entries import along
from commitments.reading.listing import (
    Listing,
    Params,
    Sooner,
    base_params,
    conditions,
    including,
    rows_of,
    select_row,
)
from commitments.reading.moved import MOVED, UPDATED_AT, spans
from commitments.reading.page_sql import PageSQL
from commitments.reading.prepared import Rows


@dataclass(frozen=True, slots=True)
class Page:
    """`rows`: JSON texts. `next`, `previous`: cursors or None."""

    rows: list[str]
    next: str | None
    previous: str | None
    count: int | None


def searched(listing: Listing, asked: Mapping[str, Any], *, now: bool = False) -> Listing:
    """The listing with what a search adds: snippets, and the order of relevance, best first. `now`:
    in other words for the newest change."""
    if "q" not in asked:
        if asked.get("ordering", "").endswith("relevance"):
            raise p.BadParameter("ordering", "Relevance is to a search; give q.")
        return replace(listing, columns={**listing.columns, "snippet": "NULL::text"})
    how = search.SEARCHES[listing.name]
    best_first = keyset.Order(f"-({search.relevance(how, asked['q'], now=now)})::float8", "float8")
    return replace(
        listing,
        columns={**listing.columns, "snippet": search.snippet(how, asked["q"])},
        orders={**listing.orders, "relevance": best_first},
        default_order="relevance",
    )


def read_page(listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> Page:
    """`asked`: values read by `parameters.read_all` from the listing's own parameters."""
    fields = asked.get("fields") or [*listing.columns, *(["snippet"] if "q" in asked else [])]
    fields = list(dict.fromkeys([*fields, *asked.get("include", ())]))
    params = base_params(clocks)
    source = rows_of(listing, asked.get("publication"), params)
    listing = searched(listing, asked, now=is_now(params, clocks))
    listing = including(listing, asked.get("include", ()))
    public = "states" not in params
    sooner = listing.sooner(asked, params, clocks) if listing.sooner and public else None
    others = {n: v for n, v in asked.items() if sooner is None or n not in sooner.stands_for}
    where = conditions(listing, others, params, clocks, by_ask_at=True)
    size = asked.get("page_size", 50)
    walk = keyset.walk(listing, asked)
    page = PageSQL(select_row(listing, fields), source, where, walk, size)
    with_count = asked.get("with_count", False)
    count: int | None = None
    found: Rows = []
    if sooner and not with_count and not others.keys() & listing.filters_named:
        found = from_entries(page, sooner, params, clocks)
    whole = False
    if walk.order == UPDATED_AT and listing.name in MOVED and public and not with_count:
        found, whole = from_spans(listing, page, sooner, params, clocks)
    if len(found) <= size and not whole:  # there may be more that have no entry, or further on
        count, found = from_all(page, sooner, params, clocks, with_count=with_count)
    more = len(found) > size
    found = found[:size]
    if walk.backward:
        found.reverse()
    has_next, has_previous = (
        (bool(found), more) if walk.backward else (more, walk.start is not None)
    )
    return Page(
        rows=[row[0] for row in found],
        next=walk.cursor(found[-1][1:]) if has_next and found else None,
        previous=walk.cursor(found[0][1:], backward=True) if has_previous and found else None,
        count=count if with_count else None,
    )


def from_entries(page: PageSQL, sooner: Sooner, params: Params, clocks: Clocks) -> Rows:
    where = along(sooner, page, params)
    if not where:
        return []
    chosen = replace(page, where=where)
    return ask_at(chosen.rows(params, nulls_too=False), params, clocks, planned_once=True)


def from_spans(
    listing: Listing, page: PageSQL, sooner: Sooner | None, params: Params, clocks: Clocks
) -> tuple[Rows, bool]:
    """With whether there are no more."""
    if sooner:
        page = replace(page, where=f"({sooner.exact}) IS TRUE AND {page.where}")
    for where, whole in spans(listing.name, page, params, clocks):
        chosen = replace(page, where=where)
        found = ask_at(chosen.rows(params, nulls_too=False), params, clocks)
        if whole or len(found) > page.size:
            return found, whole
    return [], False


def from_all(
    page: PageSQL, sooner: Sooner | None, params: Params, clocks: Clocks, *, with_count: bool
) -> tuple[int | None, Rows]:
    """With how many there are in all, where that is asked, or known anyhow."""
    if sooner:
        page = replace(page, where=f"{sooner.condition} AND {page.where}")
    if sooner or with_count:
        counted = ask_at(page.counted_rows(params), params, clocks)
        return counted[0][0], [row[1:] for row in counted if row[1] is not None]
    found = ask_at(page.rows(params, nulls_too=False), params, clocks)
    if len(found) <= page.size and page.walk.ends_with_nulls:
        found = ask_at(page.rows(params, nulls_too=True), params, clocks)
    return None, found
