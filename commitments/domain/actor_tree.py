"""For whom does an actor speak? The topmost above it: the DEA for the United States."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from commitments.models import Actor, Office
from commitments.models.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class Tree:
    """Actors by id. `offices`: of each person, (of, from, to) in the order kept."""

    slugs: dict[int, str]
    parents: dict[int, int | None]
    offices: dict[int, list[tuple[int, VagueDate | None, VagueDate | None]]] = field(
        default_factory=dict
    )

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
        found = [actor]
        while (above := self.above(found[-1], day)) is not None and above not in found:
            found.append(above)
        return found

    def top(self, actor: int, day: dt.date) -> str:
        return self.slugs[self.upwards(actor, day)[-1]]


def covers(starts: VagueDate | None, ends: VagueDate | None, day: dt.date) -> bool:
    begun = starts is None or starts.earliest is None or starts.earliest <= day
    over = ends is not None and ends.latest is not None and ends.latest < day
    return begun and not over


def load() -> Tree:
    slugs: dict[int, str] = {}
    parents: dict[int, int | None] = {}
    for pk, slug, parent in Actor.objects.order_by().values_list("pk", "slug", "parent_id"):
        slugs[pk], parents[pk] = slug, parent
    offices = defaultdict(list)
    for office in Office.objects.order_by("place_in_list", "pk"):
        offices[office.person_id].append((office.of_id, office.starts, office.ends))
    return Tree(slugs, parents, dict(offices))
