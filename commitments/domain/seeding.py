"""Brings the seed record into the tracker, and keeps to what people have made of it since.

Fixtures are written and published by two users without a password, through the same functions as
everybody else's work. A record that has moved on since the seed wrote it is left alone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models, transaction

from commitments.domain import captures, corrections, merged, notices, records, review
from commitments.domain.errors import Problem
from commitments.domain.pending import open_revision
from commitments.domain.people import user_in_role
from commitments.domain.resources import RESOURCES
from commitments.domain.seed_files import LISTS, BrokenFixture, Entry, read_folder
from commitments.domain.shapes import stored
from commitments.models import Evidence, SeedEntry, User
from commitments.models.vocabulary import Publication, Role

WRITER, REVIEWER = "seed-writer", "seed-reviewer"
REASON = "The seed record was changed."
# References inside one list: those records are made first.
PARENTS = {"actor": "parent", "source": "derived_from"}
Progress = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass
class Outcome:
    """What a run did: labels of records by what became of them."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)


@notices.quiet()
@captures.quiet()
def seed(folder: Path, *, now: dt.datetime | None = None, progress: Progress = iter) -> Outcome:
    """All of it or nothing. Raises BrokenFixture, which names file and line."""
    entries = in_order(read_folder(folder))
    with transaction.atomic():
        run = Run(
            writer=user_in_role(name=WRITER, role=Role.ANALYST, action="seed"),
            reviewer=user_in_role(name=REVIEWER, role=Role.EDITOR, action="seed"),
            known={(e.resource, e.key): e for e in SeedEntry.objects.all()},
            now=now,
        )
        for entry in progress(entries):
            try:
                run.load(entry)
            except BrokenFixture:
                raise
            except Problem as problem:
                raise entry.broken(problem.errors, problem.detail) from None
        run.report_missing(entries)
        return run.outcome


def in_order(entries: list[Entry]) -> list[Entry]:
    """Loading order: parents before children, and each commitment twice: first its draft, then its
    relations and publication, when all that it may relate to is there."""
    ordered: list[Entry] = []
    for kind in RESOURCES_IN_ORDER:
        mine = [entry for entry in entries if entry.kind == kind]
        ordered += parents_first(mine, PARENTS.get(kind))
        if kind == "commitment":
            ordered += mine
    return ordered


def parents_first(entries: list[Entry], parent: str | None) -> list[Entry]:
    if parent is None:
        return entries
    by_key = {entry.key: entry for entry in entries}
    placed: dict[str, Entry] = {}

    def place(entry: Entry, below: tuple[str, ...]) -> None:
        above = entry.data.get(parent)
        offices = entry.data.get("offices")
        wanted = [above] + [
            office.get("of")
            for office in (offices if isinstance(offices, list) else [])
            if isinstance(office, dict)
        ]
        for key in wanted:
            if isinstance(key, str) and key in by_key and key not in placed:
                if key in below:
                    raise entry.broken((), f"Its {parent} {key} leads back to itself.")
                place(by_key[key], (*below, entry.key))
        placed[entry.key] = entry

    for entry in entries:
        if entry.key not in placed:
            place(entry, (entry.key,))
    return list(placed.values())


@dataclass
class Run:
    writer: User
    reviewer: User
    known: dict[tuple[str, str], SeedEntry]
    now: dt.datetime | None
    outcome: Outcome = field(default_factory=Outcome)
    drafted: dict[str, models.Model] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def load(self, entry: Entry) -> None:
        label = f"{entry.kind} {entry.key}"
        known = self.known.get((entry.kind, entry.key))
        fresh = known is None and not self.taken(entry)
        if entry.kind == "commitment" and label not in self.seen:
            self.seen.add(label)
            if fresh:
                self.draft_commitment(entry)
            return
        if known is not None:
            self.refresh(entry, known, label)
        elif entry.key in self.drafted and entry.kind == "commitment":
            self.finish_commitment(entry, self.drafted[entry.key])
            self.outcome.created.append(label)
        elif fresh:
            self.make(entry)
            self.outcome.created.append(label)
        else:
            self.outcome.left_alone.append(f"{label}: somebody else made it")

    def taken(self, entry: Entry) -> bool:
        model = RESOURCES[entry.kind].model
        by_slug = not RESOURCES[entry.kind].ledger
        return by_slug and model._default_manager.filter(slug=entry.key).exists()

    def make(self, entry: Entry) -> None:
        record = records.create(
            kind=entry.kind, data=without_keys(entry.data), by=self.writer, now=self.now
        )
        self.put_out(record)
        self.remember(entry, record)

    def draft_commitment(self, entry: Entry) -> None:
        """Without its relations: what they lead to may not be there yet."""
        data = without_keys(entry.data)
        data.pop("relations", None)
        self.drafted[entry.key] = records.create(
            kind="commitment", data=data, by=self.writer, now=self.now
        )

    def finish_commitment(self, entry: Entry, record: models.Model) -> None:
        if entry.data.get("relations"):
            data = {"relations": entry.data["relations"]}
            records.edit(record=record, data=data, by=self.writer, now=self.now)
        self.put_out(record)
        self.remember(entry, record)

    def put_out(self, record: models.Model) -> None:
        """Reviews and publishes; sources wait for what they support."""
        resource = RESOURCES_BY_MODEL[type(record)]
        if resource.reviewed and resource.name != "source":
            review.submit(record=record, by=self.writer, now=self.now)
            review.publish(record=record, by=self.reviewer, reason="", now=self.now)

    def refresh(self, entry: Entry, known: SeedEntry, label: str) -> None:
        record = RESOURCES[entry.kind].model._default_manager.get(pk=known.object_id)
        if moved_on(record, known):
            self.outcome.left_alone.append(f"{label}: changed since the seed wrote it")
            return
        altered = (
            self.refresh_evidence(entry, record) if known.digest == digest(entry.data) else None
        )
        if altered is None:
            self.change(entry, record)
            altered = True
        (self.outcome.changed if altered else self.outcome.unchanged).append(label)

    def change(self, entry: Entry, record: models.Model) -> None:
        """A ledger row becomes a correction, a published record a revision, a draft an edit."""
        data = without_keys(entry.data)
        if RESOURCES[entry.kind].ledger:
            record = corrections.supersede(record=record, data=data, by=self.writer, now=self.now)
            self.put_out(record)
            self.forget_evidence(entry)
            self.remember(entry, record)
            return
        data.pop("evidence", None)
        given = {**EMPTY_LISTS.get(entry.kind, {}), **data}
        result = records.edit(
            record=record, data=given, by=self.writer, reason=REASON, now=self.now
        )
        if type(result) is not type(record):
            review.submit(record=record, by=self.writer, now=self.now)
            review.publish(record=record, by=self.reviewer, now=self.now)
        self.refresh_evidence(entry, record)
        self.remember(entry, record, with_evidence=False)

    def refresh_evidence(self, entry: Entry, record: models.Model) -> bool:
        """Evidence added, corrected or taken back one by one; whether any was."""
        altered = False
        wanted = {evidence_key(entry, item): item for item in entry.data.get("evidence") or []}
        present = {
            key: known
            for (kind, key), known in self.known.items()
            if kind == "evidence" and key.startswith(f"{entry.kind}/{entry.key}#")
        }
        for key, item in wanted.items():
            known = present.get(key)
            if known is not None and known.digest == digest(item):
                continue
            data = bare(item)
            if known is None:
                row = records.create(
                    kind="evidence", data=data, by=self.writer, target=record, now=self.now
                )
            else:
                standing = Evidence.objects.get(pk=known.object_id)
                if moved_on(standing, known):
                    self.outcome.left_alone.append(f"evidence {key}: changed since")
                    continue
                row = corrections.supersede(
                    record=standing, data=data, by=self.writer, now=self.now
                )
            review.submit(record=row, by=self.writer, now=self.now)
            review.publish(record=row, by=self.reviewer, now=self.now)
            self.note("evidence", key, item, row)
            altered = True
        for key in present.keys() - wanted.keys():
            standing = Evidence.objects.get(pk=present[key].object_id)
            if not moved_on(standing, present[key]):
                review.retract(record=standing, by=self.reviewer, reason=REASON, now=self.now)
                present[key].delete()
                altered = True
        return altered

    def forget_evidence(self, entry: Entry) -> None:
        """That of a row that was corrected stays with it; the correction has its own."""
        prefix = f"{entry.kind}/{entry.key}#"
        for kind, key in [known for known in self.known if known[0] == "evidence"]:
            if key.startswith(prefix):
                self.known.pop((kind, key)).delete()

    def remember(self, entry: Entry, record: models.Model, *, with_evidence: bool = True) -> None:
        self.note(entry.kind, entry.key, entry.data, record)
        items = entry.data.get("evidence") or []
        if with_evidence and items:
            rows = Evidence.objects.filter(**{entry.kind: record}).order_by("pk")
            for item, row in zip(items, rows, strict=True):
                self.note("evidence", evidence_key(entry, item), item, row)

    def note(self, resource: str, key: str, data: Mapping[str, Any], record: models.Model) -> None:
        record.refresh_from_db()
        written, _ = SeedEntry.objects.update_or_create(
            resource=resource,
            key=key,
            defaults={
                "object_id": record.pk,
                "digest": digest(data),
                "written": written_digest(record),
            },
        )
        self.known[resource, key] = written

    def report_missing(self, entries: list[Entry]) -> None:
        present = {(entry.kind, entry.key) for entry in entries}
        for resource, key in self.known:
            if resource != "evidence" and (resource, key) not in present:
                self.outcome.left_alone.append(f"{resource} {key}: no longer among the fixtures")


def moved_on(record: models.Model, known: SeedEntry) -> bool:
    """Somebody has changed, retracted, merged or corrected it since, or is about to."""
    if getattr(record, "publication", "") == Publication.RETRACTED or merged.into_id(record):
        return True
    if hasattr(record, "corrections"):
        standing = record.corrections.exclude(publication=Publication.RETRACTED)
        if standing.exists():
            return True
    if open_revision(record) is not None:
        return True
    return written_digest(record) != known.written


def written_digest(record: models.Model) -> str:
    return digest(RESOURCES_BY_MODEL[type(record)].shape.write(record, stored))


def digest(data: Mapping[str, Any]) -> str:
    """Of what a record itself says; its evidence has digests of its own."""
    own = {name: value for name, value in data.items() if name != "evidence"}
    return hashlib.sha256(json.dumps(own, sort_keys=True, default=str).encode()).hexdigest()


def evidence_key(entry: Entry, item: Any) -> str:
    key = item.get("key") if isinstance(item, dict) else None
    if not isinstance(key, str) or not key:
        raise entry.broken((), "A piece of evidence has no key that is text.")
    return f"{entry.kind}/{entry.key}#{key}"


def bare(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "key"}


def without_keys(data: Mapping[str, Any]) -> dict[str, Any]:
    copied = dict(data)
    if isinstance(copied.get("evidence"), list):
        copied["evidence"] = [
            bare(item) if isinstance(item, dict) else item for item in copied["evidence"]
        ]
    return copied


RESOURCES_BY_MODEL = {resource.model: resource for resource in RESOURCES.values()}
RESOURCES_IN_ORDER = list(LISTS.values())
EMPTY_LISTS: dict[str, dict[str, list[Any]]] = {
    resource.name: {rows.name: [] for rows in resource.shape.rows}
    for resource in RESOURCES.values()
}
