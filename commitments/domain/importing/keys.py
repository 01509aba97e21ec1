"""Which record is each row of? Read once over the whole file, before anything is written.

A commitment is known by its slug, or by a reference that it alone has; a statistic by its slug; a
judgement by its id. What is kept in memory are the keys, not the rows.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from commitments.domain.importing.cells import SPACES, items, unsafe
from commitments.domain.importing.kinds import Kind
from commitments.domain.importing.layout import Layout, Line
from commitments.domain.importing.names import Named, owners_of
from commitments.domain.importing.problems import BadCell
from commitments.domain.importing.rows import Row
from commitments.domain.parsing import shown

T = TypeVar("T")
AT_ONCE = 5_000  # rows looked up in one query
KEYS = ("id", "slug", "references")
NEW, BAD = 0, -1
LARGEST_ID = 2**63 - 1


@dataclass
class Keys:
    """`ids`: of the record that each row is of, in the file's order, or NEW or BAD. `slugs`,
    `references`: the line on which each stands."""

    ids: array[int] = field(default_factory=lambda: array("q"))
    slugs: dict[str, int] = field(default_factory=dict)
    references: dict[str, tuple[int, bool]] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)
    bad: list[BadCell] = field(default_factory=list)

    def refuse(self, line: int, column: str, detail: str) -> int:
        self.bad.append(BadCell(line, column, detail))
        return BAD

    def claim(self, pk: int, line: int, column: str, key: str) -> int:
        """Two rows of one record would undo one another."""
        first = self.lines.setdefault(pk, line)
        if first == line:
            return pk
        return self.refuse(line, column, same_as(key, first))


def same_as(key: str, line: int) -> str:
    return f"{shown(key)} is the key of line {line} too; keep one of the two rows."


def read_keys(layout: Layout, rows: Iterable[Row]) -> Keys:
    keys = Keys()
    for batch in batches((key_of(layout, row) for row in rows), AT_ONCE):
        found = iter(look_up(layout.kind, [each for each in batch if isinstance(each, Line)], keys))
        for each in batch:
            if isinstance(each, Line):
                keys.ids.append(next(found))
            else:
                keys.ids.append(keys.refuse(each.line, "", each.problem))
    return keys


def key_of(layout: Layout, row: Row) -> Line | Row:
    """The cells by which the row is known; the row itself where it can't be read."""
    if row.problem:
        return row
    cells = {n: unsafe(row.cells[at]) for n, at in layout.places.items() if n in KEYS}
    return Line(row.line, cells)


def look_up(kind: Kind, lines: Sequence[Line], keys: Keys) -> list[int]:
    return by_id(kind, lines, keys) if kind.resource.ledger else by_slug(kind, lines, keys)


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, size)):
        yield batch


def by_id(kind: Kind, lines: Sequence[Line], keys: Keys) -> list[int]:
    given = [line.cells.get("id", "").strip(SPACES) for line in lines]
    ids = [int(text) for text in given if is_id(text)]
    rows = kind.resource.model._default_manager.filter(pk__in=ids)
    present = set(rows.order_by().values_list("pk", flat=True))
    found = []
    for line, text in zip(lines, given, strict=True):
        if not text:
            found.append(NEW)
        elif not is_id(text) or int(text) not in present:
            detail = f"There is no {kind.noun} {shown(text)}; leave the id of a new one empty."
            found.append(keys.refuse(line.number, "id", detail))
        else:
            found.append(keys.claim(int(text), line.number, "id", text))
    return found


def is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= LARGEST_ID


def by_slug(kind: Kind, lines: Sequence[Line], keys: Keys) -> list[int]:
    slugs = [line.cells.get("slug", "").strip(SPACES) for line in lines]
    named = [items(line.cells.get("references", "")) for line in lines]
    rows = kind.resource.model._default_manager.filter(slug__in={s for s in slugs if s})
    present = dict(rows.order_by().values_list("slug", "pk"))
    owners = owners_of(
        name
        for slug, names in zip(slugs, named, strict=True)
        for name in names
        if slug not in present
    )
    found = []
    for line, slug, names in zip(lines, slugs, named, strict=True):
        if slug in present:
            pk = keys.claim(present[slug], line.number, "slug", slug)
        else:
            mine = {name: owners[name] for name in names if name in owners}
            pk = by_reference(line, slug, mine, keys)
        if pk == NEW and not apart(line, slug, names, keys):
            pk = BAD
        found.append(pk)
    return found


def by_reference(line: Line, slug: str, mine: dict[str, list[Named]], keys: Keys) -> int:
    """`mine`: who has the row's references already."""
    certain = {found[0] for found in mine.values() if len(found) == 1}
    if not mine or (slug and not certain):
        return NEW
    if len(certain) != 1:
        listed = ", ".join(sorted({each.slug for found in mine.values() for each in found})[:5])
        detail = f"They are those of several commitments, {listed}; give the slug of the one meant."
        return keys.refuse(line.number, "references", detail)
    owner = certain.pop()
    if slug:
        name = next(name for name, found in mine.items() if found == [owner])
        return keys.refuse(
            line.number,
            "slug",
            f"The reference {shown(name)} is that of {owner.slug}, and a slug never changes: leave "
            f"the slug {shown(slug)} out to change {owner.slug}, or the reference to make another.",
        )
    return keys.claim(owner.id, line.number, "references", "; ".join(mine))


def apart(line: Line, slug: str, names: Sequence[str], keys: Keys) -> bool:
    """Whether the keys of a new record are its own within the file; if not, both lines are told."""
    first = keys.slugs.setdefault(slug, line.number) if slug else line.number
    if first != line.number:
        keys.refuse(line.number, "slug", same_as(slug, first))
        return False
    for name in names:
        other, has_slug = keys.references.setdefault(name, (line.number, bool(slug)))
        if other != line.number and not (slug and has_slug):
            keys.refuse(line.number, "references", same_as(name, other))
            return False
    return True
