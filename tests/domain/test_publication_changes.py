"""What do numbers, instants and touches tell of a publication?"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from commitments.domain import review
from commitments.models import Change, Touch
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_evidence,
    make_position,
    make_risk,
    make_status_update,
)
from tests.factories.states import corrected, in_review, published, retracted, revised
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def newest() -> Change:
    return Change.objects.latest("number")


def touched_now() -> set[str]:
    at = newest().at
    return set(Touch.objects.filter(at=at).values_list("commitment__slug", flat=True))


def test_numbers_have_no_gaps_and_instants_grow() -> None:
    commitment = published(make_commitment())
    update = published(make_status_update(commitment))
    retracted(published(corrected(update)))
    changes = list(Change.objects.order_by("number"))
    assert [change.number for change in changes] == list(range(1, len(changes) + 1))
    instants = [change.at for change in changes]
    assert instants == sorted(set(instants))


def test_drafts_and_reviews_are_no_changes() -> None:
    commitment = published(make_commitment())
    before = newest().number
    in_review(make_status_update(commitment, evidence=[]))
    revised(commitment, title="New")
    in_review(commitment)
    assert newest().number == before


def test_another_year_may_be_lived_in() -> None:
    now = dt.datetime(2031, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
    claim = review.publish(record=in_review(make_claim()), by=editor(), now=now)
    assert claim.published_at == newest().at == now


def test_a_clock_that_went_back_is_overtaken_by_a_microsecond() -> None:
    now = dt.datetime(2031, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
    for _ in range(3):
        review.publish(record=in_review(make_claim()), by=editor(), now=now)
    review.publish(record=in_review(make_claim()), by=editor(), now=now.replace(year=2030))
    tail = list(Change.objects.order_by("-number")[:4])
    assert [change.at - now for change in reversed(tail)] == [
        dt.timedelta(microseconds=n) for n in range(4)
    ]


def test_a_judgement_tells_its_codes_and_the_ones_before() -> None:
    commitment = published(make_commitment())
    published(make_status_update(commitment, party="cn", status="initiated", as_of="2024-01-05"))
    update = published(make_status_update(commitment, party="cn", status="ongoing"))
    told = newest()
    assert (told.type, told.object_key) == ("published", str(update.pk))
    assert (told.commitment, told.party.slug) == (commitment, "cn")
    codes = {"as_of": "2024-01-05", "confidence": "moderate", "due": None, "status": "initiated"}
    assert told.before == codes
    assert told.after == codes | {
        "as_of": "2024-02-02",
        "status": "ongoing",
        "evidence": [update.evidence.get().pk],
        "sources": [update.evidence.get().source.slug],
    }


def test_before_is_the_newest_on_the_same_subject() -> None:
    commitment = published(make_commitment())
    published(make_status_update(commitment, status="stalled"))
    published(make_status_update(commitment, party="cn", status="ongoing"))
    assert newest().before is None
    published(make_status_update(commitment, party="cn", status="reversed", as_of="2023-01-01"))
    assert newest().before is None


def test_a_positions_before_is_of_the_same_actor() -> None:
    commitment = published(make_commitment())
    published(make_position(commitment, actor="us", view="progress"))
    published(make_position(commitment, actor="cn", view="fulfilled"))
    assert newest().before is None
    published(make_position(commitment, actor="us", view="violated"))
    assert (newest().before["view"], newest().after["view"]) == ("progress", "violated")


def test_what_is_retracted_is_nothing_any_more() -> None:
    commitment = published(make_commitment())
    retracted(published(make_status_update(commitment, status="stalled")))
    assert (newest().before["status"], newest().after) == ("stalled", None)


@pytest.mark.parametrize("make", [make_status_update, make_position, make_evidence])
def test_a_publication_touches_its_commitment(make: Any) -> None:
    commitment = published(make_commitment("touched"))
    published(make_commitment())
    row = published(make(commitment))
    assert touched_now() == {"touched"}
    retracted(row)
    assert touched_now() == {"touched"}


def test_evidence_of_a_judgement_touches_the_commitment() -> None:
    update = published(make_status_update(published(make_commitment("touched"))))
    published(make_evidence(update))
    assert touched_now() == {"touched"}
    assert newest().commitment.slug == "touched"


def test_what_hangs_on_no_commitment_touches_none() -> None:
    published(make_claim())
    assert touched_now() == set()
    published(make_risk())
    assert touched_now() == set()


def test_a_commitment_touches_the_published_ends_of_its_relations() -> None:
    whole, draft = published(make_commitment("whole")), make_commitment("draft")
    relations = [{"type": "part_of", "commitment": row} for row in (whole, draft)]
    part = published(make_commitment("part", relations=relations))
    assert touched_now() == {"whole", "part"}
    revised(part, title="New")
    published(part)
    assert touched_now() == {"whole", "part"}
    published(draft)
    assert touched_now() == {"draft", "part"}
    retracted(whole)
    assert touched_now() == {"whole", "part"}


def test_a_relation_that_ends_touches_the_end_it_had() -> None:
    first, second = published(make_commitment("first")), published(make_commitment("second"))
    part = make_commitment("part", relations=[{"type": "part_of", "commitment": first}])
    published(part)
    revised(part, relations=[{"type": "part_of", "commitment": second.slug}])
    published(part)
    assert touched_now() == {"first", "second", "part"}
