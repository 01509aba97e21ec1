"""The subject and the first lines: what changed, what is late, what comes next."""

from __future__ import annotations

import datetime as dt

from commitments.domain.date_prose import MONTHS
from commitments.reports.content import Content, Due
from commitments.reports.words import counted

Next = tuple[dt.date, str]


def subject_of(content: Content) -> str:
    """As in: 2 changed, 1 late; next: the summer meetings open on 1 June."""
    told = [
        f"{number:,} {word}"
        for number, word in (
            (content.changed, "changed"),
            (content.late.total, "late"),
        )
        if number
    ]
    head = ", ".join(told) or "Nothing changed, nothing late"
    coming = what_is_next(content)
    return f"{head}; next: {coming}" if coming else head


def what_is_next(content: Content) -> str:
    """The first day after the period on which a window opens or closes."""
    events = [e for due in ahead(content) for e in turns_of(due, content.period.last)]
    if not events:
        return ""
    day, words = min(events)
    return f"{words} on {short(day, content.period.last)}"


def ahead(content: Content) -> tuple[Due, ...]:
    known = {due.about.slug: due for due in (*content.due_soon.items, *content.meetings.items)}
    return tuple(known.values())


def turns_of(due: Due, today: dt.date) -> list[Next]:
    return [
        (day, f"the window of “{brief(due.about.title)}” {verb}")
        for day, verb in ((due.opens, "opens"), (due.closes, "closes"))
        if day is not None and day > today
    ]


def short(day: dt.date, today: dt.date) -> str:
    """29 February; with its year where that is another one."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def brief(title: str, longest: int = 60) -> str:
    if len(title) <= longest:
        return title
    return title[:longest].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def opening_of(content: Content) -> tuple[str, ...]:
    """The first screen, in sentences."""
    when = content.period.words
    number = content.changed
    told = [
        f"{counted(number, 'commitment')} changed status {when}."
        if number
        else f"No commitment changed status {when}."
    ]
    steady = content.happened.steady.total + content.learnt.steady.total
    views = content.happened.views.total + content.learnt.views.total
    if steady:
        told.append(f"{counted(steady, 'finding')} confirmed an earlier one.")
    if views:
        told.append(f"Actors stated their own view {counted(views, 'time')}.")
    learnt = content.learnt.findings.total
    if learnt:
        told.append(f"{counted(learnt, 'finding')} of these we learnt late, or corrected.")
    if retracted := content.learnt.retractions.total:
        told.append(f"{counted(retracted, 'record')} {was(retracted)} retracted.")
    told.append(lateness(content))
    if contested := content.contested.total:
        told.append(f"On {counted(contested, 'commitment')} the actors themselves disagree.")
    if coming := what_is_next(content):
        told.append(f"Next: {coming}.")
    return tuple(told)


def lateness(content: Content) -> str:
    late = content.late.total
    if not late:
        return "Nothing is late."
    worst = max((due.days or 0 for due in content.late.items), default=0)
    return (
        f"{counted(late, 'commitment')} {'is' if late == 1 else 'are'} late, the longest by at "
        f"least {counted(worst, 'day')}."
    )


def was(number: int) -> str:
    return "was" if number == 1 else "were"
