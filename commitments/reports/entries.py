"""How is one finding, view, window, denial or risk told?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from commitments.reports.blocks import Block, Heading, Line, Paragraph, Quote, Text
from commitments.reports.content import (
    DeadLink,
    Denial,
    Due,
    Excerpt,
    Finding,
    Lost,
    Retraction,
    RiskMoved,
    Said,
    View,
)
from commitments.reports.wording import brief
from commitments.reports.words import counted, quotation, spelled

LONGEST_LOST = 80  # signs of an excerpt that is named only to be found


def finding(item: Finding) -> Iterator[Block]:
    about = item.about
    party = f" – {item.party}" if item.party else ""
    yield Heading(3, (Text(about.title, href=about.address), Text(party)))
    yield Paragraph((Text(about.kind + ". "), *standing(item), Text(details(item))))
    if item.summary:
        yield Paragraph((Text(item.summary),))
    if item.otherwise:
        told = "; ".join(says(said) for said in item.otherwise)
        yield Paragraph((Text("Who says otherwise: ", bold=True), Text(f"{told}.")))
    yield from quoted(item.excerpt)


def standing(item: Finding) -> Line:
    """Old and new status, or that it stays, or which one was a mistake."""
    now = Text(item.status, bold=True)
    if item.corrects:
        return (now, Text(f", corrected: {item.corrects} was published by mistake"))
    if not item.before:
        return (now, Text(" (not assessed before)"))
    if item.before == item.status:
        return (now, Text(", as before"))
    return (Text(f"{item.before} → "), now)


def details(item: Finding) -> str:
    told = [f", as of {item.as_of}"]
    if item.occurred:
        told.append(f"; on {item.occurred}" if item.occurred[0].isdigit() else f"; {item.occurred}")
    if item.place:
        told.append(f"; {item.place}")
    if item.due:
        told.append(f"; now due {item.due}")
    if item.confidence:
        told.append(f"; {item.confidence} confidence")
    return "".join(told) + "."


def says(said: Said) -> str:
    return f"{said.actor}: {view_words(said.view, said.sufficient)} ({said.day})"


def view_words(view: str, sufficient: str) -> str:
    return f"{view.lower()}, {sufficient}" if sufficient else view.lower()


def view(item: View) -> Iterator[Block]:
    party = f", of {item.party}" if item.party else ""
    yield Paragraph(
        (
            Text(who(item), bold=True),
            Text(f" on “{item.about.title}”{party}: {change_of_view(item)} ({item.as_of})."),
        )
    )
    yield from own_words(item)


def side(item: View) -> Iterator[Block]:
    party = f" of {item.party}" if item.party else ""
    yield Paragraph(
        (Text(who(item), bold=True), Text(f"{party}: {change_of_view(item)} ({item.as_of})."))
    )
    yield from own_words(item)


def own_words(item: View) -> Iterator[Block]:
    if item.summary:
        yield Paragraph((Text(item.summary),))
    yield from quoted(item.excerpt)


def who(item: View) -> str:
    return f"{item.speaker}, {item.actor}" if item.speaker else item.actor


def change_of_view(item: View) -> str:
    now = view_words(item.view, item.sufficient)
    if item.corrects:
        return f"{now} (corrected: we had {item.corrects.lower()})"
    if item.before and item.before != item.view:
        return f"{item.before.lower()} → {now}"
    return now


def quoted(excerpt: Excerpt | None) -> Iterator[Block]:
    if excerpt is None:
        return
    by = f"{excerpt.said_by}, in " if excerpt.said_by else ""
    named = ", ".join(part for part in (excerpt.publisher, excerpt.published) if part)
    locator = f", {excerpt.locator}" if excerpt.locator else ""
    told = (
        Text(by),
        *where(excerpt),
        Text(f" ({named}){locator}. Graded {excerpt.grade}: {excerpt.grade_words}."),
    )
    credit = tuple(text for text in told if text.text)
    if not excerpt.text:
        yield Paragraph((Text("See "), *credit), "note")
        return
    yield Quote(quotation(excerpt.text), excerpt.translation, excerpt.language, credit)


def where(excerpt: Excerpt) -> Line:
    """The source, with a link that leads somewhere if there is one."""
    if excerpt.dead_since is None:
        return (Text(excerpt.source, href=excerpt.address),)
    gone = f"its page is not there since {spelled(excerpt.dead_since)}"
    if excerpt.archive:
        return (Text(excerpt.source, href=excerpt.archive), Text(f" – an archived copy, {gone} –"))
    held = f"; the desk has a copy of {spelled(excerpt.copied_on)}" if excerpt.copied_on else ""
    return (Text(excerpt.source), Text(f" – {gone}{held} –"))


def retraction(item: Retraction) -> Iterator[Block]:
    yield Heading(3, (Text("Retracted: ", bold=True), Text(item.title, href=item.address)))
    yield Paragraph(
        (Text(f"The {item.what} was taken back on {spelled(item.at.date())}: {item.reason}"),),
        "warning",
    )


def due_line(item: Due) -> Line:
    actors = f", {' and '.join(item.actors)}" if item.actors else ""
    return (
        Text(item.about.title, bold=True, href=item.about.address),
        Text(f" ({item.about.kind.lower()}{actors}): {item.status}. "),
        Text(f"Due {item.window}{how_late(item)}."),
    )


def how_late(item: Due) -> str:
    if item.days is None:
        return ""
    if item.timeliness == "overdue":
        return f": overdue by at least {counted(item.days, 'day')}, and found not done since"
    if item.timeliness == "lapsed":
        return f": lapsed at least {counted(item.days, 'day')} ago, and nothing found since"
    return f": {counted(item.days, 'day')} left" if item.days else ": its last day is today"


def window_line(item: Due, today: dt.date) -> Line:
    """As in: Senior officials meet: mooted; window “in February” (…), closes on 29 February."""
    return (
        Text(item.about.title, bold=True, href=item.about.address),
        Text(f": {item.status}. Window {item.window}{'; '.join(turns(item, today))}."),
    )


def turns(item: Due, today: dt.date) -> Iterator[str]:
    if item.opens and item.opens > today:
        yield f": it opens on {spelled(item.opens)}"
    if item.closes and item.closes >= today:
        yield (
            f"{'' if item.opens and item.opens > today else ': it '}closes on "
            f"{spelled(item.closes)}"
        )
    elif item.closes:
        yield f": it closed on {spelled(item.closes)}"


def denial(item: Denial) -> Iterator[Block]:
    yield Heading(3, (Text("Denied: ", bold=True), Text(item.title, href=item.address)))
    yield from quoted(item.excerpt)


def lost(item: Lost) -> Line:
    """As in: Working group: “They met.”, from The Gazette."""
    words = quotation(brief(item.excerpt.text, LONGEST_LOST))
    return (
        Text(item.title, href=item.address),
        Text(f": {words}, from "),
        *where(item.excerpt),
    )


def dead_link(item: DeadLink) -> Line:
    told = f", not there since {spelled(item.since)}"
    source = Text(item.title, href=item.address)
    if not item.archive:
        return (source, Text(told))
    return (source, Text(f"{told}; "), Text("archived copy", href=item.archive))


def risk(item: RiskMoved) -> Iterator[Block]:
    yield Heading(3, (Text(item.title, href=item.address),))
    state = moved(item.before, item.state)
    likelihood = moved(item.likelihood_before, item.likelihood)
    told = f"{state}; likelihood: {likelihood}." if item.likelihood else f"{state}."
    yield Paragraph((Text(told), Text(f" {item.text}" if item.text else "")))


def moved(before: str, now: str) -> str:
    return f"{before} → {now}" if before and before != now else now
