"""What is foretold of a commitment is what comes to be."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from django.utils import timezone

from commitments.domain import outlook, review
from commitments.domain.clock import day_of
from commitments.domain.outlook import Moment
from commitments.models import Standing
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_evidence,
    make_position,
    make_status_update,
    quoted,
    the_actor,
)
from tests.factories.states import corrected, in_review, published, revised
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def kept(commitment: Any) -> Moment | None:
    """As the projection has it today."""
    today = day_of(timezone.now())
    rows = Standing.objects.filter(commitment=commitment, known_to=None)
    held = [
        row
        for row in rows
        if (row.valid_from is None or row.valid_from <= today)
        and (row.valid_to is None or row.valid_to > today)
    ]
    return outlook.kept(held[0], today) if held else None


def bare(moment: Moment | None) -> Any:
    """Without the views in full, which the projection keeps in another form."""
    if moment is None:
        return None
    return dataclasses.replace(moment, standing=dataclasses.replace(moment.standing, positions=()))


def pledge() -> Any:
    """With a past: findings on the whole and on one party, views of both sides, evidence."""
    commitment = published(make_commitment(original_due="2024-22", evidence=[quoted()]))
    published(make_status_update(commitment, as_of="2024-01-10"))
    published(make_status_update(commitment, party=the_actor("cn"), as_of="2024-02-02"))
    published(make_position(commitment, as_of="2024-02-01"))
    published(make_position(commitment, actor=the_actor("cn"), view="fulfilled"))
    return commitment


DRAFTS = {
    "whole": lambda c: make_status_update(c, status="implemented", as_of="2024-03-01"),
    "party": lambda c: make_status_update(
        c, party=the_actor("cn"), status="stalled", as_of="2024-03-01", evidence=[quoted()] * 2
    ),
    "past": lambda c: make_status_update(c, status="stalled", as_of="2023-12-01"),
    "window": lambda c: make_status_update(c, as_of="2024-03-01", due="2030"),
    "view": lambda c: make_position(c, view="violated", as_of="2024-03-01"),
    "evidence": make_evidence,
    "commitment": lambda c: make_commitment(evidence=[quoted()], original_due="2024"),
    "claim": lambda c: make_claim(),
}


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_a_publication_does_what_was_foretold(draft):
    row = in_review(draft(pledge()))
    found = outlook.if_published(row)
    assert [bare(each.before) for each in found] == [kept(each.commitment) for each in found]
    review.publish(record=row, by=editor(), reason="r")
    assert [bare(each.after) for each in found] == [kept(each.commitment) for each in found]
    assert len(found) == (0 if type(row) is type(make_claim()) else 1)


@pytest.mark.parametrize("kind", ["status_update", "position", "evidence"])
def test_a_correction_does_what_was_foretold(kind):
    commitment = pledge()
    if kind == "evidence":
        row, data = published(make_evidence(commitment)), {"locator": "p. 2"}
    elif kind == "position":
        row = published(make_position(commitment, view="violated", as_of="2024-03-01"))
        data = {"view": "fulfilled"}
    else:
        row = published(make_status_update(commitment, as_of="2024-03-01"))
        data = {"status": "reversed"}
    draft = in_review(corrected(row, **data))
    [found] = outlook.if_published(draft)
    review.publish(record=draft, by=editor())
    assert bare(found.after) == kept(commitment)


def test_a_revision_does_what_was_foretold():
    commitment = pledge()
    revision = revised(
        commitment,
        parties=[{"actor": "cn", "role": "committing"}, {"actor": "us", "role": "committing"}],
        due="2030",
    )
    in_review(commitment)
    [found] = outlook.if_published(revision)
    assert bare(found.before) == kept(commitment) != bare(found.after)
    review.publish(record=commitment, by=editor())
    assert bare(found.after) == kept(commitment)


@pytest.mark.parametrize("kind", ["whole", "party", "view", "evidence"])
def test_a_retraction_does_what_was_foretold_and_tells_it_afterwards(kind):
    commitment = pledge()
    row = published(DRAFTS[kind](commitment))
    [found] = outlook.if_retracted(row)
    review.retract(record=row, by=editor(), reason="It was never said.")
    row.refresh_from_db()
    assert bare(found.after) == kept(commitment)
    [told] = outlook.as_changed(row.retracted_at, day=day_of(timezone.now()))
    assert (told.before, told.after) == (bare(found.before), bare(found.after))


def test_the_retraction_of_a_correction_lets_the_first_count_again():
    commitment = pledge()
    first = published(make_status_update(commitment, as_of="2024-03-01"))
    second = published(corrected(first, status="reversed"))
    [found] = outlook.if_retracted(second)
    assert (found.before.standing.status, found.after.standing.status) == ("reversed", "initiated")
    review.retract(record=second, by=editor(), reason="It was right.")
    assert bare(found.after) == kept(commitment)


def test_a_retracted_commitment_is_nobody_s_to_read():
    commitment = pledge()
    [found] = outlook.if_retracted(commitment)
    assert found.before is not None
    assert found.after is None


def test_a_draft_on_what_is_not_published_foretells_nothing_public():
    update = in_review(make_status_update(make_commitment()))
    [found] = outlook.if_published(update)
    assert (found.before, found.after) == (None, None)


def test_of_two_of_one_day_the_later_published_counts():
    commitment = pledge()
    early = make_status_update(commitment, status="stalled", as_of="2024-03-01")
    published(make_status_update(commitment, status="ongoing", as_of="2024-03-01"))
    [found] = outlook.if_published(in_review(early))
    assert found.after.standing.status == "stalled"
    review.publish(record=early, by=editor())
    assert bare(found.after) == kept(commitment)


def test_the_retraction_of_corrected_evidence_lets_the_first_be_shown_again():
    commitment = pledge()
    first = published(make_evidence(commitment))
    second = published(corrected(first, locator="p. 2"))
    [found] = outlook.if_retracted(second)
    review.retract(record=second, by=editor(), reason="It was right.")
    assert bare(found.after) == kept(commitment)
