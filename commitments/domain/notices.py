"""Who is told of a step of the review?

A notice is a job of the queue, written in the transaction of the step itself: no step, no mail, and
no mail before the step is there for others to see. One job is one mail to one person; its words
are found when it is sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction
from procrastinate.contrib.django import app

from commitments.domain.permissions import LEAST_ROLE, RANK, Action
from commitments.domain.resources import resource_of
from commitments.models import Revision, User
from commitments.models.vocabulary import Role

TASK = "commitments.tasks.send_notice"
SUBMITTED, RETURNED = "submitted", "returned"
REVIEWERS = [role.value for role in Role if RANK[role] >= RANK[Role(LEAST_ROLE[Action.PUBLISH])]]

Item = dict[str, Any]
_gathered: ContextVar[dict[int, list[Item]] | None] = ContextVar("gathered", default=None)
_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


def submitted(subject: models.Model, *, by: User) -> None:
    """Tells the editors, but for who submitted it and who alone wrote it."""
    authors = set(subject.authors)  # type: ignore[attr-defined]
    editors = User.objects.filter(groups__name__in=REVIEWERS)
    tell(
        [user for user in reached(editors) if user.pk != by.pk and authors != {user.pk}],
        item(SUBMITTED, subject, by=by),
    )


def returned(subject: models.Model, *, by: User, reason: str) -> None:
    """Tells its authors."""
    authors = User.objects.filter(pk__in=subject.authors)  # type: ignore[attr-defined]
    tell(
        [user for user in reached(authors) if user.pk != by.pk],
        item(RETURNED, subject, by=by) | {"reason": reason},
    )


@contextmanager
def gathered() -> Iterator[None]:
    """Around many steps in a row, each in its own transaction: at the end there is one notice a
    person, of all those steps that were taken."""
    held: dict[int, list[Item]] = {}
    token = _gathered.set(held)
    try:
        yield
    finally:
        _gathered.reset(token)
        transaction.on_commit(lambda: enqueue(held))


@contextmanager
def quiet() -> Iterator[None]:
    """Around what takes the steps of both sides itself, as the seed does: nobody is told."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


def reached(users: models.QuerySet[User]) -> models.QuerySet[User]:
    """Of those the ones who want mail and have an address."""
    wanting = users.filter(is_active=True, wants_mail=True).exclude(email="")
    return wanting.order_by("pk").distinct()


def item(what: str, subject: models.Model, *, by: User) -> Item:
    kind = "revision" if isinstance(subject, Revision) else resource_of(subject).name
    return {"what": what, "kind": kind, "id": subject.pk, "by": by.pk}


def tell(users: Iterable[User], told: Item) -> None:
    if _quiet.get():
        return
    held = _gathered.get()
    if held is None:
        enqueue({user.pk: [told] for user in users})
        return
    ids = [user.pk for user in users]

    def keep() -> None:
        for pk in ids:
            held.setdefault(pk, []).append(told)

    transaction.on_commit(keep)


def enqueue(told: dict[int, list[Item]]) -> None:
    if told:
        jobs: list[Item] = [{"user": pk, "items": items} for pk, items in told.items()]
        app.configure_task(TASK).batch_defer(*jobs)
