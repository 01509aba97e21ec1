"""What that a report told of has been taken back or corrected since?"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from commitments.domain.date_prose import spell_day
from commitments.domain.resources import RESOURCES
from commitments.models import Change, Report
from commitments.models.report import Run
from commitments.models.vocabulary import ChangeType
from commitments.reports.periods import Period

UNDONE = (ChangeType.RETRACTED, ChangeType.REDACTED)


@dataclass(frozen=True, slots=True)
class Overtaken:
    """`row`: what the report carried. `change`: what became of it since; of a correction, the
    publication of what took its place."""

    row: models.Model
    change: Change

    @property
    def words(self) -> str:
        """As a reader of the report is told."""
        what = str(self.row._meta.verbose_name)
        title = " ".join(str(self.row).split())
        commitment = self.change.commitment
        about = f" on “{commitment.title}”" if commitment not in (None, self.row) else ""
        why = f": {self.change.reason}" if self.change.reason else ""
        verb = self.change.get_type_display().lower()
        return (
            f"The {what} “{title}”{about} was {verb} on {spell_day(self.change.at.date())}{why}"
        ).rstrip(".") + "."


def overtaken(report: Report) -> list[Overtaken]:
    """In the order in which it happened. What a correction of it that went out, or is on its way,
    knew of already is left out."""
    since = told_until(report)
    if since is None:
        return []
    found: list[Overtaken] = []
    for kind, keys in carried_by_kind(report).items():
        found += [*taken_back(kind, keys, since), *corrected(kind, keys, since)]
    return sorted(found, key=lambda each: each.change.number)


def told_until(report: Report) -> dt.datetime | None:
    """The instant up to which its recipients have been told; None for one that told nothing yet."""
    corrections = Report.objects.filter(corrects=report).exclude(state=Run.FAILED)
    newest: dt.datetime | None = corrections.aggregate(at=models.Max("known_at"))["at"]
    return max(filter(None, (report.known_at, newest)), default=None)


def carried_by_kind(report: Report) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for key in report.carried:
        kind, _, name = key.partition(":")
        if kind in RESOURCES:
            kinds[kind].append(name)
    return kinds


def rows_of(kind: str, keys: list[str]) -> dict[str, models.Model]:
    """The records that those keys name, by key."""
    model = RESOURCES[kind].model
    key = "slug" if hasattr(model, "slug") else "pk"
    rows = model._default_manager.filter(**{f"{key}__in": keys})
    related = [name for name in ("commitment", "actor") if has_relation(model, name)]
    return {str(getattr(row, key)): row for row in rows.select_related(*related)}


def has_relation(model: type[models.Model], name: str) -> bool:
    return any(f.name == name and f.is_relation for f in model._meta.concrete_fields)


def taken_back(kind: str, keys: list[str], since: dt.datetime) -> list[Overtaken]:
    changes = Change.objects.filter(
        object_type=kind, object_key__in=keys, type__in=UNDONE, at__gt=since
    ).select_related("commitment")
    rows = rows_of(kind, [change.object_key for change in changes])
    return [Overtaken(rows[change.object_key], change) for change in changes]


def corrected(kind: str, keys: list[str], since: dt.datetime) -> list[Overtaken]:
    """Of a ledger a correction is a row of its own, which supersedes the other."""
    if not RESOURCES[kind].ledger:
        return []
    model = RESOURCES[kind].model
    later = model._default_manager.filter(
        Q(supersedes__in=keys), published_at__gt=since
    ).values_list("pk", "supersedes_id")
    mistaken = dict(later)
    changes = Change.objects.filter(
        object_type=kind, object_id__in=mistaken, type=ChangeType.CORRECTED
    ).select_related("commitment")
    rows = rows_of(kind, [str(pk) for pk in mistaken.values()])
    return [Overtaken(rows[str(mistaken[change.object_id])], change) for change in changes]


def words_for(report: Report) -> str:
    """What a correction might say at its head; the editor has the last word."""
    days = Period(report.first, report.last).words
    told = [each.words for each in overtaken(report)]
    head = f"Our report of what happened {days} told of what no longer holds."
    return "\n\n".join([head, *told]) if told else ""
