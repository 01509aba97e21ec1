"""Do those who spoke about a commitment agree on it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Final

from commitments.domain.judgements import View, counting

SILENT: Final = "silent"
ONE_SIDED: Final = "one_sided"
UNCONTESTED: Final = "uncontested"
DIVIDED: Final = "divided"
CONTESTED: Final = "contested"
ORDER: Final = (SILENT, ONE_SIDED, UNCONTESTED, DIVIDED, CONTESTED)

UNSTATED: Final = "unstated"


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
        return CONTESTED
    if split:
        return DIVIDED
    if len(tops) > 1:
        return UNCONTESTED
    return ONE_SIDED if tops else SILENT


def furthest_contestation(views: Iterable[View]) -> str:
    """How far it goes over the whole or any party, whichever goes furthest in ORDER."""
    subjects: dict[str | None, list[View]] = defaultdict(list)
    for view in views:
        subjects[view.party].append(view)
    return max(map(contestation, subjects.values()), key=ORDER.index, default=SILENT)


def _differ(one: View, other: View) -> bool:
    judged = UNSTATED not in (one.view, other.view)
    return (judged and one.view != other.view) or {one.sufficient, other.sufficient} == {
        "yes",
        "no",
    }
