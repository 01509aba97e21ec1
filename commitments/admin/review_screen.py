"""All that a reviewer should see of one draft before deciding: what it says beside what held until
now, what it rests on, what becomes public with it, what it changes, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from commitments.admin.links import page_of
from commitments.admin.naming import Named, noun_of, spoken_of
from commitments.admin.obstacles import Obstacle, obstacles
from commitments.admin.quotes import Quote, evidence_of, left_out, quotes_of
from commitments.admin.telling import Told, compared, date_words, label_of
from commitments.admin.turns import Turn, turns_of
from commitments.domain import comments, outlook, publishing, seen, verifications
from commitments.domain.along import goes_along
from commitments.domain.resources import resource_of
from commitments.models import Evidence, Position, Revision, StatusUpdate, User
from commitments.models.vocabulary import OPEN_STATES


@dataclass(frozen=True)
class Screen:
    """`record`: what is published in the end; `subject`: what is reviewed, it or its revision.
    `beside`: what the old state is called; empty where there is none."""

    subject: Any
    record: Any
    noun: str
    page: str
    part: str
    beside: str
    lines: list[Told]
    left_empty: list[str]
    turns: list[Turn]
    evidence: list[Quote]
    left_out: list[Evidence]
    along: list[models.Model]
    obstacles: list[Obstacle]
    authors: list[User]
    comments: list[Any]
    about: list[Named]
    seen: str

    @property
    def blocked(self) -> bool:
        return any(each.blocks for each in self.obstacles)

    @property
    def reason_due(self) -> bool:
        if not isinstance(self.record, StatusUpdate | Position):
            return False
        return not self.evidence or bool(verifications.nowhere([q.item for q in self.evidence]))

    @property
    def sources(self) -> list[models.Model]:
        return [row for row in self.along if not isinstance(row, Evidence)]

    @property
    def evidence_along(self) -> int:
        return len(self.along) - len(self.sources)


def screen_of(subject: Any, user: Any) -> Screen:
    record = subject.record if isinstance(subject, Revision) else subject
    along = goes_along(subject)
    open_now = is_open(subject)
    evidence = evidence_of(subject, record)
    beside, lines = what_it_says(subject, record)
    judged = isinstance(record, StatusUpdate | Position)
    corrected = record.supersedes if judged else None
    read = [subject, record] if subject is not record else [subject]
    return Screen(
        subject=subject,
        record=record,
        noun=noun_of(record),
        page=page_of(record),
        part=part_of(record),
        beside=beside,
        lines=lines,
        left_empty=[] if beside or subject is not record else left_empty(record, lines),
        turns=turns_of(outlook.if_published(subject)) if open_now else [],
        evidence=quotes_of(evidence, corrected),
        left_out=left_out(evidence, corrected),
        along=along,
        obstacles=obstacles(subject, record, along, evidence, user) if open_now else [],
        authors=list(User.objects.filter(pk__in=subject.authors).order_by("username")),
        comments=list(comments.on(subject)),
        about=[spoken_of(row) for row in what_it_is_about(record)],
        seen=seen.written(seen.versions_of([*read, *along])),
    )


def what_it_says(subject: Any, record: Any) -> tuple[str, list[Told]]:
    """A revision beside what is published, a judgement or evidence beside what it follows; alone
    once its review is over."""
    resource = resource_of(record)
    written = resource.shape.write(record)
    if isinstance(subject, Revision):
        new = {name: value for name, value in subject.changes.items() if name in written}
        if not is_open(subject):
            return "", compared(resource, None, new)
        return "Published", compared(resource, {name: written[name] for name in new}, new)
    told_above = {"commitment", "party"} if isinstance(record, StatusUpdate | Position) else set()
    own = {name: value for name, value in written.items() if name not in told_above}
    earlier = earlier_of(record) if is_open(subject) else None
    if earlier is None:
        return "", compared(resource, None, own)
    corrected = record.supersedes_id == earlier.pk
    old = {name: value for name, value in resource.shape.write(earlier).items() if name in own}
    beside = compared(resource, old, own, follows=not corrected)
    return title_of(earlier, corrected=corrected), beside


def is_open(subject: Any) -> bool:
    return subject.publication in OPEN_STATES


def earlier_of(record: Any) -> Any:
    if isinstance(record, Evidence):
        return record.supersedes
    return publishing.predecessor(record)


def title_of(earlier: Any, *, corrected: bool) -> str:
    if corrected:
        return "Published, to be corrected"
    return f"Until now, as of {date_words(earlier.as_of)}"


def what_it_is_about(record: Any) -> list[models.Model]:
    """From the commitment down to what the record hangs on."""
    if isinstance(record, Evidence):
        target = record.target
        return [*what_it_is_about(target), target]
    if isinstance(record, StatusUpdate | Position):
        return [record.commitment]
    return []


def part_of(record: Any) -> str:
    if not isinstance(record, StatusUpdate | Position):
        return ""
    return f"On the part of {record.party}" if record.party else "On the whole"


def left_empty(record: Any, lines: list[Told]) -> list[str]:
    """What might have been said as well."""
    said = {line.name for line in lines} | {"commitment", "party"}
    return [label_of(name) for name in resource_of(record).shape.names if name not in said]
