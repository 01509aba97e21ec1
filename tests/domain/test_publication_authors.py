"""Nobody publishes what they alone wrote: the record, its evidence, its sources."""

from __future__ import annotations

from typing import Any

import pytest
from pghistory.models import Context

from commitments.domain import corrections, records, review
from commitments.domain.errors import Forbidden
from commitments.models import Source, User
from tests.factories.records import (
    make,
    make_claim,
    make_commitment,
    make_evidence,
    make_source,
    quoted,
)
from tests.factories.states import REVIEWED, ground, in_state, published
from tests.factories.users import analyst, editor, make_user

pytestmark = pytest.mark.django_db


def second_editor() -> User:
    return make_user("editor", name="second-editor")


def submitted(row: Any) -> Any:
    return review.submit(record=row, by=analyst())


def publish(row: Any, by: User) -> Any:
    return review.publish(record=row, by=by)


@pytest.mark.parametrize("kind", REVIEWED)
def test_ones_own_work_is_published_by_another(kind: str) -> None:
    row = submitted(make(kind, **ground(kind), by=editor()))
    with pytest.raises(Forbidden, match=r"You alone wrote the .*; somebody else has to publish it"):
        publish(row, editor())
    assert publish(row, second_editor()).published_by == second_editor()


def test_what_two_wrote_either_publishes() -> None:
    claim = make_claim()
    records.edit(record=claim, data={"text": "Together."}, by=editor())
    claim.refresh_from_db()
    assert claim.authors == [analyst().pk, editor().pk]
    assert publish(submitted(claim), editor()).publication == "published"


def test_submitting_is_not_writing() -> None:
    claim = make_claim(by=editor())
    review.submit(record=claim, by=second_editor())
    with pytest.raises(Forbidden):
        publish(claim, editor())


def test_evidence_of_ones_own_is_published_by_another() -> None:
    claim = make_claim()
    make_evidence(claim, by=editor())
    submitted(claim)
    with pytest.raises(Forbidden, match=r"You alone wrote the evidence \d+"):
        publish(claim, editor())
    assert publish(claim, second_editor()).publication == "published"


def test_a_source_of_ones_own_is_published_by_another() -> None:
    source = make_source("own-source", by=editor())
    claim = submitted(make_claim(evidence=[quoted(source)]))
    with pytest.raises(Forbidden, match="You alone wrote the source own-source"):
        publish(claim, editor())


def test_a_source_re_reported_counts_too() -> None:
    origin = make_source("own-origin", by=editor())
    source = make_source(derived_from=origin)
    claim = submitted(make_claim(evidence=[quoted(source)]))
    with pytest.raises(Forbidden, match="You alone wrote the source own-origin"):
        publish(claim, editor())


def test_a_source_that_is_public_already_counts_no_more() -> None:
    source = make_source(by=editor())
    publish(submitted(make_claim(evidence=[quoted(source)])), second_editor())
    claim = submitted(make_claim(evidence=[quoted(source)]))
    assert publish(claim, editor()).publication == "published"
    assert Source.objects.get(pk=source.pk).published_by == second_editor()


def test_a_revision_of_ones_own_is_published_by_another() -> None:
    claim = published(make_claim())
    records.edit(record=claim, data={"title": "New"}, by=editor(), reason="A slip.")
    submitted(claim)
    with pytest.raises(Forbidden, match=r"You alone wrote the revision \d+"):
        publish(claim, editor())
    assert publish(claim, second_editor()).title == "New"


def test_a_revision_that_two_wrote_either_publishes() -> None:
    claim = published(make_claim())
    records.edit(record=claim, data={"title": "New"}, by=editor(), reason="A slip.")
    records.edit(record=claim, data={"text": "More."}, by=analyst(), reason="A slip.")
    assert publish(submitted(claim), editor()).title == "New"


def test_a_source_newly_named_by_a_revision_counts() -> None:
    source = make_source()
    published(make_claim(evidence=[quoted(source)]))
    source.refresh_from_db()
    origin = make_source("own-origin", by=editor())
    change = {"derived_from": origin.slug}
    records.edit(record=source, data=change, by=analyst(), reason="It re-reports.")
    review.submit(record=source, by=analyst())
    with pytest.raises(Forbidden, match="You alone wrote the source own-origin"):
        publish(source, editor())
    publish(source, second_editor())
    origin.refresh_from_db()
    assert origin.publication == "published"


@pytest.mark.parametrize("kind", ["status_update", "position", "evidence"])
def test_a_correction_of_ones_own_is_published_by_another(kind: str) -> None:
    row = in_state("published", kind)
    correction = corrections.supersede(record=row, data={}, by=editor())
    submitted(correction)
    with pytest.raises(Forbidden):
        publish(correction, editor())
    assert publish(correction, second_editor()).publication == "published"


def test_an_import_publishes_ones_own_work_and_says_so() -> None:
    commitment = make_commitment(by=editor())
    review.publish(record=commitment, by=editor(), reason="Imported.", alone=True)
    commitment.refresh_from_db()
    assert commitment.publication == "published"
    told = commitment.events.latest("pgh_id").pgh_context
    assert Context.objects.get(pk=told.pk).metadata["actions"] == ["publish alone"]


def test_any_editor_retracts_their_own() -> None:
    claim = make_claim(by=editor())
    publish(submitted(claim), second_editor())
    assert review.retract(record=claim, by=editor(), reason="Mine.").publication == "retracted"
