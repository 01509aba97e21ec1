"""One topic more: the others stay, pending ones too, and nothing is public before its review."""

from __future__ import annotations

import pytest

from commitments.domain import tagging
from commitments.domain.errors import Conflict, Forbidden, Gone, Invalid, PreconditionFailed
from commitments.models import Commitment, Revision
from tests.factories.records import make_commitment, make_topic
from tests.factories.states import in_review, published, retracted, revised
from tests.factories.users import analyst, make_user

pytestmark = pytest.mark.django_db


def tag(commitment, topic, **given):
    return tagging.tag(commitment=commitment, topic=topic, by=analyst(), **given)


def topics(commitment: Commitment) -> list[str]:
    return [row.topic.slug for row in commitment.topic_rows.all()]


def test_a_draft_has_it_at_once_beside_the_others():
    draft = make_commitment(topics=[make_topic("finance")])
    tag(draft, make_topic("precursors"))
    assert topics(draft) == ["finance", "precursors"]


def test_what_is_published_has_it_when_its_revision_is():
    commitment = published(make_commitment(topics=[make_topic("finance")]))
    pending = tag(commitment, make_topic("precursors"), reason="It is of both.")
    assert isinstance(pending, Revision)
    assert (pending.changes, pending.reason) == (
        {"topics": ["finance", "precursors"]},
        "It is of both.",
    )
    assert topics(commitment) == ["finance"]


def test_topics_that_are_pending_stay_pending():
    make_topic("finance")
    commitment = published(make_commitment())
    revised(commitment, topics=[{"topic": "finance"}], title="New")
    pending = tag(commitment, make_topic("precursors"), reason="It is of both.")
    assert pending.changes == {"topics": ["finance", "precursors"], "title": "New"}


def test_it_takes_a_reason_where_it_is_public():
    with pytest.raises(Invalid):
        tag(published(make_commitment()), make_topic())


def test_what_it_has_it_is_not_given_again():
    topic = make_topic("finance")
    with pytest.raises(Conflict, match="the topic finance already"):
        tag(make_commitment(topics=[topic]), topic)


def test_what_is_in_review_or_retracted_stays():
    with pytest.raises(Conflict):
        tag(in_review(make_commitment()), make_topic())
    with pytest.raises(Gone):
        tag(retracted(make_commitment()), make_topic())


def test_who_may_not_write_may_not_tag():
    draft, topic = make_commitment(), make_topic()
    with pytest.raises(Forbidden):
        tagging.tag(commitment=draft, topic=topic, by=make_user("viewer"))


def test_nobody_tags_over_a_change_unseen():
    draft = make_commitment()
    with pytest.raises(PreconditionFailed):
        tag(draft, make_topic(), expected=draft.row_version + 1)
