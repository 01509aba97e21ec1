"""What hangs on a record that is to be taken back, or was: told before the reason is asked for, and
on the page that follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from commitments.admin.links import history_page, page_of
from commitments.admin.naming import Named, noun_of, shortened, spoken_of
from commitments.admin.turns import turns_of
from commitments.domain import outlook
from commitments.domain.clock import day_of
from commitments.domain.resources import resource_of
from commitments.models import Change, Commitment, Evidence, Position, StatusUpdate
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import Publication
from commitments.reports.steering import carrying

SHOWN = 20


@dataclass(frozen=True)
class Group:
    """Records that are affected in the same way. `more`: how many are left out."""

    title: str
    rows: list[Named]
    more: int = 0


def before(record: Any) -> dict[str, Any]:
    """For the page that asks for the reason."""
    return {"turns": turns_of(outlook.if_retracted(record)), "groups": groups_of(record)}


def afterwards(record: Any) -> dict[str, Any]:
    """For the page that follows; of any day later, what the retraction changed as of its own."""
    at = record.retracted_at
    turns = turns_of(outlook.as_changed(at, day=day_of(at)))
    change = Change.objects.filter(at=at).first()
    return {
        "turns": [turn for turn in turns if turn.changed],
        "groups": groups_of(record),
        "change": change,
        "change_page": page_of(change) if change is not None else "",
        "told": told(record),
        "address": address_of(record),
        "noun": noun_of(record),
        "history": history_page(record),
    }


def told(record: Any) -> list[tuple[Change, str]]:
    """Where it was published: those who follow the list of changes have read these."""
    found = Change.objects.filter(object_type=resource_of(record).name, object_id=record.pk)
    return [(change, page_of(change)) for change in found.order_by("number")[:SHOWN]]


def address_of(record: Any) -> str:
    """Where the public reads it; it answers 410 with when and why."""
    key = {"key": getattr(record, "slug", record.pk)}
    return settings.BASE_URL + reverse(f"{resource_of(record).name}-detail", kwargs=key)


def groups_of(record: Any) -> list[Group]:
    return [group for group in found(record) if group.rows]


def found(record: Any) -> Iterator[Group]:
    name = resource_of(record).name
    if name in TARGETS:
        evidence = Evidence.objects.filter(**{name: record}, publication=Publication.PUBLISHED)
        yield group("Evidence that is shown no longer", evidence)
    if isinstance(record, Commitment):
        for model, title in ((StatusUpdate, "Findings"), (Position, "Positions")):
            rows = model._default_manager.filter(
                commitment=record, publication=Publication.PUBLISHED
            )
            yield group(f"{title} on it that are shown no longer", rows)
    if getattr(record, "supersedes", None) is not None:
        yield Group("Counts again, since this was its correction", [spoken_of(record.supersedes)])
    if hasattr(record, "corrections"):
        drafts = record.corrections.exclude(
            publication__in=(Publication.PUBLISHED, Publication.RETRACTED)
        )
        yield group("A correction of it is being written", drafts)
    yield reports_of(record)


def reports_of(record: Any) -> Group:
    """Which reports told of it."""
    carried = carrying(f"{resource_of(record).name}:{getattr(record, 'slug', record.pk)}")
    rows = [Named(noun_of(row), shortened(str(row)), "") for row in carried]
    return Group("Reports that carried it", rows[:SHOWN], max(0, len(rows) - SHOWN))


def group(title: str, rows: models.QuerySet[Any]) -> Group:
    shown = list(rows[: SHOWN + 1])
    more = rows.count() - SHOWN if len(shown) > SHOWN else 0
    return Group(title, named(shown[:SHOWN]), more)


def named(rows: Iterable[models.Model]) -> list[Named]:
    return [spoken_of(row) for row in rows]
