"""A record of every kind, in every state of the review, by whoever wrote it; and the one who asks.

Who asks is always the same person, with one role after the other: what was written as an analyst
stays one's own when the role is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.db import models, transaction

from commitments.domain import records, review
from commitments.domain.permissions import Whose
from commitments.domain.resources import RESOURCES, resource_of
from commitments.models import Commitment, Evidence, Revision, Source, User
from commitments.models.revision import REVISED
from commitments.models.vocabulary import Role
from tests.factories.records import make, make_claim, make_commitment, quoted, the_actor
from tests.factories.schedules import make_report
from tests.factories.states import published, retracted
from tests.factories.users import analyst, editor, make_user

ME, GROUND = "me", "ground"
SENT = 90_001  # a report that was sent
_numbers = count(1)
STRANGER, WITHOUT = "a stranger", "without a role"
ROLES = (STRANGER, WITHOUT, *Role.values)
TEXT_OF = {
    "actor": "name",
    "forum": "name",
    "topic": "name",
    "status_update": "summary",
    "position": "summary",
    "evidence": "locator",
}


@dataclass(frozen=True)
class Case:
    """`revision`: the pending one of the record; the state is then the revision's."""

    kind: str
    state: str
    whose: Whose
    record: Any
    revision: Any = None

    @property
    def subject(self) -> Any:
        """What a review is of."""
        return self.revision or self.record

    def __str__(self) -> str:
        what = f"revision of a {self.kind}" if self.revision else self.kind
        return f"{self.whose} {self.state} {what}"


def me() -> User:
    """Read anew, since an account remembers its role."""
    return User.objects.get(username=ME)


def take_role(role: str) -> User | None:
    """Who asks in that role; None for a stranger."""
    user = me()
    user.groups.set(Group.objects.filter(name=role))
    return None if role == STRANGER else user


def settle(*kinds: str) -> list[Case]:
    """All cases of those kinds, on one published commitment."""
    make_user("analyst", ME)
    published(make_commitment(GROUND))
    make_report(pk=SENT)
    return [case for kind in kinds for whose in Whose for case in cases(kind, whose)]


def cases(kind: str, whose: Whose) -> Iterator[Case]:
    if not RESOURCES[kind].reviewed:
        yield Case(kind, "published", whose, written(kind, whose))
        return
    states = states_of(kind)
    for state, reach in states.items():
        record = written(kind, whose)
        reach(record)
        record.refresh_from_db()
        yield Case(kind, state, whose, record)
    if kind in REVISED:
        for state in REVISION_STATES:
            record = written(kind, whose)
            states["published"](record)
            pending = revised(record, whose)
            STATES[state](record)
            pending.refresh_from_db()
            record.refresh_from_db()
            yield Case(kind, state, whose, record, pending)


def another(record: Any) -> Any:
    """Of the same kind, and standing by itself."""
    others = type(record).objects.exclude(pk=record.pk)
    if isinstance(record, Source):
        return others.filter(publication="published").last()
    return others.filter(kind=record.kind).last()


def states_of(kind: str) -> dict[str, Callable[[Any], None]]:
    """What takes a draft there."""
    return SOURCE_STATES if kind == "source" else STATES


def written(kind: str, whose: Whose) -> Any:
    """A draft, or what is public at once."""
    ground = Commitment.objects.get(slug=GROUND)
    by = analyst() if whose == Whose.ANOTHERS else me()
    given: dict[str, Any] = {"by": by}
    if kind in {"status_update", "position"}:
        given |= {"commitment": ground, "evidence": []}  # nested, it would be by the same person
    elif kind == "evidence":
        given |= {"target": ground}
    record = make(kind, **given)
    if kind in {"status_update", "position"}:
        make("evidence", target=record)
    if whose == Whose.BEGUN:
        change(record, analyst())
    return record


def change(record: models.Model, by: User) -> Any:
    data = change_of(record)
    return records.edit(record=record, data=data, by=by, reason="A slip.")


def change_of(record: models.Model) -> dict[str, str]:
    return {TEXT_OF.get(resource_of(record).name, "title"): f"Changed {next(_numbers)} times"}


def revised(record: models.Model, whose: Whose) -> Revision:
    pending = change(record, analyst() if whose == Whose.ANOTHERS else me())
    if whose == Whose.BEGUN:
        pending = change(record, analyst())
    assert isinstance(pending, Revision)
    return pending


def submit(record: models.Model) -> None:
    review.submit(record=record, by=analyst())


def send_back(record: models.Model) -> None:
    submit(record)
    review.send_back(record=record, by=editor(), reason="Which summer?")


def publish(record: models.Model) -> None:
    submit(record)
    review.publish(record=record, by=editor(), reason="It is on record.")


def retract(record: models.Model) -> None:
    publish(record)
    review.retract(record=record, by=editor(), reason="Misheard.")


def publish_source(source: Any) -> None:
    """With what it supports, which is then retracted, so that nothing leans on it."""
    publish(make_claim(evidence=[quoted(source)]))
    retracted(Evidence.objects.get(source=source))


def retract_source(source: Any) -> None:
    publish_source(source)
    review.retract(record=source, by=editor(), reason="Misheard.")


def leave(record: models.Model) -> None:
    """A draft stays one."""


STATES = {
    "draft": leave,
    "returned": send_back,
    "in_review": submit,
    "published": publish,
    "retracted": retract,
}
SOURCE_STATES = {"draft": leave, "published": publish_source, "retracted": retract_source}
REVISION_STATES = ("draft", "returned", "in_review")


@contextmanager
def undone() -> Iterator[None]:
    """What happens here leaves no trace in the database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def bodies() -> dict[str, dict[str, Any]]:
    """What makes a new record of each kind."""
    the_actor("us")
    source = make("source")
    return {
        "commitment": {
            "slug": "new",
            "kind": "pledge",
            "title": "New",
            "parties": [{"actor": "us", "role": "committing"}],
        },
        "status_update": {
            "commitment": GROUND,
            "status": "initiated",
            "as_of": "2024-02",
            "confidence": "low",
        },
        "position": {"commitment": GROUND, "actor": "us", "view": "progress", "as_of": "2024-02"},
        "claim": {"slug": "new", "title": "New"},
        "risk": {"slug": "new", "title": "New"},
        "statistic": {
            "slug": "new",
            "title": "New",
            "series": "deaths",
            "value": 1,
            "unit": "deaths",
        },
        "source": {"slug": "new", "title": "New"},
        "evidence": {
            "target": {"type": "commitment", "slug": GROUND},
            "source": source.slug,
            "excerpt": "we will begin",
            "mode": "direct",
        },
        "actor": {"slug": "new", "name": "New", "kind": "state"},
        "forum": {"slug": "new", "name": "New"},
        "topic": {"slug": "new", "name": "New"},
    }
