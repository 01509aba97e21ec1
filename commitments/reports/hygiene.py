"""What of the record needs the desk? Told only where a schedule asks for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.urls import reverse

from commitments.reading.addresses import page_of
from commitments.reading.clocks import Clocks
from commitments.reading.upkeep import read_dead_links, read_lost
from commitments.reports.blocks import Block, Line, Paragraph, Text
from commitments.reports.content import DeadLink, Due, Hygiene, Item, Lost, Some
from commitments.reports.entries import dead_link, lost
from commitments.reports.standing import gather_due
from commitments.reports.words import counted, excerpt

EVIDENCE = "admin:commitments_evidence_changelist"
SOURCES = "admin:commitments_source_changelist"


def gather_hygiene(asked: Mapping[str, Any], clocks: Clocks) -> Hygiene:
    return Hygiene(
        stale=gather_due({**asked, "stale": True}, clocks, ()),
        not_found=gather_lost("not_found", asked, clocks),
        edited=gather_lost("edited", asked, clocks),
        dead=gather_dead(asked, clocks),
    )


def gather_lost(way: str, asked: Mapping[str, Any], clocks: Clocks) -> Some[Lost]:
    found = read_lost(way, asked, clocks)
    return Some(
        tuple(
            Lost(row["title"], page_of(row["of"], row["slug"]), excerpt(row)) for row in found.rows
        ),
        found.total,
    )


def gather_dead(asked: Mapping[str, Any], clocks: Clocks) -> Some[DeadLink]:
    found = read_dead_links(asked, clocks)
    return Some(
        tuple(
            DeadLink(
                key=f"source:{row['slug']}",
                title=row["title"],
                address=row["url"],
                archive=row["archive_url"],
                since=dt.date.fromisoformat(row["since"]),
            )
            for row in found.rows
        ),
        found.total,
    )


def of_records(found: Hygiene) -> Iterator[Block]:
    head = counted(found.stale.total, "record") + " had nothing published for longer than agreed:"
    yield from listed(found.stale, head, stale)


def of_evidence(found: Hygiene, home: str) -> Iterator[Block]:
    """`home`: the tracker's address, below which the desk's lists have what is left out."""
    yield from listed(
        found.not_found,
        counted(found.not_found.total, "excerpt") + " in no archived copy of the source:",
        lost,
        home + reverse(EVIDENCE, query={"found": "not_found"}),
    )
    yield from listed(
        found.edited,
        counted(found.edited.total, "excerpt") + " gone from a newer copy, edited at the source:",
        lost,
        home + reverse(EVIDENCE, query={"found": "edited"}),
    )
    yield from listed(
        found.dead,
        counted(found.dead.total, "source") + " whose link leads nowhere:",
        dead_link,
        home + reverse(SOURCES, query={"link": "dead"}),
    )


def listed(
    some: Some[Item], head: str, line: Callable[[Item], Line], more: str = ""
) -> Iterator[Block]:
    if not some.total:
        return
    yield Paragraph((Text(head, bold=True),))
    for item in some.items:
        yield Paragraph(line(item))
    if some.left_out and more:
        yield Paragraph(
            (Text(f"And {some.left_out:,} more: "), Text("the desk's own list", href=more))
        )


def stale(item: Due) -> Line:
    return (Text(item.about.title, href=item.about.address), Text(f": {item.status}"))
