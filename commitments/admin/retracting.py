"""What hangs on a record that is to be taken back, or was: told before the reason is asked for, and
on the page that follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst

from commitments.admin.links import history_page, page_of
from commitments.admin.naming import Named, noun_of, shortened, spoken_of
from commitments.admin.turns import turns_of
from commitments.domain import outlook, review
from commitments.domain.clock import day_of
from commitments.domain.errors import Problem
from commitments.domain.leaning import who_leans_on
from commitments.domain.permissions import Action, may
from commitments.domain.resources import resource_of
from commitments.models import Change
from commitments.models.report import Run
from commitments.reports.steering import carrying

SHOWN = 20


@dataclass(frozen=True)
class Group:
    """Records that are affected in the same way. `more`: how many are left out."""

    title: str
    rows: list[Named]
    more: int = 0


def before(record: Any, user: Any) -> dict[str, Any]:
    """For the page that asks for the reason."""
    return {
        "refusal": refusal_of(record),
        "turns": turns_of(outlook.if_retracted(record)),
        "leaning": leaning_of(record),
        "groups": groups_of(record, user),
    }


def refusal_of(record: Any) -> str:
    """Why it can't be taken back as things are; the domain says so again when it is tried."""
    try:
        review.refuse_hanging(record)
    except Problem as problem:
        return problem.detail
    return ""


def afterwards(record: Any, user: Any) -> dict[str, Any]:
    """For the page that follows; of any day later, what the retraction changed as of its own."""
    at = record.retracted_at
    turns = turns_of(outlook.as_changed(at, day=day_of(at)))
    change = Change.objects.filter(at=at).first()
    return {
        "turns": [turn for turn in turns if turn.changed],
        "leaning": leaning_of(record),
        "groups": groups_of(record, user),
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


def leaning_of(record: Any) -> list[Group]:
    """Who leans on it stays as it is, and is told here by each way of leaning."""
    return [
        Group(capfirst(way.what), named(way.rows), way.count - len(way.rows))
        for way in who_leans_on(record)
    ]


def groups_of(record: Any, user: Any) -> list[Group]:
    """What else it bears on."""
    found = [reports_of(record, user)]
    if getattr(record, "supersedes", None) is not None:
        again = [spoken_of(record.supersedes)]
        found.append(Group("Counts again, since this was its correction", again))
    return [group for group in found if group.rows]


def reports_of(record: Any, user: Any) -> Group:
    """Which reports told of it: to those who can correct them, their pages; to others, what was
    sent, as everybody reads it."""
    carried = carrying(f"{resource_of(record).name}:{getattr(record, 'slug', record.pk)}")
    if may(user, Action.KEEP_SCHEDULES):
        rows = named(carried)
    else:
        rows = [
            Named(noun_of(row), shortened(str(row)), f"/api/v1/reports/{row.pk}/")
            for row in carried
            if row.state == Run.SENT
        ]
    return Group("Reports that carried it", rows[:SHOWN], max(0, len(rows) - SHOWN))


def named(rows: Iterable[models.Model]) -> list[Named]:
    return [spoken_of(row) for row in rows]
