"""How many sources support a record, and to how many origins do they go back?"""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from commitments.domain import review
from commitments.domain.merging import merge
from commitments.models import Change
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_evidence,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import corrected, in_review, published, retracted, revised
from tests.factories.users import editor
from tests.reading.asking import ask

pytestmark = pytest.mark.django_db


def told(kind: str = "claim", **query: Any) -> Any:
    (row,) = ask(kind, **query)
    return row["corroboration"]


def re_reports(origin: Any) -> Any:
    return make_source(derived_from=origin)


def supported_by(*sources: Any) -> Any:
    return published(make_claim(evidence=[quoted(source) for source in sources]))


def relinked(source: Any, origin: Any) -> None:
    source.refresh_from_db()
    revised(source, derived_from=origin.slug)
    in_review(source)
    review.publish(record=source, by=editor())


def test_three_sources_of_one_origin() -> None:
    origin = make_source()
    second = re_reports(origin)
    supported_by(origin, second, re_reports(second))
    assert told() == {"sources": 3, "origins": 1}


def test_an_origin_counts_even_if_it_is_not_quoted_itself() -> None:
    origin = make_source()
    supported_by(re_reports(origin), re_reports(origin), make_source())
    assert told() == {"sources": 3, "origins": 2}


def test_a_source_that_is_quoted_twice_is_one() -> None:
    source = make_source()
    supported_by(source, source)
    assert told() == {"sources": 1, "origins": 1}


def test_what_contradicts_or_gives_context_corroborates_nothing() -> None:
    published(
        make_claim(
            evidence=[
                quoted(make_source(), stance="contradicts"),
                quoted(make_source(), stance="context"),
            ]
        )
    )
    assert told() == {"sources": 0, "origins": 0}


def test_what_was_retracted_or_corrected_counts_no_more() -> None:
    claim = supported_by(make_source())
    retracted(published(make_evidence(claim)))
    old = published(make_evidence(claim))
    published(corrected(old, locator="p. 2"))
    assert told() == {"sources": 2, "origins": 2}


def test_it_is_that_of_the_instant() -> None:
    origin, other = make_source(), make_source()
    supported_by(origin, other)
    before = Change.objects.latest("number").at
    relinked(other, origin)

    assert told(known_at=before) == {"sources": 2, "origins": 2}
    assert told() == {"sources": 2, "origins": 1}


def test_merged_sources_are_one() -> None:
    one, other = make_source(), make_source()
    supported_by(one, other)
    for source in (one, other):
        source.refresh_from_db()
    merge(gone=one, stays=other, by=editor(), reason="The same page.")
    assert told() == {"sources": 1, "origins": 1}


def test_a_draft_is_told_of_its_drafts() -> None:
    origin = make_source()
    make_claim(evidence=[quoted(origin), quoted(re_reports(origin))])
    assert told(publication="draft") == {"sources": 2, "origins": 1}


def test_a_commitment_is_told_of_all_its_evidence_when_asked() -> None:
    origin = make_source()
    pledge = published(make_commitment(evidence=[quoted(origin)]))
    published(make_status_update(pledge, evidence=[quoted(re_reports(origin))]))

    assert told("commitment", include="corroboration") == {"sources": 2, "origins": 1}
    assert told("status_update") == {"sources": 1, "origins": 1}


def test_what_it_is_told_of_is_updated_when_an_origin_becomes_known() -> None:
    origin, first, second = make_source(), make_source(), make_source()
    pledge = published(make_commitment(evidence=[quoted(origin)]))
    published(make_status_update(pledge, evidence=[quoted(first), quoted(second)]))
    supported_by(re_reports(first))
    since = timezone.now().isoformat()
    relinked(first, origin)

    for kind in ("claim", "status_update", "commitment"):
        assert len(ask(kind, updated_since=since)) == 1
