"""Do those who spoke about a commitment agree on it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Final

from commitments.domain.judgements import View, counting
from commitments.models.vocabulary import Contestation, PositionView, Sufficient

ORDER: Final = Contestation.values


def contestation(views: Iterable[View]) -> str:
    """How far the actors differ over one subject: the whole commitment, or one party's part.

    Of each actor the newest view counts. A difference between two states or organisations weighs
    more than one inside either, so a state at odds with itself is `divided` also where others
    spoke without judging.
    """
    newest = list({view.actor: view for view in counting(views)}.values())
    tops = {view.top for view in newest}
    split = [pair for pair in combinations(newest, 2) if _differ(*pair)]
    if any(one.top != other.top for one, other in split):
        return Contestation.CONTESTED.value
    if split:
        return Contestation.DIVIDED.value
    if len(tops) > 1:
        return Contestation.UNCONTESTED.value
    return Contestation.ONE_SIDED.value if tops else Contestation.SILENT.value


def furthest_contestation(views: Iterable[View]) -> str:
    """How far it goes over the whole or any party, whichever goes furthest in ORDER."""
    subjects: dict[str | None, list[View]] = defaultdict(list)
    for view in views:
        subjects[view.party].append(view)
    reached = [contestation(spoken) for spoken in subjects.values()]
    return max(reached, key=ORDER.index, default=Contestation.SILENT.value)


def _differ(one: View, other: View) -> bool:
    return _contradict(PositionView.UNSTATED, one.view, other.view) or _contradict(
        Sufficient.UNSTATED, one.sufficient, other.sufficient
    )


def _contradict(unstated: str, one: str, other: str) -> bool:
    return one != other and unstated not in (one, other)
