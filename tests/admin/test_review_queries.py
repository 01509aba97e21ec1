"""The review's screen asks a bounded number of questions, however much there is."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.admin.review_queue import review_page
from commitments.domain import comments
from tests.admin.helpers import logged_in
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_position,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import in_review, published, published_source, revised
from tests.factories.users import editor

pytestmark = pytest.mark.django_db
BUDGET = 40


def queries(client: Any, address: str, counter: Any) -> int:
    client.get(address)
    with counter(10_000, exact=False) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def waiting(size: int) -> Any:
    """A draft on a commitment with a past, and a queue behind it."""
    commitment = published(make_commitment())
    source = published_source()
    for _ in range(size):
        published(make_status_update(commitment))
        published(make_position(commitment))
        in_review(make_claim())
    sources = [source, *(make_source(derived_from=source) for _ in range(size))]
    update = in_review(make_status_update(commitment, evidence=[quoted(each) for each in sources]))
    for _ in range(size):
        comments.add(subject=update, text="Whose figure is it?", by=editor())
    return update


def test_a_long_past_and_much_evidence_take_no_more_questions(django_assert_max_num_queries):
    client = logged_in("editor")
    few = queries(client, review_page(waiting(2)), django_assert_max_num_queries)
    many = queries(client, review_page(waiting(8)), django_assert_max_num_queries)
    assert few == many <= BUDGET


def test_a_revision_of_long_lists_takes_no_more_questions(django_assert_max_num_queries):
    client = logged_in("editor")
    counts = []
    for size in (2, 8):
        commitment = published(make_commitment())
        others = [published(make_commitment()) for _ in range(size)]
        links = [{"type": "depends_on", "commitment": other.slug} for other in others]
        revision = revised(commitment, relations=links)
        in_review(commitment)
        counts.append(queries(client, review_page(revision), django_assert_max_num_queries))
    assert counts[0] == counts[1] <= BUDGET
