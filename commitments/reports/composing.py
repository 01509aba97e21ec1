"""In which words is it told? Content becomes blocks, one function for each section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from commitments.domain.date_prose import spell_day
from commitments.models.vocabulary import Section, Status
from commitments.reading.addresses import PAGES
from commitments.reports.blocks import Block, Chart, Heading, Paragraph, Table, Text
from commitments.reports.content import Changed, Content, Line, Some
from commitments.reports.entries import (
    denial,
    due_line,
    finding,
    retraction,
    risk,
    side,
    view,
    window_line,
)
from commitments.reports.hygiene import of_evidence, of_records
from commitments.reports.sections import TITLES
from commitments.reports.words import counted


def compose(content: Content) -> tuple[Block, ...]:
    sections = [(name, list(blocks)) for name, blocks in parts(content) if name in content.wanted]
    told = [(name, blocks) for name, blocks in sections if blocks]
    return (
        *opening(content),
        *contents(told),
        *(block for name, blocks in told for block in (heading(name), *blocks)),
        *colophon(content),
    )


def parts(content: Content) -> Iterator[tuple[str, Iterator[Block]]]:
    yield Section.GLANCE, glance(content)
    yield Section.HAPPENED, changed(content.happened, content, "commitments/")
    yield Section.LEARNT, changed(content.learnt, content, "changes/")
    yield Section.LATE, late(content)
    yield Section.DUE_SOON, due_soon(content)
    yield Section.MEETINGS, meetings(content)
    yield Section.CONTESTED, contested(content)
    yield Section.RISKS, risks(content)
    yield Section.HYGIENE, hygiene(content)


def heading(name: str) -> Heading:
    return Heading(2, (Text(TITLES[name]),), name.replace("_", "-"))


def opening(content: Content) -> Iterator[Block]:
    if content.lead:
        for part in filter(None, content.lead.split("\n\n")):
            yield Paragraph((Text(part.strip()),), "lead")
    yield Paragraph((Text(" ".join(content.opening)),))


def contents(told: list[tuple[str, list[Block]]]) -> Iterator[Block]:
    """A list of contents, where there is more than two screens of it."""
    if sum(len(blocks) for _, blocks in told) < 20:
        return
    links: list[Text] = []
    for name, _ in told:
        links += [Text(" · ")] if links else []
        links.append(Text(TITLES[name], href=f"#{name.replace('_', '-')}"))
    yield Paragraph((Text("In this report: "), *links), "note")


def glance(content: Content) -> Iterator[Block]:
    for line in content.glance.lines:
        yield Table(
            caption=f"{line.name}: {line.total:,}{change_in_total(line)}",
            head=("Status", "Now", "Change"),
            rows=tuple(
                (count.label, f"{count.now:,}", signed(count.now - count.before))
                for count in line.counts
            ),
            numeric=frozenset({1, 2}),
        )
    if len(content.glance.history) > 1:
        yield Chart(chart_title(content), content.glance.history)


def change_in_total(line: Line) -> str:
    difference = line.total - line.total_before
    return f" ({signed(difference)} since the period began)" if difference else ""


def signed(number: int) -> str:
    return f"{number:+,}".replace("-", "−") if number else "0"


def chart_title(content: Content) -> str:
    """The finding that the chart shows: how many of the assessed have something delivered."""
    last = content.glance.history[-1]
    total = sum(last.counts.values())
    delivered = sum(
        last.counts.get(code, 0)
        for code in (Status.PARTIALLY_IMPLEMENTED, Status.IMPLEMENTED, Status.ONGOING)
    )
    return (
        f"On {spell_day(last.day)}, {delivered} of {counted(total, 'pledge')} and agenda items had "
        "something delivered"
    )


def changed(found: Changed, content: Content, path: str) -> Iterator[Block]:
    for item in found.findings.items:
        yield from finding(item)
    for retracted in found.retractions.items:
        yield from retraction(retracted)
    for item in found.steady.items:
        yield from finding(item)
    if found.views.items:
        yield Heading(3, (Text("What the actors themselves said"),))
    for said in found.views.items:
        yield from view(said)
    lists: tuple[Some[Any], ...] = (found.findings, found.retractions, found.steady, found.views)
    yield from rest(sum(some.left_out for some in lists), content, path)


def rest(left_out: int, content: Content, path: str, extra: str = "") -> Iterator[Block]:
    """Where those are that a report of readable length leaves out."""
    if left_out <= 0:
        return
    moment = content.known_at.isoformat(timespec="microseconds").replace("+00:00", "Z")
    query = "&".join(
        part
        for part in (
            content.filter.removeprefix("?"),
            extra,
            f"as_of={content.period.last.isoformat()}",
            f"known_at={quote(moment)}",
        )
        if part
    )
    below = "" if path.rstrip("/") in PAGES else "/api/v1"
    address = f"{content.home}{below}/{path}?{query}"
    yield Paragraph((Text(f"And {left_out:,} more: "), Text("the whole list", href=address)))


def late(content: Content) -> Iterator[Block]:
    for item in content.late.items:
        yield Paragraph(due_line(item))
    left_out = content.late.left_out
    yield from rest(left_out, content, "commitments/", "timeliness=overdue,lapsed&ordering=due")


def due_soon(content: Content) -> Iterator[Block]:
    for item in content.due_soon.items:
        yield Paragraph(due_line(item))
    left_out = content.due_soon.left_out
    yield from rest(left_out, content, "commitments/", "timeliness=due_soon&ordering=due")


def meetings(content: Content) -> Iterator[Block]:
    for item in content.meetings.items:
        yield Paragraph(window_line(item, content.period.last))
    yield from rest(content.meetings.left_out, content, "commitments/", "kind=meeting&ordering=due")


def contested(content: Content) -> Iterator[Block]:
    for dispute in content.contested.items:
        about = dispute.about
        yield Heading(3, (Text(about.title, href=about.address),))
        yield Paragraph(
            (Text(f"{about.kind}. The desk's finding: {dispute.status}. The actors differ:"),)
        )
        for held in dispute.sides:
            yield from side(held)
    for item in content.denials.items:
        yield from denial(item)
    yield from rest(
        content.contested.left_out, content, "commitments/", "contestation=contested,divided"
    )
    yield from rest(content.denials.left_out, content, "claims/")


def risks(content: Content) -> Iterator[Block]:
    for item in content.risks.items:
        yield from risk(item)
    yield from rest(content.risks.left_out, content, "risks/")


def hygiene(content: Content) -> Iterator[Block]:
    yield from of_records(content.hygiene)
    yield from rest(content.hygiene.stale.left_out, content, "commitments/", "stale=true")
    yield from of_evidence(content.hygiene, content.home)


def colophon(content: Content) -> Iterator[Block]:
    known = content.known_at.strftime("%H:%M:%S UTC")
    filtered = f", of {content.filter}" if content.filter else ""
    words: Iterable[Text] = (
        Text(
            f"{content.name}: as of {spell_day(content.period.last)}, as known on "
            f"{spell_day(content.known_at.date())} at {known}{filtered}. A finding is the desk's "
            "own; what actors say stands beside it and is never averaged with it. "
        ),
        Text("The record", href=f"{content.home}/"),
    )
    yield Paragraph(tuple(words), "note")
