"""What is not merged, and what a merged record is closed to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from commitments.domain import merging, records, redactions, review
from commitments.domain.errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    PreconditionFailed,
    Problem,
)
from commitments.models import Change, Evidence
from tests.domain.test_merging import merged
from tests.factories.records import make, make_actor, make_evidence, make_source, quoted, the_actor
from tests.factories.states import in_state, published, published_source, retracted, revised
from tests.factories.users import admin, analyst, editor, make_user

pytestmark = pytest.mark.django_db


def refused(gone: Any, stays: Any, **given: Any) -> Problem:
    """The refusal, by which nothing was numbered."""
    count = Change.objects.count()
    told = {"by": editor(), "reason": "They are one."} | given
    with pytest.raises(Problem) as caught:
        merging.merge(gone=gone, stays=stays, **told)
    assert Change.objects.count() == count
    gone.refresh_from_db()
    return caught.value


def pointers(problem: Problem) -> list[str]:
    return [error.pointer for error in problem.errors]


def test_nothing_is_merged_into_itself() -> None:
    actor = make_actor()
    problem = refused(actor, actor)
    assert (type(problem), pointers(problem)) == (Invalid, ["/into"])


def test_an_actor_is_not_merged_into_a_source() -> None:
    problem = refused(make_actor(), published_source())
    assert (type(problem), pointers(problem)) == (Invalid, ["/into"])


@pytest.mark.parametrize("kind", ["commitment", "claim", "forum", "topic"])
def test_other_kinds_of_records_are_not_merged(kind: str) -> None:
    with pytest.raises(Conflict, match="is not merged; actors and sources are"):
        merging.merge(gone=make(kind), stays=make(kind), by=editor(), reason="One.")


def test_kinds_that_differ_are_told() -> None:
    problem = refused(make_actor("wang", kind="person"), make_actor("cn"))
    assert pointers(problem) == ["/into"]
    assert "wang is of the kind person, cn of the kind state" in problem.errors[0].detail


def test_nothing_is_merged_into_what_was_merged() -> None:
    first, second, third = make_actor("a"), make_actor("b"), make_actor("c")
    merged(second, third)
    problem = refused(first, second)
    assert (type(problem), pointers(problem)) == (Conflict, ["/into"])
    assert problem.detail == "b was itself merged into c; merge into that."


def test_what_was_merged_is_not_merged_again() -> None:
    first, second, third = make_actor("a"), make_actor("b"), make_actor("c")
    merged(first, second)
    problem = refused(first, third)
    assert isinstance(problem, Conflict)
    assert problem.detail == "It was merged into b and stays as it is; write on that one."
    refused(second, first)


def test_an_actor_is_not_merged_into_what_is_below_it() -> None:
    top = make_actor("top", kind="agency")
    middle = make_actor("middle", kind="agency", parent=top)
    low = make_actor("low", kind="agency", parent=middle)
    assert "low is below top" in refused(top, low).detail
    assert merged(low, top).merged_into == top


def test_nor_into_what_is_below_one_that_was_merged_into_it() -> None:
    old, top = make_actor("old", kind="agency"), make_actor("top", kind="agency")
    low = make_actor("low", kind="agency", parent=old)
    merged(old, top)
    assert "low is below top" in refused(top, low).detail


def test_a_source_is_not_merged_into_what_re_reports_it() -> None:
    origin = published_source()
    copy = published_source(derived_from=published_source(derived_from=origin))
    assert "re-reports" in refused(origin, copy).detail
    assert merged(copy, origin).merged_into == origin


def test_drafts_and_what_was_retracted_are_not_merged() -> None:
    public, draft = published_source(), make_source()
    gone = published_source()
    for row in Evidence.objects.filter(source=gone):
        retracted(row)
    retracted(gone)
    assert pointers(refused(public, draft)) == ["/into"]
    assert pointers(refused(public, gone)) == ["/into"]
    for row in (draft, gone):
        assert isinstance(refused(row, public), Conflict)


def test_a_change_that_is_pending_comes_first() -> None:
    gone, stays = published_source(), published_source()
    revised(gone, title="New")
    assert refused(gone, stays).detail == "A change to it is pending; have that published first."


def test_a_reason_is_due() -> None:
    assert pointers(refused(make_actor(), make_actor(), reason=" ")) == ["/reason"]


@pytest.mark.parametrize("role", ["", "viewer", "analyst"])
def test_editors_merge_and_nobody_below_them(role: str) -> None:
    assert isinstance(refused(make_actor(), make_actor(), by=make_user(role)), Forbidden)


def test_who_saw_another_version_is_told() -> None:
    gone, stays = make_actor(), make_actor()
    seen = gone.row_version
    records.edit(record=gone, data={"name": "Renamed"}, by=analyst())
    assert isinstance(refused(gone, stays, expected=seen), PreconditionFailed)
    assert merged(gone, stays, expected=gone.row_version).merged_into == stays


def test_a_source_that_was_dropped_meanwhile_is_told() -> None:
    gone, draft = published_source(), make_source()
    records.drop(record=type(draft).objects.get(pk=draft.pk), by=analyst())
    assert pointers(refused(gone, draft)) == ["/into"]
    with pytest.raises(NotFound):
        merging.merge(gone=draft, stays=gone, by=editor(), reason="One.")


WRITES: dict[str, Callable[[Any], Any]] = {
    "edit": lambda row: records.edit(record=row, data={}, by=analyst(), reason="Slip."),
    "retract": lambda row: review.retract(record=row, by=editor(), reason="Wrong."),
    "submit": lambda row: review.submit(record=row, by=analyst()),
}


@pytest.mark.parametrize("write", WRITES)
def test_what_was_merged_is_closed(write: str) -> None:
    stays = published_source(slug="kept")
    gone = merged(published_source(), stays)
    with pytest.raises(Conflict, match="It was merged into kept and stays as it is"):
        WRITES[write](gone)


def test_an_actor_that_was_merged_is_closed() -> None:
    gone = merged(make_actor(), make_actor("kept"))
    with pytest.raises(Conflict, match="It was merged into kept"):
        records.edit(record=gone, data={"name": "New"}, by=analyst())


def test_the_law_reaches_what_was_merged() -> None:
    gone = merged(make_actor(name="A name"), make_actor())
    redactions.redact(record=gone, field="name", notice="Removed.", grounds="Order 7.", by=admin())
    gone.refresh_from_db()
    assert gone.name == "Removed."


def test_a_source_is_not_retracted_while_evidence_names_one_merged_into_it() -> None:
    gone, stays = published_source(), in_state_source()
    merged(gone, stays)
    with pytest.raises(Conflict, match="Published evidence leans on this source: evidence"):
        review.retract(record=stays, by=editor(), reason="Wrong.")
    for row in Evidence.objects.filter(source=gone):
        retracted(row)
    retracted(stays)


def in_state_source() -> Any:
    """Published, with nothing that leans on it any more."""
    source = published_source()
    for row in Evidence.objects.filter(source=source):
        retracted(row)
    return source


def test_evidence_of_a_source_whose_other_was_retracted_is_not_published() -> None:
    gone, stays = in_state_source(), in_state_source()
    draft = make("claim", evidence=[quoted(gone)])
    merged(gone, stays)
    retracted(stays)
    with pytest.raises(Conflict, match=f"Its source {stays.slug} was retracted"):
        published(draft)


def test_a_reference_to_it_is_taken_for_the_one_that_stays() -> None:
    merged(published_source(slug="old"), published_source(slug="kept"))
    merged(the_actor("prc"), the_actor("cn"))
    commitment = in_state("published", "commitment")
    row = make_evidence(commitment, source="old", attributed_to="prc")
    assert (row.source.slug, row.attributed_to.slug) == ("kept", "cn")
    position = make("position", commitment=commitment, actor="prc", party="prc")
    assert (position.actor.slug, position.party.slug) == ("cn", "cn")
    below = make_actor(kind="agency", parent="prc")
    assert below.parent.slug == "cn"
    parties = [{"actor": "prc", "role": "committing"}, {"actor": "us", "role": "host"}]
    drafted = make("commitment", parties=parties)
    assert sorted(drafted.parties.values_list("actor__slug", flat=True)) == ["cn", "us"]
