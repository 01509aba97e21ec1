"""Counts in the text, the tables, the chart and the API agree."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from commitments.reading.clocks import read_clocks
from commitments.reading.happenings import read_happenings
from commitments.reports.blocks import Table
from commitments.reports.composing import compose
from commitments.reports.content import Content, shortened
from commitments.reports.periods import Period
from tests.reports.conftest import READ_AT, tell

INSTANT = "%Y-%m-%dT%H:%M:%S.%fZ"


def asked(content: Content, path: str, **query: str) -> dict:
    moment = content.known_at.strftime(INSTANT)
    response = Client(headers={"host": "localhost"}).get(
        f"/api/v1/{path}", {"known_at": moment, "as_of": content.period.last.isoformat()} | query
    )
    assert response.status_code == 200, response.content
    return response.json()


@pytest.mark.parametrize("filter_", ["", "actor=cn", "kind=pledge,meeting"])
def test_the_tables_agree_with_stats_at_both_ends(seed_record: None, filter_: str):
    content = tell(query=filter_)
    query = dict(part.split("=") for part in filter_.split("&") if part)
    before = content.period.first - dt.timedelta(days=1)
    for name, kinds in (
        ("Pledges and agenda items", "pledge,agenda_item"),
        ("Meetings", "meeting"),
        ("Requests", "request"),
    ):
        line = next((each for each in content.glance.lines if each.name == name), None)
        if "kind" in query and not set(kinds.split(",")) & set(query["kind"].split(",")):
            assert line is None
            continue
        assert line is not None
        chosen = query | {"kind": "pledge" if "kind" in query and "pledge" in kinds else kinds}
        now = asked(content, "stats/", **chosen)
        then = asked(content, "stats/", **chosen | {"as_of": before.isoformat()})
        assert {c.code: c.now for c in line.counts if c.now} == counts(now)
        assert {c.code: c.before for c in line.counts if c.before} == counts(then)
        assert (line.total, line.total_before) == (now["total"], then["total"])


def counts(answer: dict) -> dict[str, int]:
    return {row["status"]: row["count"] for row in answer["results"]}


def test_the_chart_ends_where_the_table_does(the_week: Content):
    proper = the_week.glance.lines[0]
    last = the_week.glance.history[-1]
    assert last.day == the_week.period.last
    assert last.counts == {count.code: count.now for count in proper.counts if count.now}


def test_the_chart_agrees_with_the_history_of_the_api(the_week: Content):
    day = the_week.glance.history[0].day.isoformat()
    answer = asked(
        the_week,
        "stats/history/",
        **{"kind": "pledge,agenda_item", "interval": "day", "from": day, "to": day},
    )
    assert answer["results"][0]["counts"] == the_week.glance.history[0].counts


def test_what_is_late_is_what_the_api_calls_late(the_week: Content):
    answer = asked(the_week, "commitments/", timeliness="overdue,lapsed", with_count="true")
    assert the_week.late.total == answer["count"] == 2
    assert {due.about.slug for due in the_week.late.items} == {
        row["slug"] for row in answer["results"]
    }
    assert f"{answer['count']} late" in the_week.subject


def test_the_tables_show_the_counts(the_week: Content):
    tables = [block for block in compose(the_week) if isinstance(block, Table)]
    shown = {row[0]: int(row[1]) for row in tables[0].rows}
    assert shown == {count.label: count.now for count in the_week.glance.lines[0].counts}
    assert tables[0].caption.startswith(f"Pledges and agenda items: {sum(shown.values())} ")


def test_what_changed_is_counted_once_a_commitment(the_week: Content):
    findings = (*the_week.happened.findings.items, *the_week.learnt.findings.items)
    slugs = {finding.about.slug for finding in findings}
    assert the_week.changed == len(slugs) < len(findings)
    assert the_week.subject.startswith(f"{len(slugs)} changed, ")
    assert the_week.opening[0].startswith(f"{len(slugs)} commitments changed status ")


@pytest.mark.parametrize("kind", ["changed", "steady", "views"])
def test_a_list_cut_short_counts_what_it_leaves_out(the_week: Content, kind: str):
    clocks = read_clocks(as_of=the_week.period.last, known_at=the_week.known_at, now=READ_AT)
    span = the_week.period.span(ZoneInfo("UTC"))
    whole = read_happenings(kind, {}, clocks, span)
    short = read_happenings(kind, {}, clocks, span, most=1)
    assert whole.total == len(whole.rows) > 1
    assert (short.rows, short.total) == (whole.rows[:1], whole.total)


def test_what_is_left_out_is_told_with_where_it_is(the_week: Content):
    short = compose(shortened(the_week, 2))
    told = ["".join(text.text for text in block.line) for block in short if hasattr(block, "line")]
    lists = (the_week.happened.findings, the_week.happened.steady, the_week.happened.views)
    more = sum(max(some.total - 2, 0) for some in lists)
    assert f"And {more} more: the whole list" in told


def test_meetings_ahead_are_those_whose_window_opens_or_closes(seed_record: None):
    content = tell(period=Period(dt.date(2024, 4, 27), dt.date(2024, 5, 3)))
    first, last = dt.date(2024, 4, 27), dt.date(2024, 6, 2)
    assert content.meetings.total == len(content.meetings.items) == 1
    (meeting,) = content.meetings.items
    assert any(end and first <= end <= last for end in (meeting.opens, meeting.closes))
    assert meeting.about.slug == "us-cn-senior-officials-2024-summer"
