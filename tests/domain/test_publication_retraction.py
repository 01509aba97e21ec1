"""What is retracted leaves the lists for good, and leaves a tombstone."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import review
from commitments.domain.errors import Conflict, Invalid
from commitments.models import Change, Evidence, Standing
from tests.factories.records import (
    make,
    make_claim,
    make_commitment,
    make_evidence,
    make_position,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import (
    REVIEWED,
    corrected,
    in_state,
    published,
    published_source,
    retracted,
)
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db


def now_standing(commitment: Any) -> Standing:
    return Standing.objects.get(commitment=commitment, known_to=None, valid_to=None)


@pytest.mark.parametrize("kind", REVIEWED)
def test_a_tombstone_says_when_who_and_why(kind: str) -> None:
    row = retracted(in_state("published", kind), reason="Misheard.")
    told = Change.objects.latest("number")
    assert (told.type, told.reason, told.by, told.after) == (
        "retracted",
        "Misheard.",
        editor(),
        None,
    )
    assert told.before
    assert (told.object_type, told.object_id) == (kind, row.pk)
    assert (row.retracted_at, row.retracted_by) == (told.at, editor())
    assert row.retracted_at > row.published_at


@pytest.mark.parametrize("kind", ["commitment", "claim", "risk", "statistic"])
def test_the_open_version_is_closed(kind: str) -> None:
    row = retracted(make(kind))
    version = row.versions.get()
    assert (version.known_from, version.known_to) == (row.published_at, row.retracted_at)


def test_a_retracted_source_closes_its_version_too() -> None:
    source = published_source()
    for leaning in Evidence.objects.filter(source=source):
        retracted(leaning)
    retracted(source)
    assert source.versions.get().known_to == source.retracted_at


def test_a_retracted_commitment_stands_nowhere() -> None:
    commitment = published(make_commitment())
    published(make_status_update(commitment))
    retracted(commitment)
    assert not Standing.objects.filter(commitment=commitment, known_to=None).exists()
    last = Change.objects.latest("number").at
    assert Standing.objects.filter(commitment=commitment, known_to=last).exists()


def test_a_retracted_update_counts_no_more() -> None:
    commitment = published(make_commitment())
    published(make_status_update(commitment, status="initiated", as_of="2024-01-10"))
    wrong = published(make_status_update(commitment, status="implemented", as_of="2024-02-10"))
    retracted(wrong)
    assert (now_standing(commitment).status, now_standing(commitment).update_count) == (
        "initiated",
        1,
    )


def test_a_retracted_position_counts_no_more() -> None:
    commitment = published(make_commitment())
    published(make_position(commitment, actor="us", view="violated"))
    other = published(make_position(commitment, actor="cn", view="fulfilled"))
    assert now_standing(commitment).contestation == "contested"
    retracted(other)
    assert now_standing(commitment).contestation == "one_sided"


@pytest.mark.parametrize("kind", ["commitment", "status_update", "position"])
def test_retracted_evidence_counts_no_more(kind: str) -> None:
    commitment = published(make_commitment())
    target = commitment if kind == "commitment" else published(make(kind, commitment=commitment))
    before = now_standing(commitment).evidence_count
    evidence = published(make_evidence(target))
    assert now_standing(commitment).evidence_count == before + 1
    retracted(evidence)
    assert now_standing(commitment).evidence_count == before


def test_a_source_on_which_published_evidence_leans_stays() -> None:
    source = published_source()
    leaning = Evidence.objects.get(source=source)
    words = f"leans on this source: evidence {leaning.pk} of claim {leaning.claim.slug}. Retract or"
    with pytest.raises(Conflict, match=words):
        review.retract(record=source, by=editor(), reason="Forged.")
    source.refresh_from_db()
    assert source.publication == "published"


def test_only_some_of_many_that_lean_are_named() -> None:
    source = make_source()
    published(make_claim(evidence=[quoted(source, excerpt=f"words {n}") for n in range(8)]))
    source.refresh_from_db()
    with pytest.raises(Conflict) as caught:
        review.retract(record=source, by=editor(), reason="Forged.")
    assert str(caught.value).count("evidence ") == 6  # five named, and the sentence's own
    assert "and more" in str(caught.value)


def test_a_source_may_go_once_nothing_leans_on_it() -> None:
    source = published_source()
    retracted(Evidence.objects.get(source=source))
    draft = make_claim(evidence=[quoted(source)])
    assert retracted(source).publication == "retracted"
    assert Evidence.objects.get(claim=draft).publication == "draft"


def test_nothing_new_names_what_was_retracted() -> None:
    commitment = retracted(make_commitment("gone-pledge"))
    words = "The commitment “gone-pledge” was retracted"
    with pytest.raises(Invalid, match=words):
        make_commitment(relations=[{"type": "part_of", "commitment": commitment}])
    with pytest.raises(Invalid, match=words):
        make_status_update(commitment)


def test_an_evidences_correction_outlives_the_retraction_of_what_it_corrects() -> None:
    evidence = in_state("published", "evidence")
    published(corrected(evidence))
    before = now_standing(evidence.commitment).evidence_count
    retracted(evidence)
    assert now_standing(evidence.commitment).evidence_count == before


def test_one_is_told_when_two_retract() -> None:
    claim = published(make_claim())
    review.retract(record=claim, by=editor(), reason="Misheard.")
    with pytest.raises(Conflict, match="It was retracted and can't be retracted"):
        review.retract(record=claim, by=editor(), reason="Misheard.")
    assert Change.objects.filter(type="retracted").count() == 1
    assert claim.authors == [analyst().pk]
