"""Who newly denied what: a claim, a commitment or a finding, under a filter too."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from commitments.models import Change, Source
from commitments.models.vocabulary import Section
from commitments.reading.clocks import read_clocks
from commitments.reports.content import Content
from commitments.reports.formats import render
from commitments.reports.gathering import gather
from commitments.reports.periods import Period
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import published

pytestmark = pytest.mark.django_db
WEEK = Period(dt.date(2024, 1, 27), dt.date(2024, 2, 2))


def denied(source: Source | str = "", said_on: str = "2024-01-30", **data: Any) -> dict[str, Any]:
    told = {"excerpt": "China denies this.", "stance": "contradicts", "said_on": said_on}
    return quoted(source, **told | data)


def tell(query: str = "", period: Period = WEEK) -> Content:
    now = Change.objects.latest("number").at
    return gather(
        name="Weekly",
        period=period,
        zone=ZoneInfo("UTC"),
        clocks=read_clocks(as_of=period.last, known_at=None, now=now),
        query=query,
        wanted=(Section.CONTESTED,),
    )


def titles(query: str = "") -> list[str]:
    return [each.title for each in tell(query).denials.items]


def pledge(title: str, *evidence: dict[str, Any], **data: Any) -> Any:
    told = {"title": title, "made_on": "2024-01-01", "evidence": list(evidence)}
    return published(make_commitment(**told | data))


def test_denials_of_claims_commitments_and_findings_are_told() -> None:
    published(make_claim(title="A claim", evidence=[denied()]))
    one = pledge("B pledge", denied())
    published(
        make_status_update(
            commitment=one, status="initiated", as_of="2024-01-29", evidence=[denied()]
        )
    )
    assert titles() == ["A claim", "B pledge", "B pledge"]
    text = " ".join(render(tell(), "txt").body.decode().split())
    assert text.count("Denied: B pledge") == 2
    assert "Denied: A claim" in text


def test_what_was_said_before_and_published_before_is_old() -> None:
    published(make_claim(title="A claim", evidence=[denied(said_on="2024-01-20")]))
    assert titles() == []
    today = Change.objects.latest("number").at.date()
    learnt = tell(period=Period(today - dt.timedelta(days=6), today))
    assert learnt.denials.total == 1


def test_under_a_filter_those_of_other_commitments_are_left_out() -> None:
    pledge("A pledge", denied())
    pledge("A measure", denied(), kind="measure")
    assert titles("kind=measure") == ["A measure"]


def test_under_a_filter_a_claim_belongs_to_what_is_told_from_the_same_source() -> None:
    wire, paper = make_source("wire"), make_source("paper")
    pledge("A pledge", quoted(wire))
    pledge("A measure", quoted(paper), kind="measure")
    published(make_claim(title="Of the wire", evidence=[quoted(wire), denied()]))
    published(make_claim(title="Of the paper", evidence=[quoted(paper), denied()]))
    assert titles("kind=pledge") == ["Of the wire"]
    assert titles("kind=measure") == ["Of the paper"]
    assert titles("kind=meeting") == []
    assert sorted(titles()) == ["Of the paper", "Of the wire"]
