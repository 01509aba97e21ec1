"""What the API answers, in the words of the desk: labels for codes, prose for dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from commitments.domain.date_prose import describe, spell_day
from commitments.models.vague_date import VagueDate
from commitments.models.vocabulary import RelationType
from commitments.reading.vocabulary import VOCABULARY

register = template.Library()
TERMS = {name: {term["code"]: term for term in terms} for name, terms in VOCABULARY.items()}
COLOURS = {
    "success": {"implemented", "ongoing", "held", "met_on_time", "published", "fulfilled"},
    "info": {"in_review", "in_window", "progress", "announced", "confirmed", "accepted"},
    "warning": {
        *("stalled", "postponed", "rescheduled", "mixed", "due_soon", "met_late"),
        *("divided", "contested", "returned", "disputes_scope", "open", "not_found"),
    },
    "danger": {
        *("contravened", "reversed", "not_implemented", "not_started", "not_held", "cancelled"),
        *("overdue", "lapsed", "violated", "denies_commitment", "refused", "no_progress"),
        *("retracted", "materialised"),
    },
}


INWARD = {
    RelationType.PART_OF: "Has as its part",
    RelationType.MADE_AT: "Brought about",
    RelationType.REVIEWED_AT: "Is to review",
    RelationType.IMPLEMENTS: "Implemented by",
    RelationType.ANSWERS: "Answered by",
    RelationType.DEPENDS_ON: "Needed by",
    RelationType.SUPERSEDES: "Superseded by",
}


@register.filter
def told(code: object, vocabulary: str) -> str:
    """The label of a code."""
    term = TERMS[vocabulary].get(str(code))
    return str(term["label"]) if term else str(code or "")


@register.filter
def means(code: object, vocabulary: str) -> str:
    """Its definition."""
    term = TERMS[vocabulary].get(str(code))
    return str(term["definition"]) if term else ""


@register.filter
def relation_told(relation: Mapping[str, Any]) -> str:
    """As the page of this commitment says it, from whichever side it was entered."""
    kind = RelationType(relation["type"])
    return str(kind.label) if relation["direction"] == "out" else INWARD[kind]


@register.filter
def voices(corroboration: Mapping[str, int] | None) -> str:
    """“3 sources, 1 origin”; empty where nothing supports it."""
    if not corroboration or not corroboration["sources"]:
        return ""
    counted = ((corroboration[f"{noun}s"], noun) for noun in ("source", "origin"))
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counted)


@register.filter
def colour(code: object) -> str:
    """Which colour a code has; the label beside it says the same."""
    return next((name for name, codes in COLOURS.items() if code in codes), "")


@register.filter
def in_days(date: Mapping[str, Any] | None) -> SafeString | str:
    """A vague date as read from the API, with the words that were used for it."""
    if date is None:
        return ""
    prose = describe(vague(date))
    if not date["said"] or date["said"] == prose:
        return format_html('<span title="{}">{}</span>', date["edtf"], prose)
    return format_html('<span title="{}">“{}”, {}</span>', date["edtf"], date["said"], prose)


@register.filter
def on_day(day: dt.date | str | None) -> str:
    if not day:
        return ""
    return spell_day(dt.date.fromisoformat(day) if isinstance(day, str) else day)


@register.filter
def at_instant(instant: dt.datetime | str | None) -> str:
    if not instant:
        return ""
    read = dt.datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    read = read.astimezone(dt.UTC)
    return f"{spell_day(read.date())}, {read:%H:%M:%S} UTC"


def vague(date: Mapping[str, Any]) -> VagueDate:
    first, last = (
        dt.date.fromisoformat(date[end]) if date[end] else None for end in ("earliest", "latest")
    )
    return VagueDate(date["edtf"], first, last, date["said"])
