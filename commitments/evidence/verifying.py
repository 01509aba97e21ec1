"""Are the excerpts in the archived copies of their sources, now as when they were taken?

Each is looked for in the newest copy and in the one that had it before. Sources are taken a handful
at a time, each copy is read and made ready once for all that is quoted from it, and only what came
out otherwise than before is stored.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from commitments.domain import verifications
from commitments.domain.verifications import Outcome
from commitments.evidence.matching import Found, Text, look
from commitments.models import Capture, Evidence, Redaction, Verification
from commitments.models import vocabulary as v

SOURCES_AT_ONCE = 50
SHORT = 300_000  # bytes of a document whose text is held beside others
Progress = Callable[[Collection[int]], Iterable[int]]


@dataclass
class Tally:
    """`results`: how many excerpts came out how; `edited`: how many of them are gone from a newer
    copy; `altered`: how many public answers became others."""

    results: Counter[str] = field(default_factory=Counter)
    edited: int = 0
    altered: int = 0

    @property
    def told(self) -> dict[str, int]:
        return {**self.results, "edited": self.edited, "altered": self.altered}


class Copy:
    """One archived copy, ready to be looked in. A headline is the outlet's own: what somebody said
    has to stand in the body."""

    def __init__(self, pk: int, text: str, title: str) -> None:
        self.pk = pk
        self.title = Text(title)
        self.whole = Text(text)
        headed = bool(title.strip()) and text.lstrip().startswith(title.strip())
        rest = len(text) - len(text.lstrip()) + len(title.strip())
        self.body = Text(" " * rest + text[rest:]) if headed else self.whole

    def look(self, item: Evidence) -> tuple[Found, bool]:
        """And whether the title has it, and the body lacks it."""
        own_words = item.mode in (v.Mode.HEADLINE, v.Mode.NARRATOR)
        found = look(item.excerpt, self.whole if own_words else self.body)
        if found.span is not None or not self.title.original:
            return found, False
        above = look(item.excerpt, self.title)
        if above.span is None:
            return found, False
        return (above if own_words else found), True


def verify(
    evidence: Collection[int] | None = None,
    *,
    now: dt.datetime | None = None,
    progress: Progress = iter,
) -> Tally:
    """Looks for those excerpts, or for all; `progress` is given the ids of their sources."""
    tally = Tally()
    outcomes: list[Outcome] = []
    by_source = quoted(evidence)
    for items in in_batches(by_source, progress):
        last = verifications.newest_of(item.pk for item in items)
        copies = Copies(items, last)
        for item in items:
            row = last.get(item.pk)
            columns = compared(item, row, copies)
            if columns is None:
                tally.results[v.Verification.NOT_CHECKED] += 1
                continue
            tally.results[columns["result"]] += 1
            tally.edited += columns["edited"]
            sought = verifications.digest(item)
            if row is None or row.sought != sought or differs(row, columns):
                outcomes.append(Outcome(item.pk, sought, row.pk if row else None, columns))
    tally.altered = verifications.note(outcomes, now=now)
    return tally


def quoted(evidence: Collection[int] | None) -> dict[int, list[int]]:
    """Ids of the evidence whose excerpt is to be looked for, by the source that it counts under.
    What the law took out is no excerpt any more."""
    redacted = Redaction.objects.filter(object_type="evidence", field="excerpt")
    rows = Evidence.objects.exclude(excerpt="").exclude(publication=v.Publication.RETRACTED)
    rows = rows.exclude(pk__in=redacted.values("object_id"))
    if evidence is not None:
        rows = rows.filter(pk__in=evidence)
    found: dict[int, list[int]] = defaultdict(list)
    named = rows.order_by("pk").values_list("pk", "source_id", "source__merged_into_id")
    for pk, source, merged_into in named:
        found[merged_into or source].append(pk)
    return found


def in_batches(by_source: Mapping[int, list[int]], progress: Progress) -> Iterator[list[Evidence]]:
    batch: list[int] = []
    sources = list(by_source)
    for place, source in enumerate(progress(sources), 1):
        batch += by_source[source]
        if place % SOURCES_AT_ONCE == 0 or place == len(sources):
            rows = Evidence.objects.filter(pk__in=batch).select_related("source")
            yield sorted(rows, key=lambda item: (counts_under(item), item.pk))
            batch = []


class Copies:
    """The copies that some evidence may have been taken from, the newest first; those that nobody
    may read any more are left out. The newest texts and those that had the excerpts before are
    read together, but for long ones; those and older ones of one source at a time."""

    def __init__(self, items: Sequence[Evidence], last: Mapping[int, Verification]) -> None:
        self.ids: dict[int, list[int]] = defaultdict(list)
        sources = {counts_under(item) for item in items}
        gone = Redaction.objects.filter(object_type="capture", field="text")
        of_these = models.Q(source__in=sources) | models.Q(source__merged_into__in=sources)
        whole = Capture.objects.filter(of_these, pruned=None)
        found = whole.exclude(pk__in=gone.values("object_id"))
        for pk, source, merged_into in found.order_by("-at", "-pk").values_list(
            "pk", "source_id", "source__merged_into_id"
        ):
            self.ids[merged_into or source].append(pk)
        wanted = {row.capture_id for row in last.values()} | {ids[0] for ids in self.ids.values()}
        short = Capture.objects.filter(pk__in=wanted, size__lte=SHORT)
        self.texts = {
            pk: (text, title) for pk, text, title in short.values_list("pk", "text", "title")
        }
        self.source = 0
        self.read: dict[int, Copy] = {}

    def of(self, item: Evidence) -> Iterator[Copy]:
        for pk in self.ids.get(counts_under(item), []):
            yield self.fetched(item, pk)

    def one(self, item: Evidence, pk: int) -> Copy | None:
        there = pk in self.ids.get(counts_under(item), [])
        return self.fetched(item, pk) if there else None

    def fetched(self, item: Evidence, pk: int) -> Copy:
        if self.source != counts_under(item):
            self.source, self.read = counts_under(item), {}
        if pk not in self.read:
            found = self.texts.get(pk)
            if found is None:
                found = Capture.objects.values_list("text", "title").get(pk=pk)
            self.read[pk] = Copy(pk, *found)
        return self.read[pk]


def counts_under(item: Evidence) -> int:
    return item.source.merged_into_id or item.source_id


def compared(item: Evidence, last: Verification | None, copies: Copies) -> dict[str, Any] | None:
    """The columns of what came of it; None where there is no copy. The copy that had it before is
    asked as well as the newest one; only what neither has is looked for in those between."""
    newest = next(copies.of(item), None)
    if newest is None:
        return None
    now, above = newest.look(item)
    had = copies.one(item, last.capture_id) if last is not None else None
    if had is not None and had.pk != newest.pk:
        then, above_then = had.look(item)
        if then.span is not None:
            return columns_of(had, then, newest, now, in_title=above_then)
    if now.span is not None:
        return columns_of(newest, now, newest, now, in_title=above)
    for older in copies.of(item):
        then, above_then = older.look(item)
        if then.span is not None:
            return columns_of(older, then, newest, now, in_title=above_then)
    return columns_of(newest, now, newest, now, in_title=above)


def columns_of(
    copy: Copy, found: Found, newest: Copy, now: Found, *, in_title: bool
) -> dict[str, Any]:
    span, near = found.span, now.nearest
    return {
        "capture_id": copy.pk,
        "newest_id": newest.pk,
        "result": str(found.result),
        "edited": span is not None and now.span is None,
        "in_title": in_title,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "prefix": found.prefix,
        "suffix": found.suffix,
        "left_out": [[each.start, each.end] for each in found.left_out],
        "nearest_start": near.span.start if near else None,
        "nearest_end": near.span.end if near else None,
        "nearest_score": near.score if near else None,
    }


def differs(row: Verification, columns: Mapping[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in columns.items())
