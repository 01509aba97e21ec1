"""What does a judgement have to be, beyond well formed?"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from commitments.domain import records
from commitments.domain.errors import Gone, Invalid
from commitments.models.vocabulary import (
    COMPUTED_STATUSES,
    MEETING_STATUSES,
    OTHER_STATUSES,
    REQUEST_ANSWERS,
    Kind,
    PositionView,
    Status,
)
from tests.factories.records import (
    make,
    make_actor,
    make_commitment,
    make_position,
    make_status_update,
)
from tests.factories.states import published, retracted
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db

ENTERED = dt.datetime(2024, 2, 15, 9, tzinfo=dt.UTC)
JUDGEMENTS = pytest.mark.parametrize("kind", ["status_update", "position"])


def judge(kind: str, **data: Any) -> Any:
    return make(kind, commitment=make_commitment(), now=ENTERED, **data)


def pointers(problem: Invalid) -> list[str]:
    return [error.pointer for error in problem.errors]


@JUDGEMENTS
@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2024-02-02", "2024-02-02"),
        ("2024-01", "2024-01-31"),
        ("2023", "2023-12-31"),
        ("2024-02", "2024-02-15"),
        ("2024-02-15", "2024-02-15"),
        ("2024-02-10/2024-03-10", "2024-02-15"),
        ("[2024-02-01..2024-02-05]", "2024-02-05"),
    ],
)
def test_its_day_is_the_last_of_as_of_or_the_day_of_entry(kind: str, as_of: str, day: str) -> None:
    assert str(judge(kind, as_of=as_of).day) == day


@JUDGEMENTS
@pytest.mark.parametrize("as_of", ["2024-02-16", "2024-03", "2024-02-16/2024-03-01", "2025"])
def test_it_does_not_start_after_the_day_of_entry(kind: str, as_of: str) -> None:
    with pytest.raises(Invalid, match=r"after the day of entry, 2024-02-15; a judgement") as caught:
        judge(kind, as_of=as_of)
    assert pointers(caught.value) == ["/as_of"]


@JUDGEMENTS
@pytest.mark.parametrize("as_of", ["2024-01/..", "../2024-01", None, "soon", "", {}, 7])
def test_its_as_of_has_both_ends(kind: str, as_of: Any) -> None:
    with pytest.raises(Invalid) as caught:
        judge(kind, as_of=as_of)
    assert pointers(caught.value)[0].startswith("/as_of")


@JUDGEMENTS
def test_the_day_of_entry_is_in_the_trackers_zone(kind: str, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Shanghai"
    late = dt.datetime(2024, 2, 15, 17, tzinfo=dt.UTC)
    row = make(kind, commitment=make_commitment(), now=late, as_of="2024-02-16")
    assert str(row.day) == "2024-02-16"


@JUDGEMENTS
def test_an_edit_keeps_the_day_of_entry(kind: str) -> None:
    row = judge(kind, as_of="2024-02")
    later = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
    records.edit(record=row, data={"as_of": "2024-01/2024-02"}, by=analyst(), now=later)
    row.refresh_from_db()
    assert (str(row.day), row.recorded_at) == ("2024-02-15", ENTERED)


@JUDGEMENTS
def test_its_party_is_one_of_the_commitments(kind: str) -> None:
    mexico = make_actor("mx")
    with pytest.raises(Invalid, match="not one of the commitment's parties: cn, us") as caught:
        judge(kind, party=mexico)
    assert pointers(caught.value) == ["/party"]
    assert judge(kind, party="cn").party.slug == "cn"
    assert judge(kind, party=None).party is None


@JUDGEMENTS
def test_nothing_is_judged_that_was_retracted_meanwhile(kind: str) -> None:
    commitment = published(make_commitment())
    row = make(kind, commitment=commitment)
    retracted(commitment)
    with pytest.raises(Gone, match="was retracted"):
        records.edit(record=row, data={"summary": "x"}, by=analyst())


@pytest.mark.parametrize("kind", Kind.values)
def test_every_status_on_every_kind(kind: str) -> None:
    commitment = make_commitment(kind=kind)
    allowed = MEETING_STATUSES if kind == "meeting" else OTHER_STATUSES
    for status in Status.values:
        if status in allowed:
            assert make_status_update(commitment, status=status).status == status
            continue
        with pytest.raises(Invalid) as caught:
            make_status_update(commitment, status=status)
        assert pointers(caught.value) == ["/status"]


@pytest.mark.parametrize("status", sorted(COMPUTED_STATUSES))
def test_what_is_computed_is_never_entered(status: str) -> None:
    with pytest.raises(Invalid, match="is not known here"):
        make_status_update(make_commitment(), status=status)


@pytest.mark.parametrize("kind", Kind.values)
def test_answers_are_given_to_requests(kind: str) -> None:
    commitment = make_commitment(kind=kind)
    for view in PositionView.values:
        if view not in REQUEST_ANSWERS or kind == "request":
            assert make_position(commitment, view=view).view == view
            continue
        with pytest.raises(Invalid, match="answers a request; this is a") as caught:
            make_position(commitment, view=view)
        assert pointers(caught.value) == ["/view"]


def test_a_speaker_is_a_person() -> None:
    with pytest.raises(Invalid, match="us is no person") as caught:
        make_position(make_commitment(), actor="cn", speaker="us")
    assert pointers(caught.value) == ["/speaker"]
    person = make_actor(kind="person")
    assert make_position(make_commitment(), speaker=person).speaker == person


@JUDGEMENTS
@pytest.mark.parametrize(
    "name", ["id", "url", "publication", "published_at", "recorded_at", "day", "supersedes"]
)
def test_what_is_computed_is_not_written(kind: str, name: str) -> None:
    with pytest.raises(Invalid, match="It is computed here; leave it out") as caught:
        judge(kind, **{name: "x"})
    assert pointers(caught.value) == [f"/{name}"]


@JUDGEMENTS
def test_all_that_is_wrong_is_named_at_once(kind: str) -> None:
    with pytest.raises(Invalid) as caught:
        judge(kind, as_of="soon", party="nowhere", bogus=1)
    assert set(pointers(caught.value)) == {"/as_of", "/party", "/bogus"}
