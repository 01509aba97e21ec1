"""What stands in the way of a publication is told before anybody decides."""

from __future__ import annotations

import pytest

from commitments.models import Evidence
from tests.admin.helpers import logged_in, page
from tests.admin.reviewing import decide, obstacles, opened
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import (
    corrected,
    in_review,
    in_state,
    published,
    published_source,
    retracted,
    revised,
)
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def pledge(**data):
    return published(make_commitment(**data))


def test_one_s_own_work_can_not_be_published():
    claim = in_review(make_claim(by=editor()))
    response = opened(logged_in("editor"), claim)
    assert "You alone wrote the claim" in obstacles(response)[0]
    assert 'value="publish"' not in response.content.decode()
    assert 'value="return"' in response.content.decode()


def test_a_source_of_one_s_own_stands_in_the_way_too():
    mine = make_source("mine", by=editor())
    update = in_review(make_status_update(pledge(), evidence=[quoted(mine)]))
    response = opened(logged_in("editor"), update)
    assert obstacles(response) == [
        "You alone wrote the source mine; somebody else has to publish it."
    ]


def test_an_unpublished_commitment_stands_in_the_way_and_is_named():
    commitment = in_review(make_commitment(title="The pledge"))
    update = in_review(make_status_update(commitment))
    response = opened(logged_in("editor"), update)
    assert obstacles(response) == ["Its commitment is not published yet; publish that first."]
    assert page(commitment, "overview") in response.content.decode()
    decide(logged_in("editor"), commitment, "publish")
    assert obstacles(opened(logged_in("editor"), update)) == []


def test_a_retracted_source_stands_in_the_way():
    source = published_source()
    update = in_review(make_status_update(pledge(), evidence=[quoted(source)]))
    retracted(Evidence.objects.get(source=source, publication="published"))
    retracted(source)
    response = opened(logged_in("editor"), update)
    assert "A source that it names was retracted" in obstacles(response)[0]


def test_evidence_graded_as_confirmed_by_nothing_stands_in_the_way():
    update = in_review(make_status_update(pledge(), evidence=[quoted(credibility="1")]))
    assert "graded 1" in obstacles(opened(logged_in("editor"), update))[0]


def test_a_correction_of_what_was_retracted_stands_in_the_way():
    update = in_state("published", "status_update")
    draft = in_review(corrected(update, status="stalled"))
    retracted(update)
    assert "What it corrects is no longer published." in obstacles(
        opened(logged_in("editor"), draft)
    )


def test_a_revision_that_names_what_is_gone_stands_in_the_way():
    other, commitment = pledge(), pledge()
    revision = revised(commitment, relations=[{"type": "depends_on", "commitment": other.slug}])
    in_review(commitment)
    retracted(other)
    found = obstacles(opened(logged_in("editor"), revision))
    assert found == ["A commitment that it names was retracted."]


def test_a_judgement_without_evidence_is_told_to_need_a_reason():
    update = in_review(make_status_update(pledge(), evidence=[]))
    response = opened(logged_in("editor"), update)
    assert obstacles(response, blocking=False) == [
        "It has no evidence: a reason is due, and is public."
    ]
    assert obstacles(response) == []
