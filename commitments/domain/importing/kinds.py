"""Which kinds of records come in files, and by which columns?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from commitments.domain.errors import invalid
from commitments.domain.fields import SLUG
from commitments.domain.importing.cells import Column, column_of, column_of_rows
from commitments.domain.ledgers import EVIDENCE, POSITION, STATUS_UPDATE
from commitments.domain.resources import COMMITMENT, STATISTIC
from commitments.domain.shapes import Resource
from commitments.reading.listing import Listing
from commitments.reading.listings import LISTINGS


@dataclass(frozen=True)
class Kind:
    """`columns`: of the record itself; `evidence`: of one piece of evidence beside it; `ignored`:
    what an export tells besides."""

    resource: Resource
    listing: Listing
    columns: dict[str, Column]
    evidence: dict[str, Column]
    ignored: frozenset[str]

    @property
    def name(self) -> str:
        return self.resource.name

    @property
    def noun(self) -> str:
        return self.resource.noun


def kind_of(resource: Resource) -> Kind:
    shape = resource.shape
    # Where there is no slug, one is made.
    columns = [replace(column_of(f), required=f.required and f is not SLUG) for f in shape.fields]
    columns += [column_of_rows(r) for r in shape.rows]
    listing = LISTINGS[resource.name]
    written = {column.name for column in columns}
    return Kind(
        resource,
        listing,
        {column.name: column for column in columns},
        {f.name: column_of(f) for f in EVIDENCE.shape.fields},
        frozenset({*listing.columns, *shape.computed, "updated_at", "snippet"} - written),
    )


KINDS: dict[str, Kind] = {
    resource.name: kind_of(resource)
    for resource in (COMMITMENT, STATUS_UPDATE, POSITION, STATISTIC)
}


def kind_named(name: str, header: frozenset[str]) -> Kind:
    """The kind asked for, else the one that the columns are of."""
    if name:
        if name not in KINDS:
            raise invalid("/kind", f"“{name}” is not imported; use one of {', '.join(KINDS)}.")
        return KINDS[name]
    if "series" in header:
        return KINDS["statistic"]
    if "commitment" in header:
        return KINDS["position" if "view" in header else "status_update"]
    return KINDS["commitment"]
