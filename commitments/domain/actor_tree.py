"""For whom does an actor speak? The topmost above it: the DEA for the United States."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from commitments.models import Actor, Office
from commitments.models.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class Tree:
    """Actors by id. `offices`: of each person, (of, from, to) in the order kept. `merged`: who
    stands for those that were merged; they are found under both ids."""

    slugs: dict[int, str]
    parents: dict[int, int | None]
    offices: dict[int, list[tuple[int, VagueDate | None, VagueDate | None]]] = field(
        default_factory=dict
    )
    merged: dict[int, int] = field(default_factory=dict)

    def one(self, actor: int) -> int:
        """The actor itself, or the one that it was merged into."""
        return self.merged.get(actor, actor)

    def above(self, actor: int, day: dt.date) -> int | None:
        """The parent; of a person without one, where they held office on the day, else first."""
        parent = self.parents[actor]
        if parent is not None:
            return parent
        held = self.offices.get(actor, [])
        on_day = [of for of, starts, ends in held if covers(starts, ends, day)]
        return next(iter(on_day or [of for of, _, _ in held]), None)

    def upwards(self, actor: int, day: dt.date) -> list[int]:
        """The actor, and all above it, the topmost last."""
        found = [self.one(actor)]
        while (above := self.above(found[-1], day)) is not None and above not in found:
            found.append(above)
        return found

    def all_above(self, actor: int) -> set[int]:
        """Whatever is above it on any day, by any of its offices."""
        found: set[int] = set()
        fresh = {self.one(actor)}
        while fresh:
            parents = {self.parents[pk] for pk in fresh} - {None}
            offices = {of for pk in fresh for of, _, _ in self.offices.get(pk, [])}
            fresh = {pk for pk in parents | offices if pk is not None} - found
            found |= fresh
        return found

    def top(self, actor: int, day: dt.date) -> str:
        return self.slugs[self.upwards(actor, day)[-1]]


def covers(starts: VagueDate | None, ends: VagueDate | None, day: dt.date) -> bool:
    begun = starts is None or starts.earliest is None or starts.earliest <= day
    over = ends is not None and ends.latest is not None and ends.latest < day
    return begun and not over


def load() -> Tree:
    columns = ("pk", "slug", "parent_id", "merged_into_id")
    rows = list(Actor.objects.order_by().values_list(*columns))
    merged = {pk: into for pk, _, _, into in rows if into is not None}
    slugs = {pk: slug for pk, slug, _, _ in rows}
    parents = {pk: merged.get(above, above) if above else None for pk, _, above, _ in rows}
    offices = defaultdict(list)
    for office in Office.objects.order_by("place_in_list", "pk"):
        of = merged.get(office.of_id, office.of_id)
        offices[office.person_id].append((of, office.starts, office.ends))
    for gone, stays in merged.items():
        slugs[gone], parents[gone], offices[gone] = slugs[stays], parents[stays], offices[stays]
    return Tree(slugs, parents, dict(offices), merged)
