"""A change to what is published waits for another reader; till then the old text is public."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import records, review
from commitments.domain.errors import Conflict, Forbidden, Invalid
from commitments.models import Change, Commitment, Revision
from tests.factories.records import make, make_claim, make_commitment, make_topic, the_actor
from tests.factories.states import in_review, published, retracted, returned, revised
from tests.factories.users import analyst, editor, make_user

pytestmark = pytest.mark.django_db

REVISED = pytest.mark.parametrize("kind", ["commitment", "claim", "risk", "statistic"])


def public(record: Any) -> Any:
    return record.versions.get(known_to=None)


@REVISED
def test_the_old_text_stays_until_the_revision_is_published(kind: str) -> None:
    record = published(make(kind, title="Old"))
    pending = revised(record, title="New")
    for step in (lambda: None, lambda: in_review(record)):
        step()
        record.refresh_from_db()
        assert (record.title, public(record).title) == ("Old", "Old")
    published_revision = review.publish(record=record, by=editor())
    pending.refresh_from_db()
    assert published_revision.title == public(record).title == "New"
    assert (pending.publication, pending.published_by) == ("published", editor())


@REVISED
def test_the_words_before_stay_as_a_version(kind: str) -> None:
    record = published(make(kind, title="Old"))
    revised(record, title="New")
    published(record)
    first, second = record.versions.order_by("number")
    assert [(v.number, v.title) for v in (first, second)] == [(1, "Old"), (2, "New")]
    assert first.known_to == second.known_from == Change.objects.latest("number").at
    assert second.known_to is None
    assert first.known_from == record.published_at == second.published_at


def test_the_list_of_changes_tells_what_differs_and_why() -> None:
    claim = published(make_claim(title="Old", text="Same"))
    revised(claim, reason="Misheard.", title="New", text="Same")
    published(claim)
    told = Change.objects.latest("number")
    assert (told.type, told.reason) == ("revised", "Misheard.")
    assert (told.before, told.after) == ({"title": "Old"}, {"title": "New"})


def test_lists_are_replaced_as_a_whole() -> None:
    first, second = make_topic(), make_topic()
    commitment = published(make_commitment(topics=[first]))
    mexico = the_actor("mx")
    parties = [{"actor": "cn", "role": "committing"}, {"actor": mexico.slug, "role": "monitor"}]
    revised(commitment, topics=[second.slug], parties=parties)
    published(commitment)
    assert public(commitment).topics == [second.slug]
    assert public(commitment).parties == parties
    assert [row.actor.slug for row in commitment.parties.all()] == ["cn", "mx"]


def test_a_second_edit_joins_the_open_draft() -> None:
    claim = published(make_claim(title="Old"))
    first = revised(claim, title="New", reason="One.")
    second = revised(claim, text="More", reason="Two.")
    assert first.pk == second.pk
    assert second.changes == {"title": "New", "text": "More"}
    assert second.reason == "Two."
    assert Revision.objects.count() == 1


def test_a_second_editor_of_it_is_an_author_too() -> None:
    claim = published(make_claim())
    revised(claim, title="New")
    helper = make_user("analyst", name="helper")
    pending = records.edit(record=claim, data={"text": "x"}, by=helper, reason="More.")
    assert set(pending.authors) == {analyst().pk, helper.pk}


def test_a_returned_revision_is_edited_on() -> None:
    claim = published(make_claim())
    pending = revised(claim, title="New")
    returned(claim, reason="Shorter.")
    pending.refresh_from_db()
    assert (pending.publication, pending.review_note) == ("returned", "Shorter.")
    assert revised(claim, title="Newer").pk == pending.pk
    published(claim)
    assert public(claim).title == "Newer"


def test_no_edit_beside_a_revision_in_review() -> None:
    claim = published(make_claim())
    revised(claim, title="New")
    in_review(claim)
    with pytest.raises(Conflict, match="A revision of it is in review"):
        revised(claim, text="More")


def test_after_publication_the_next_edit_opens_another() -> None:
    claim = published(make_claim())
    first = revised(claim, title="New")
    published(claim)
    assert revised(claim, title="Newer").pk != first.pk


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("publish", "Its pending revision is draft and can't be published now"),
        ("send_back", "Its pending revision is draft and can't be returned now"),
    ],
)
def test_a_revision_passes_the_same_states(verb: str, words: str) -> None:
    claim = published(make_claim())
    revised(claim, title="New")
    given = {"reason": "x"} if verb == "send_back" else {}
    with pytest.raises(Conflict, match=words):
        getattr(review, verb)(record=claim, by=editor(), **given)


def test_bad_words_are_refused_at_once() -> None:
    claim = published(make_claim())
    with pytest.raises(Invalid):
        revised(claim, title="")
    with pytest.raises(Invalid):
        revised(claim, bogus="x")
    assert not Revision.objects.exists()


def test_a_slug_is_not_revised() -> None:
    claim = published(make_claim())
    with pytest.raises(Invalid, match="A slug never changes"):
        revised(claim, slug="another")
    assert revised(claim, slug=claim.slug, title="New").changes == {"title": "New"}


def test_what_a_revision_names_may_have_gone_by_then() -> None:
    commitment, other = published(make_commitment()), published(make_commitment())
    revised(commitment, relations=[{"type": "part_of", "commitment": other.slug}])
    retracted(other)
    in_review(commitment)
    with pytest.raises(Invalid, match="was retracted"):
        review.publish(record=commitment, by=editor())
    assert Commitment.objects.get(pk=commitment.pk).relation_rows.count() == 0


def test_a_retraction_goes_past_an_open_revision() -> None:
    claim = published(make_claim())
    revised(claim, title="New")
    in_review(claim)
    retracted(claim)
    with pytest.raises(Conflict, match="It was retracted"):
        review.publish(record=claim, by=editor())


def test_a_kind_that_its_statuses_do_not_fit_is_refused() -> None:
    commitment = published(make_commitment())
    published(make("status_update", commitment=commitment))
    revised(commitment, kind="meeting")
    in_review(commitment)
    with pytest.raises(Invalid) as caught:
        review.publish(record=commitment, by=editor())
    assert [e.pointer for e in caught.value.errors] == ["/kind"]


def test_a_judged_party_is_not_revised_away() -> None:
    commitment = published(make_commitment())
    published(make("status_update", commitment=commitment, party="cn"))
    revised(commitment, parties=[{"actor": "us", "role": "committing"}])
    in_review(commitment)
    with pytest.raises(Conflict, match="Judgements name this party; it has to stay"):
        review.publish(record=commitment, by=editor())


def test_the_public_may_read_no_draft_by_its_editors_role() -> None:
    claim = published(make_claim())
    with pytest.raises(Forbidden):
        records.edit(record=claim, data={"title": "x"}, by=make_user("viewer"), reason="x")


def test_what_befalls_a_revision_raises_the_version_of_its_record():
    commitment = published(make_commitment())
    revised(commitment, title="Another")
    versions = []
    for step in (
        lambda: review.submit(record=commitment, by=analyst()),
        lambda: review.send_back(record=commitment, by=editor(), reason="Say more."),
        lambda: review.submit(record=commitment, by=analyst()),
        lambda: review.publish(record=commitment, by=editor()),
    ):
        step()
        commitment.refresh_from_db()
        versions.append(commitment.row_version)

    assert versions == sorted(set(versions))
