"""What does a report tell? Asked of `reading/`, all under one instant of knowledge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

from django.conf import settings

from commitments.models.vocabulary import Section
from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks
from commitments.reading.happenings import count_changed
from commitments.reading.stats import FILTER_PARAMETERS
from commitments.reports.changed import gather_changed
from commitments.reports.content import Content
from commitments.reports.disputes import gather_denials, gather_disputes, gather_risks
from commitments.reports.glance import gather_glance
from commitments.reports.hygiene import gather_hygiene
from commitments.reports.periods import Period
from commitments.reports.sections import USUAL
from commitments.reports.standing import gather_due, gather_meetings
from commitments.reports.wording import opening_of, subject_of


def read_filter(query: str) -> dict[str, Any]:
    """The filters of a query string, as the list of commitments takes them; raises BadParameter."""
    given = parse_qs(query.removeprefix("?"), keep_blank_values=True, strict_parsing=bool(query))
    return p.read_all(FILTER_PARAMETERS, given)


def gather(
    *,
    name: str,
    period: Period,
    zone: ZoneInfo,
    clocks: Clocks,
    query: str = "",
    wanted: tuple[str, ...] = USUAL,
    lead: str = "",
) -> Content:
    """`clocks`: the period's last day, and the instant whose knowledge the report has; `query`:
    filters of the list of commitments, as a query string. Raises BadParameter."""
    asked = read_filter(query)
    span = period.span(zone)
    content = Content(
        name=name,
        period=period,
        known_at=clocks.known_at,
        filter=query,
        wanted=wanted,
        lead=lead,
        home=settings.BASE_URL,
        glance=gather_glance(asked, clocks, period),
        changed=count_changed(asked, clocks, span),
        happened=gather_changed(asked, clocks, span),
        learnt=gather_changed(asked, clocks, span, learnt=True),
        late=gather_due(asked, clocks, ("overdue", "lapsed")),
        due_soon=gather_due(asked, clocks, ("due_soon",)),
        meetings=gather_meetings(asked, clocks, period),
    )
    if Section.CONTESTED in wanted:
        content = replace(
            content,
            contested=gather_disputes(asked, clocks),
            denials=gather_denials(asked, clocks, span),
        )
    if Section.RISKS in wanted:
        content = replace(content, risks=gather_risks(asked, clocks, span))
    if Section.HYGIENE in wanted:
        content = replace(content, hygiene=gather_hygiene(asked, clocks))
    return replace(content, subject=subject_of(content), opening=opening_of(content))
