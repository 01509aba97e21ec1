"""Evidence and sources follow what they support, in one transaction; what blocks it is named."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import records, review
from commitments.domain.errors import Conflict, Forbidden, Gone
from commitments.models import Change, Evidence, Source
from tests.factories.records import (
    make,
    make_claim,
    make_commitment,
    make_evidence,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import (
    ground,
    in_review,
    in_state,
    published,
    published_source,
    retracted,
    returned,
)
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db

SUPPORTED = ("commitment", "status_update", "position", "claim", "risk", "statistic")
ALL = pytest.mark.parametrize("kind", SUPPORTED)


def of(row: Any) -> list[Evidence]:
    return list(
        Evidence.objects.filter(**{row._meta.model_name.replace("statusu", "status_u"): row})
    )


@ALL
def test_evidence_and_sources_are_published_with_what_they_support(kind: str) -> None:
    origin = make_source()
    sources = [make_source(derived_from=origin), make_source()]
    row = make(kind, **ground(kind), evidence=[quoted(source) for source in sources])
    published(row)
    for follower in (*of(row), *Source.objects.filter(pk__in=[s.pk for s in (origin, *sources)])):
        assert follower.publication == "published"
        assert follower.published_at == row.published_at
        assert follower.published_by == editor()
    assert [v.known_from for v in origin.versions.all()] == [row.published_at]


@ALL
def test_evidence_goes_through_the_review_with_it(kind: str) -> None:
    row = make(kind, **ground(kind), evidence=[quoted()])
    assert [e.publication for e in of(in_review(row))] == ["in_review"]
    review.send_back(record=row, by=editor(), reason="Which page?")
    assert [e.publication for e in of(row)] == ["returned"]
    assert [e.publication for e in of(in_review(row))] == ["in_review"]


def test_what_followed_is_named_in_the_list_of_changes() -> None:
    source = make_source("first-source")
    claim = published(make_claim(evidence=[quoted(source)]))
    told = Change.objects.latest("number")
    assert told.after["evidence"] == [of(claim)[0].pk]
    assert told.after["sources"] == ["first-source"]


def test_a_source_that_is_public_already_keeps_its_instant() -> None:
    source = published_source()
    claim = published(make_claim(evidence=[quoted(source)]))
    assert Change.objects.latest("number").after["sources"] == []
    before = source.published_at
    source.refresh_from_db()
    assert source.published_at == before < claim.published_at
    assert source.versions.count() == 1


def test_a_source_named_twice_is_published_once() -> None:
    source = make_source()
    twice = [quoted(source), quoted(source, excerpt="began in January")]
    published(make_claim(evidence=twice))
    assert source.versions.count() == 1


def test_only_what_it_names_is_published() -> None:
    other = make_claim(evidence=[quoted()])
    published(make_claim(evidence=[quoted()]))
    assert [e.publication for e in of(other)] == ["draft"]
    assert of(other)[0].source.publication == "draft"


def test_evidence_is_not_submitted_before_what_it_supports() -> None:
    evidence = make_evidence(make_claim())
    with pytest.raises(Conflict, match="not submitted before what it supports; it follows that cl"):
        review.submit(record=evidence, by=analyst())


def test_evidence_in_review_is_not_published_before_what_it_supports() -> None:
    claim = in_review(make_claim(evidence=[quoted()]))
    with pytest.raises(Conflict, match="not published before what it supports; it follows that"):
        review.publish(record=of(claim)[0], by=editor())


def test_evidence_added_later_is_published_by_itself() -> None:
    claim = published(make_claim(evidence=[quoted()]))
    later = published(make_evidence(claim))
    assert later.published_at > claim.published_at
    assert later.source.publication == "published"
    told = Change.objects.latest("number")
    assert (told.type, told.object_type, told.object_id) == ("published", "evidence", later.pk)


def test_no_evidence_is_added_to_what_is_in_review_or_retracted() -> None:
    with pytest.raises(Conflict, match="is in review; have that returned first"):
        make_evidence(in_state("in_review", "claim"))
    with pytest.raises(Gone, match="What it is evidence of was retracted"):
        make_evidence(in_state("retracted", "claim"))


def test_no_evidence_is_published_on_what_was_retracted() -> None:
    claim = published(make_claim())
    waiting = in_review(make_evidence(claim))
    retracted(claim)
    with pytest.raises(Gone, match="What it is evidence of was retracted"):
        review.publish(record=waiting, by=editor())


def test_a_retracted_source_blocks_and_is_named() -> None:
    source = published_source(slug="gone-source")
    draft = make_claim(evidence=[quoted(source)])
    for leaning in Evidence.objects.filter(source=source, publication="published"):
        retracted(leaning)
    retracted(source)
    in_review(draft)
    with pytest.raises(Conflict, match="Its source gone-source was retracted; name another"):
        review.publish(record=draft, by=editor())
    assert [e.publication for e in of(draft)] == ["in_review"]


def test_a_source_that_only_the_editor_wrote_blocks_all_of_it() -> None:
    source = make_source(by=editor())
    commitment = in_review(make_commitment(evidence=[quoted(source)]))
    with pytest.raises(Forbidden):
        review.publish(record=commitment, by=editor())
    commitment.refresh_from_db()
    assert commitment.publication == "in_review"
    assert commitment.versions.count() == 0
    assert Source.objects.get(pk=source.pk).publication == "draft"


def test_a_returned_draft_takes_its_new_evidence_along() -> None:
    claim = returned(make_claim(evidence=[quoted()]))
    make_evidence(claim)
    published(claim)
    assert {e.publication for e in of(claim)} == {"published"}


@pytest.mark.parametrize("state", ["draft", "returned", "in_review", "retracted"])
@pytest.mark.parametrize("kind", ["status_update", "position"])
def test_a_judgement_waits_for_its_commitment(kind: str, state: str) -> None:
    commitment = make_commitment()
    row = in_review(make(kind, commitment=commitment))
    if state == "returned":
        returned(commitment)
    elif state == "in_review":
        in_review(commitment)
    elif state == "retracted":
        retracted(published(commitment))
    slug = commitment.slug
    with pytest.raises(Conflict, match=f"Its commitment {slug} is not published; publish that fir"):
        review.publish(record=row, by=editor())
    row.refresh_from_db()
    assert row.publication == "in_review"


@pytest.mark.parametrize("kind", ["status_update", "position"])
def test_a_judgement_waits_for_its_commitment_whatever_their_ids(kind: str) -> None:
    commitment = make_commitment()
    row = make(kind, commitment=commitment, evidence=[])
    type(row).objects.filter(pk=row.pk).update(id=commitment.pk)
    same_id = in_review(type(row).objects.get(pk=commitment.pk))
    with pytest.raises(Conflict, match=f"Its commitment {commitment.slug} is not published"):
        review.publish(record=same_id, by=editor(), reason="Known.")


def test_evidence_of_a_judgement_waits_for_the_commitment_too() -> None:
    commitment = published(make_commitment())
    update = published(make_status_update(commitment))
    later = in_review(make_evidence(update))
    retracted(commitment)
    with pytest.raises(Conflict, match=r"Its commitment .* is not published"):
        review.publish(record=later, by=editor())


def test_no_judgement_is_begun_on_a_retracted_commitment() -> None:
    commitment = retracted(make_commitment())
    with pytest.raises(Exception, match="was retracted"):
        records.create(
            kind="status_update",
            data={
                "commitment": commitment.slug,
                "status": "ongoing",
                "as_of": "2024-01",
                "confidence": "low",
            },
            by=analyst(),
        )
