"""A pending change that is taken back, or that nothing is left of."""

from __future__ import annotations

import pytest

from commitments.domain import pending, records
from commitments.domain.errors import Conflict, Forbidden, PreconditionFailed
from commitments.models import Revision
from tests.factories.records import make_commitment, make_topic
from tests.factories.states import in_review, published, revised
from tests.factories.users import analyst, editor, make_user

pytestmark = pytest.mark.django_db
PARTIES = [{"actor": "cn", "role": "committing"}, {"actor": "us", "role": "counterpart"}]
SAID = {
    "text": "As it was",
    "made_on": {"edtf": "2023-11-15", "said": "in November"},
    "parties": PARTIES,
}


def so_said():
    return make_commitment(**{k: v for k, v in SAID.items() if k != "parties"})


def edited(record, **data):
    return records.edit(record=record, data=data, by=analyst(), reason="A slip.")


@pytest.mark.parametrize("member", SAID)
def test_an_edit_that_says_what_is_published_waits_for_nobody(member):
    commitment = published(so_said())
    version = commitment.row_version
    assert edited(commitment, **{member: SAID[member]}) == commitment
    assert not Revision.objects.exists()
    commitment.refresh_from_db()
    assert commitment.row_version == version


@pytest.mark.parametrize(
    ("member", "other"),
    [
        ("text", "As it is"),
        ("made_on", {"edtf": "2023-11-15", "said": "on the fifteenth"}),
        ("parties", PARTIES[::-1]),
        ("parties", PARTIES[:1]),
    ],
)
def test_any_other_word_waits_as_a_revision(member, other):
    commitment = published(so_said())
    assert isinstance(edited(commitment, **{member: other}), Revision)


def test_a_change_put_back_before_it_is_submitted_is_gone():
    commitment = published(so_said())
    revised(commitment, text="As it is")
    commitment.refresh_from_db()
    version = commitment.row_version
    assert edited(commitment, text="As it was") == commitment
    assert not Revision.objects.exists()
    commitment.refresh_from_db()
    assert commitment.row_version == version + 1


def test_a_change_put_back_leaves_the_others_pending():
    commitment = published(so_said())
    revised(commitment, text="As it is", place="Beijing")
    edited(commitment, text="As it was")
    assert Revision.objects.get().changes == {"text": "As it was", "place": "Beijing"}


def test_a_list_without_an_order_says_the_same_in_any():
    one, two = make_topic(), make_topic()
    commitment = published(make_commitment(topics=[one.slug, two.slug]))
    edited(commitment, topics=[two.slug, one.slug])
    assert not Revision.objects.exists()


def test_a_pending_change_is_discarded_and_the_history_keeps_it():
    commitment = published(so_said())
    revision = revised(commitment, text="As it is")
    pending.discard(record=commitment, by=analyst())
    assert not Revision.objects.exists()
    commitment.refresh_from_db()
    assert commitment.text == "As it was"
    kept = Revision.pgh_event_model.objects.filter(pgh_obj_id=revision.pk)
    assert [e.pgh_label for e in kept.order_by("pgh_id")][-1] == "delete"


def test_there_has_to_be_one():
    with pytest.raises(Conflict, match="No change to it is pending"):
        pending.discard(record=published(make_commitment()), by=analyst())


def test_it_is_not_discarded_out_of_a_review():
    commitment = published(make_commitment())
    revised(commitment, text="As it is")
    in_review(commitment)
    with pytest.raises(Conflict, match="in review"):
        pending.discard(record=commitment, by=analyst())


def test_somebody_elses_is_not_discarded():
    commitment = published(make_commitment())
    revised(commitment, text="As it is")
    with pytest.raises(Forbidden):
        pending.discard(record=commitment, by=make_user("analyst", "another"))


def test_one_that_moved_on_is_not_discarded():
    commitment = published(make_commitment())
    version = commitment.row_version
    revised(commitment, text="As it is")
    with pytest.raises(PreconditionFailed):
        pending.discard(record=commitment, by=analyst(), expected=version)


def test_whoever_edits_next_begins_anew():
    commitment = published(make_commitment())
    revised(commitment, text="As it is")
    pending.discard(record=commitment, by=analyst())
    records.edit(record=commitment, data={"text": "Otherwise"}, by=editor(), reason="Better.")
    assert Revision.objects.get().authors == [editor().pk]
