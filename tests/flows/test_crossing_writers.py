"""Writers that cross each other's ways: none waits for ever, and one of two rivals wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from commitments.domain import corrections, projection, records, review
from commitments.domain.errors import Conflict, PreconditionFailed
from commitments.models import Change, Commitment, Evidence, Revision, Source, Standing, Touch
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_evidence,
    make_position,
    make_source,
    make_status_update,
    quoted,
    the_actor,
)
from tests.factories.states import corrected, in_review, published, published_source, revised
from tests.factories.users import analyst, editor, make_user
from tests.flows.writers import Held, writers

pytestmark = pytest.mark.usefixtures("committing_db")

ROUNDS = 4


def publish(row: Any, by: Any = None, **given: Any) -> Callable[[], Any]:
    boss = by or editor()
    return lambda: review.publish(record=row, by=boss, **given)


def retract(row: Any) -> Callable[[], Any]:
    boss = editor()
    return lambda: review.retract(record=row, by=boss, reason="Wrong.")


def assert_sound() -> None:
    numbers = list(Change.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    ids = list(Commitment.objects.values_list("pk", flat=True))
    for pk, wanted in projection.compute(ids).items():
        rows = Standing.objects.filter(commitment_id=pk, known_to=None)
        assert {projection.compared(r) for r in rows} == {projection.compared(r) for r in wanted}
    leaning = Evidence.objects.filter(publication="published", source__publication="retracted")
    assert not leaning.exists()


def assert_all_published(outcomes: list[Any]) -> None:
    assert [getattr(outcome, "publication", outcome) for outcome in outcomes] == [
        "published"
    ] * len(outcomes)


def test_crossing_commitments_and_sources_never_wait_for_one_another() -> None:
    for _ in range(ROUNDS):
        one, other = published(make_commitment()), published(make_commitment())
        origin = make_source()
        sources = [make_source(derived_from=origin), make_source()]
        rows = [
            in_review(make_status_update(one, evidence=[quoted(s) for s in sources])),
            in_review(make_position(other, evidence=[quoted(s) for s in reversed(sources)])),
            in_review(make_evidence(one, source=sources[0])),
            in_review(make_evidence(other, source=sources[1])),
        ]
        for row, end in ((one, other), (other, one)):
            revised(row, relations=[{"type": "depends_on", "commitment": end.slug}])
            rows.append(in_review(row))
        with writers(len(rows)) as pool:
            assert_all_published(pool.both(*(publish(row) for row in rows)))
        assert origin.versions.count() == 1
    assert_sound()


def test_a_revision_that_names_a_draft_source_beside_another_that_does() -> None:
    for _ in range(ROUNDS):
        source, origin = published_source(), make_source()
        revised(source, derived_from=origin.slug)
        claim = in_review(make_claim(evidence=[quoted(make_source(derived_from=origin))]))
        with writers(2) as pool:
            assert_all_published(pool.both(publish(in_review(source)), publish(claim)))
        assert origin.versions.count() == 1
    assert_sound()


def test_two_commitments_that_relate_to_each_other_tell_of_it() -> None:
    for _ in range(ROUNDS):
        one, other = make_commitment(), make_commitment()
        relation = [{"type": "depends_on", "commitment": other.slug}]
        records.edit(record=one, data={"relations": relation}, by=analyst())
        with writers(2) as pool:
            assert_all_published(pool.both(publish(in_review(one)), publish(in_review(other))))
        last = Change.objects.latest("number").at
        assert set(Touch.objects.filter(at=last).values_list("commitment_id", flat=True)) == {
            one.pk,
            other.pk,
        }


def test_one_of_two_editors_publishes_a_draft() -> None:
    second = make_user("editor", name="second-editor")
    for _ in range(ROUNDS):
        claim = in_review(make_claim(evidence=[quoted()]))
        with writers(2) as pool:
            outcomes = pool.both(publish(claim), publish(claim, second))
        lost = [each for each in outcomes if isinstance(each, Exception)]
        assert [str(each) for each in lost] == ["It is published and can't be published now."]
        assert isinstance(lost[0], Conflict)
        assert claim.versions.count() == 1
        assert Change.objects.filter(object_type="claim", object_id=claim.pk).count() == 1


def test_who_names_the_version_they_read_is_told_that_somebody_was_faster() -> None:
    claim = in_review(make_claim())
    seen = claim.row_version
    with writers(2) as pool:
        outcomes = pool.both(publish(claim, expected=seen), publish(claim, expected=seen))
    assert {type(each) for each in outcomes} == {type(claim), PreconditionFailed}


def test_one_of_two_edits_of_the_same_version_is_taken() -> None:
    writer = analyst()
    for make_row in (make_claim, lambda: published(make_claim())):
        claim = make_row()
        seen = claim.row_version

        def edit(title: str, claim: Any = claim, seen: int = seen) -> Callable[[], Any]:
            return lambda: records.edit(
                record=claim, data={"title": title}, by=writer, reason="x", expected=seen
            )

        with writers(2) as pool:
            outcomes = pool.both(edit("One"), edit("Two"))
        assert [isinstance(each, PreconditionFailed) for each in outcomes].count(True) == 1
    assert Revision.objects.count() == 1


def test_one_of_two_corrections_is_begun() -> None:
    writer = analyst()
    for _ in range(ROUNDS):
        row = published(make_status_update(published(make_commitment())))

        def supersede(row: Any = row) -> Any:
            return corrections.supersede(record=row, data={}, by=writer)

        with writers(2) as pool:
            outcomes = pool.both(supersede, supersede)
        assert sorted(type(each).__name__ for each in outcomes) == ["Conflict", "StatusUpdate"]


def test_one_of_two_retractions_is_noted() -> None:
    claim = published(make_claim())
    with writers(2) as pool:
        outcomes = pool.both(retract(claim), retract(claim))
    assert sorted(type(each).__name__ for each in outcomes) == ["Claim", "Conflict"]


def test_a_retraction_beside_the_publication_of_a_correction() -> None:
    for _ in range(ROUNDS):
        row = published(make_status_update(published(make_commitment())))
        correction = in_review(corrected(row, status="ongoing"))
        with writers(2) as pool:
            published_one, _ = pool.both(publish(correction), retract(row))
        row.refresh_from_db()
        correction.refresh_from_db()
        assert row.publication == "retracted"
        if isinstance(published_one, Exception):
            assert str(published_one) == "What it corrects is no longer published."
            assert correction.publication == "in_review"
        else:
            assert correction.published_at < row.retracted_at
    assert_sound()


def test_no_source_is_retracted_under_evidence_that_names_it() -> None:
    for _ in range(ROUNDS):
        source = published_source()
        leaning = Evidence.objects.get(source=source)
        retract(leaning)()
        claim = in_review(make_claim(evidence=[quoted(source)]))
        with writers(2) as pool:
            outcomes = pool.both(publish(claim), retract(source))
        assert [isinstance(each, Conflict) for each in outcomes].count(True) == 1
    assert_sound()


@pytest.mark.parametrize("first", ["publish", "retract"])
def test_a_source_retracted_just_before_the_commit(first: str) -> None:
    source = published_source()
    retract(Evidence.objects.get(source=source))()
    claim = in_review(make_claim(evidence=[quoted(source)]))
    acts = [publish(claim), retract(source)]
    if first == "retract":
        acts.reverse()
    with writers(2) as pool:
        held = Held(pool, acts[0])
        held.wait()
        second = pool.start(acts[1])
        with pytest.raises(TimeoutError):
            second.result(0.3)
        held.commit()
        with pytest.raises(Conflict, match=r"leans on this source|was retracted; name another"):
            second.result(20)
    assert Source.objects.get(pk=source.pk).publication == (
        "published" if first == "publish" else "retracted"
    )
    assert_sound()


@pytest.mark.parametrize("first", ["move", "publish"])
def test_an_actor_moved_beside_the_publication_of_its_position(first: str) -> None:
    commitment = published(make_commitment())
    agency = make_actor("dea", kind="agency", parent=the_actor("us"))
    mexico = make_actor("mx")
    published(make_position(commitment, actor="us", view="progress"))
    position = in_review(make_position(commitment, actor=agency, view="violated"))
    writer = analyst()
    acts: list[Callable[[], Any]] = [
        lambda: records.edit(record=agency, data={"parent": mexico.slug}, by=writer),
        publish(position),
    ]
    if first == "publish":
        acts.reverse()
    with writers(2) as pool:
        held = Held(pool, acts[0])
        held.wait()
        second = pool.start(acts[1])
        with pytest.raises(TimeoutError):
            second.result(0.3)
        held.commit()
        second.result(20)
    newest = Standing.objects.get(commitment=commitment, known_to=None, valid_to=None)
    assert newest.contestation == "contested"
    assert_sound()


@pytest.mark.parametrize("first", ["retract", "publish"])
def test_a_commitment_retracted_beside_the_publication_of_its_update(first: str) -> None:
    commitment = published(make_commitment())
    update = in_review(make_status_update(commitment))
    acts = [retract(commitment), publish(update)]
    if first == "publish":
        acts.reverse()
    with writers(2) as pool:
        held = Held(pool, acts[0])
        held.wait()
        second = pool.start(acts[1])
        with pytest.raises(TimeoutError):
            second.result(0.3)
        held.commit()
        if first == "retract":
            with pytest.raises(Conflict, match="is not published; publish that first"):
                second.result(20)
        else:
            second.result(20)
    assert not Standing.objects.filter(commitment=commitment, known_to=None).exists()
    assert_sound()
