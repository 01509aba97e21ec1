"""Does every day get the standing that plain rereading of its judgements gives?"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.domain.contestation import contestation, furthest_contestation
from commitments.domain.judgements import Finding, View
from commitments.domain.standing import Party, Standing, standing_on, standings
from commitments.domain.timeliness import timeliness
from commitments.models.vague_date import VagueDate
from commitments.models.vocabulary import CLOSED_STATUSES, Confidence, Status, Timeliness
from tests.domain.builders import TOPS

FIRST = dt.date(2024, 1, 1)
DAYS = st.integers(0, 40).map(lambda days: FIRST + dt.timedelta(days=days))
INSTANTS = st.integers(0, 3).map(lambda hour: dt.datetime(2024, 6, 1, hour, tzinfo=dt.UTC))
ACTORS = ("cn", "us", "mx")
PARTIES = st.lists(
    st.builds(Party, st.sampled_from(ACTORS), st.sampled_from(["committing", "host"])),
    max_size=4, unique=True,
)  # fmt: skip
STATUSES = st.sampled_from(
    ["no_public_evidence", "initiated", "implemented", "withdrawn", "postponed", "held"]
)


@st.composite
def windows(draw: st.DrawFn) -> VagueDate:
    earliest, latest = sorted([draw(DAYS), draw(DAYS)])
    ends = draw(st.sampled_from([(earliest, latest), (None, latest), (earliest, None)]))
    return VagueDate("generated", *ends)


def judgements(fields: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[Any]]:
    """Up to eight judgements, of which some correct one entered before them."""
    links = st.lists(st.sampled_from([0, 0, 0, *range(8)]), min_size=8, max_size=8)
    return st.tuples(st.lists(fields, max_size=8), links).map(
        lambda drawn: [
            row | {"id": number, "supersedes": link if 0 < link < number else None}
            for number, (row, link) in enumerate(zip(*drawn, strict=False), start=1)
        ]
    )


COMMON = {
    "party": st.sampled_from([None, None, *ACTORS]),
    "day": DAYS,
    "published_at": INSTANTS,
    "as_of": windows(),
    "evidence_count": st.integers(0, 3),
}
FINDINGS = judgements(
    st.fixed_dictionaries(
        COMMON
        | {
            "status": STATUSES,
            "occurred_on": st.none() | windows(),
            "due": st.none() | windows(),
            "confidence": st.sampled_from(Confidence.values),
        }
    )
).map(lambda rows: [Finding(**row) for row in rows])
VIEWS = judgements(
    st.fixed_dictionaries(
        COMMON
        | {
            "actor": st.sampled_from([*ACTORS, *TOPS]),
            "view": st.sampled_from(["fulfilled", "progress", "unstated"]),
            "sufficient": st.sampled_from(["yes", "no", "unstated"]),
        }
    )
).map(lambda rows: [View(top=TOPS.get(row["actor"], row["actor"]), **row) for row in rows])
CASES = st.fixed_dictionaries(
    {
        "parties": PARTIES,
        "original_due": st.none() | windows(),
        "findings": FINDINGS,
        "views": VIEWS,
        "own_evidence_count": st.integers(0, 3),
    }
)
ASKED = st.integers(-2, 60).map(lambda days: FIRST + dt.timedelta(days=days))


def reread(case: dict[str, Any], asked: dt.date) -> dict[str, Any]:
    """What holds on the day asked for, found by going through the judgements of that day anew."""
    findings = standing_judgements(case["findings"], asked)
    views = standing_judgements(case["views"], asked)
    whole = [each for each in findings if each.party is None]
    committing = {party.actor for party in case["parties"] if party.role == "committing"}
    about_committing = [each for each in findings if each.party in committing]
    deciding = [last(whole)] if whole else lasts(about_committing, committing)
    found = {each.status for each in deciding if each}
    if None in deciding and found:
        status = "mixed"
    else:
        status = "mixed" if len(found) > 1 else next(iter(found), "not_assessed")
    agreed = [] if status == "mixed" else [each for each in deciding if each]
    setting = [each for each in findings if each.due or each.status == "postponed"]
    due = last(setting).due if setting else case["original_due"]
    speakers = {(view.party, view.actor) for view in views}
    return {
        "status": status,
        "status_as_of": last(agreed).as_of if agreed else None,
        "confidence": next((c for c in Confidence.values if c in confidences(agreed)), None),
        "due": due,
        "parties": {
            (party.actor, party.role): party_status(findings, party) for party in case["parties"]
        },
        "positions": {
            last([v for v in views if (v.party, v.actor) == speaker]) for speaker in speakers
        },
        "contestation": furthest_contestation(views),
        "closed": status in CLOSED_STATUSES,
        "update_count": len(findings),
        "evidence_count": case["own_evidence_count"]
        + sum(each.evidence_count for each in findings + views),
        "timeliness": reread_timeliness(status, agreed, whole or about_committing, due, asked),
    }


def standing_judgements(judged: list[Any], asked: dt.date) -> list[Any]:
    return [
        each
        for each in judged
        if each.day <= asked and not any(other.supersedes == each.id for other in judged)
    ]


def last(judged: list[Any]) -> Any:
    return max(judged, key=lambda each: (each.day, each.published_at, each.id))


def lasts(judged: list[Finding], actors: set[str]) -> list[Finding | None]:
    return [
        last(own) if (own := [each for each in judged if each.party == actor]) else None
        for actor in actors
    ]


def confidences(judged: list[Finding]) -> set[str]:
    return {each.confidence for each in judged}


def party_status(findings: list[Finding], party: Party) -> str:
    own = [each for each in findings if each.party == party.actor]
    heard = own or [each for each in findings if each.party is None]
    return last(heard).status if heard else "not_assessed"


def reread_timeliness(
    status: str,
    agreed: list[Finding],
    heard: list[Finding],
    due: VagueDate | None,
    asked: dt.date,
) -> str:
    if due is None or due.latest is None:
        return "no_deadline"
    if status in ("implemented", "held"):
        starts = [first_day(each.occurred_on) if each.occurred_on else each.day for each in agreed]
        return "met_on_time" if all(start <= due.latest for start in starts) else "met_late"
    if status in CLOSED_STATUSES:
        return "ended"
    if asked > due.latest:
        since = {each.status for each in heard if each.day > due.latest}
        return "overdue" if since - {"no_public_evidence"} else "lapsed"
    if asked + dt.timedelta(days=14) >= due.latest:
        return "due_soon"
    return "not_yet_due" if due.earliest and asked < due.earliest else "in_window"


def first_day(done: VagueDate) -> dt.date:
    found = done.earliest or done.latest
    assert found
    return found


def as_reread(standing: Standing, asked: dt.date) -> dict[str, Any]:
    names = ["status", "status_as_of", "confidence", "due", "closed"]
    names += ["contestation", "update_count", "evidence_count"]
    return {name: getattr(standing, name) for name in names} | {
        "parties": {(party.actor, party.role): party.status for party in standing.parties},
        "positions": set(standing.positions),
        "timeliness": timeliness(standing, asked),
    }


@given(case=CASES)
def test_segments_cover_every_day_once(case: dict[str, Any]) -> None:
    made = standings(**case)
    assert (made[0].valid_from, made[-1].valid_to) == (None, None)
    starts = [each.valid_from or dt.date.min for each in made]
    ends = [each.valid_to or dt.date.max for each in made]
    assert starts[1:] == ends[:-1]
    assert ends == sorted(set(ends))


@given(case=CASES)
def test_neighbouring_segments_differ_in_more_than_their_days(case: dict[str, Any]) -> None:
    made = standings(**case)
    for one, other in pairwise(made):
        assert (one.update_count, one.positions) != (other.update_count, other.positions)


@settings(max_examples=200)
@given(case=CASES, asked=ASKED)
def test_standing_is_that_of_the_judgements_of_its_day(
    case: dict[str, Any], asked: dt.date
) -> None:
    standing = standing_on(standings(**case), asked)
    assert as_reread(standing, asked) == reread(case, asked)


@given(case=CASES, asked=ASKED)
def test_what_comes_later_changes_nothing_unless_it_corrects(
    case: dict[str, Any], asked: dt.date
) -> None:
    later = {each.id for each in case["findings"] if each.day > asked and not each.supersedes}
    without = case | {"findings": [each for each in case["findings"] if each.id not in later]}
    one, other = (standing_on(standings(**each), asked) for each in (case, without))
    assert as_reread(one, asked) == as_reread(other, asked)


@given(case=CASES, shuffled=st.data())
def test_order_of_judgements_is_of_no_matter(case: dict[str, Any], shuffled: st.DataObject) -> None:
    findings = shuffled.draw(st.permutations(case["findings"]))
    views = shuffled.draw(st.permutations(case["views"]))
    assert standings(**(case | {"findings": findings, "views": views})) == standings(**case)


@given(case=CASES, asked=ASKED)
def test_timeliness_and_status_are_always_one_of_the_codes(
    case: dict[str, Any], asked: dt.date
) -> None:
    standing = standing_on(standings(**case), asked)
    assert timeliness(standing, asked) in Timeliness.values
    assert standing.status in Status.values


@given(views=VIEWS)
def test_contestation_by_pairs(views: list[View]) -> None:
    views = standing_judgements(views, dt.date.max)
    newest = [
        last([each for each in views if each.actor == actor]) for actor in {v.actor for v in views}
    ]
    levels = {"contested": False, "divided": False, "uncontested": False, "one_sided": False}
    for one in newest:
        levels["one_sided"] = True
        for other in newest:
            levels["uncontested"] |= one.top != other.top
            judged = "unstated" not in (one.view, other.view)
            apart = {one.sufficient, other.sufficient} == {"yes", "no"}
            if apart or (judged and one.view != other.view):
                levels["divided" if one.top == other.top else "contested"] = True
    assert contestation(views) == next((name for name, hit in levels.items() if hit), "silent")
