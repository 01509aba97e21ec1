"""What came of looking for excerpts: noted where it is another than before; what alters of it in
public is one numbered change for each run.

Whoever looks does so beforehand and without a lock: what was edited or verified by somebody else
meanwhile is left to them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from commitments.domain import changes, effects, merged
from commitments.domain.writing import writing
from commitments.models import Capture, Commitment, Evidence, Source, Verification
from commitments.models import vocabulary as v

TASK = "commitments.tasks.verify_some"
OBJECT = "verification"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found of one excerpt, in the columns of `Verification`. `last`: the id of the row
    before it."""

    evidence: int
    sought: str
    last: int | None
    columns: Mapping[str, Any]

    @property
    def told(self) -> tuple[str, bool]:
        return self.columns["result"], self.columns["edited"]


def digest(item: Evidence) -> str:
    """Of what is looked for; `tracker_sought` makes the same in the database."""
    return sha256(f"{item.source_id}\n{item.mode}\n{item.excerpt}".encode()).hexdigest()


def newest_of(ids: Iterable[int]) -> dict[int, Verification]:
    """The last row of each, by the evidence's id."""
    rows = Verification.objects.filter(evidence_id__in=list(ids))
    return {
        row.evidence_id: row for row in rows.order_by("evidence_id", "-pk").distinct("evidence_id")
    }


def standing(items: Collection[Evidence]) -> dict[int, Verification]:
    """The last row of each, where it is of what the evidence says now."""
    found = newest_of(item.pk for item in items)
    return {
        item.pk: found[item.pk]
        for item in items
        if item.pk in found and found[item.pk].sought == digest(item)
    }


def nowhere(items: Collection[Evidence]) -> list[Evidence]:
    """Its excerpts, if each was looked for and none is in a copy that is held; else none."""
    quoting = [item for item in items if item.excerpt.strip()]
    rows = standing(quoting)
    lost = [
        item
        for item in quoting
        if item.pk in rows and rows[item.pk].result == v.Verification.NOT_FOUND
    ]
    return lost if len(lost) == len(quoting) else []


def note(outcomes: Sequence[Outcome], *, now: dt.datetime | None = None) -> int:
    """Stores them, all or none. How many were told otherwise in public before?"""
    if not outcomes:
        return 0
    with writing(None, "verify excerpts"):
        held = {
            row.pk: row
            for row in Evidence.objects.select_for_update(no_key=True)
            .filter(pk__in=[outcome.evidence for outcome in outcomes])
            .order_by("pk")
        }
        last = newest_of(held)
        fresh = [outcome for outcome in outcomes if still(outcome, held, last)]
        told = {
            outcome.evidence: (before(outcome, last), outcome.told)
            for outcome in fresh
            if held[outcome.evidence].publication == v.Publication.PUBLISHED
            and before(outcome, last) != outcome.told
        }
        mark = changes.stamp(now) if told else None
        at = mark.at if mark is not None else now or read_clock()
        rows = Verification.objects.bulk_create(
            Verification(
                evidence_id=outcome.evidence,
                sought=outcome.sought,
                verified_at=at,
                change_id=mark.number if mark is not None and outcome.evidence in told else None,
                **outcome.columns,
            )
            for outcome in fresh
        )
        if mark is not None:
            announce(mark, next(row for row in rows if row.change_id is not None), told)
    return len(told)


def still(outcome: Outcome, held: Mapping[int, Evidence], last: Mapping[int, Verification]) -> bool:
    """Nobody has edited, retracted or verified it since it was looked for."""
    item, row = held.get(outcome.evidence), last.get(outcome.evidence)
    return (
        item is not None
        and item.publication != v.Publication.RETRACTED
        and digest(item) == outcome.sought
        and (row.pk if row is not None else None) == outcome.last
    )


def before(outcome: Outcome, last: Mapping[int, Verification]) -> tuple[str, bool]:
    row = last.get(outcome.evidence)
    if row is None or row.sought != outcome.sought:
        return v.Verification.NOT_CHECKED.value, False
    return row.result, row.edited


def read_clock() -> dt.datetime:
    """The database's, as publications read it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        at: dt.datetime = cursor.fetchone()[0]
    return at


def announce(
    mark: changes.Stamp,
    first: Verification,
    told: Mapping[int, tuple[tuple[str, bool], tuple[str, bool]]],
) -> None:
    touched = effects.commitments_with(Evidence.objects.filter(pk__in=told))
    alone = len(touched) == 1 and not beside_commitments(told)
    changes.record(
        mark,
        change_type=v.ChangeType.VERIFIED,
        about=first,
        object_type=OBJECT,
        by=None,
        commitment=Commitment.objects.get(pk=min(touched)) if alone else None,
        before={"evidence": [entry(pk, was) for pk, (was, _) in sorted(told.items())]},
        after={"evidence": [entry(pk, now) for pk, (_, now) in sorted(told.items())]},
        touched=touched,
    )


def beside_commitments(ids: Iterable[int]) -> bool:
    """Whether any of that evidence is of something else than a commitment or a judgement."""
    of_commitments = {"commitment": None, "status_update": None, "position": None}
    return Evidence.objects.filter(pk__in=list(ids), **of_commitments).exists()


def entry(pk: int, answer: tuple[str, bool]) -> dict[str, Any]:
    result, edited = answer
    return {"id": pk, "verification": str(result), "edited_at_source": edited}


# Results that everybody is told, and that differ from those before without a change that says so;
# and those whose change is of another instant.
UNANNOUNCED = """
SELECT v.evidence_id FROM (
  SELECT w.*, lag(w.result, 1, 'not_checked') OVER earlier AS was,
    lag(w.edited, 1, FALSE) OVER earlier AS was_edited
  FROM commitments_verification w
  WINDOW earlier AS (PARTITION BY w.evidence_id ORDER BY w.id)) v
JOIN commitments_evidence e ON e.id = v.evidence_id
LEFT JOIN commitments_change ch ON ch.number = v.change_id
WHERE CASE WHEN ch.number IS NOT NULL THEN ch.at <> v.verified_at OR ch.type <> 'verified'
  ELSE v.verified_at > e.published_at AND (v.result, v.edited) <> (v.was, v.was_edited) END
ORDER BY v.id
"""


def unannounced(progress: Callable[[Iterable[Any]], Iterable[Any]]) -> Iterator[str]:
    """What everybody is told of excerpts became so by a change."""
    with connection.cursor() as cursor:
        cursor.execute(UNANNOUNCED)
        for (pk,) in progress(cursor.fetchall()):
            yield f"evidence {pk}: no change tells what came of its verification."


def ask(item: Evidence) -> None:
    """Has the queue look for an excerpt that was just written, where there is a copy to look in."""
    copies = Capture.objects.filter(merged.names("source", item.source))
    if item.excerpt.strip() and copies.exists():
        app.configure_task(TASK).defer(evidence=[item.pk])


def ask_of(source: Source) -> None:
    """The same of all excerpts from a source of which a new copy is held."""
    quoted = Evidence.objects.filter(merged.names("source", source)).exclude(excerpt="")
    ids: list[JSONValue] = [*quoted.order_by("pk").values_list("pk", flat=True)]
    if ids:
        app.configure_task(TASK).defer(evidence=ids)
