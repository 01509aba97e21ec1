"""Evidence graded 1 needs two sources that do not re-report one another."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import review
from commitments.domain.errors import Conflict
from tests.factories.records import make_claim, make_evidence, make_source, quoted
from tests.factories.states import corrected, in_review, published, retracted
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

REFUSAL = r"Evidence \d+ is graded 1, confirmed by other sources, but all that there is goes back"


def confirmed(source: Any) -> dict[str, Any]:
    return quoted(source, credibility="1")


def refused(row: Any) -> None:
    in_review(row)
    with pytest.raises(Conflict, match=REFUSAL):
        review.publish(record=row, by=editor())


def test_alone_it_is_refused() -> None:
    refused(make_claim(evidence=[confirmed(make_source())]))


def test_beside_another_source_it_is_taken() -> None:
    published(make_claim(evidence=[confirmed(make_source()), quoted(make_source())]))


def test_the_same_source_twice_confirms_nothing() -> None:
    source = make_source()
    refused(make_claim(evidence=[confirmed(source), quoted(source, excerpt="And again")]))


@pytest.mark.parametrize("graded", ["origin", "re-report"])
def test_a_re_report_confirms_nothing(graded: str) -> None:
    origin = make_source()
    between = make_source(derived_from=origin)
    pair = [origin, make_source(derived_from=between)]
    if graded == "re-report":
        pair.reverse()
    refused(make_claim(evidence=[confirmed(pair[0]), quoted(pair[1])]))


def test_two_re_reports_of_one_origin_confirm_nothing() -> None:
    origin = make_source()
    one, other = make_source(derived_from=origin), make_source(derived_from=origin)
    refused(make_claim(evidence=[confirmed(one), confirmed(other)]))


def test_what_is_published_already_confirms() -> None:
    claim = published(make_claim(evidence=[quoted(make_source())]))
    published(make_evidence(claim, source=make_source(), credibility="1"))


def test_what_was_retracted_or_corrected_away_confirms_nothing() -> None:
    claim = published(make_claim(evidence=[quoted(make_source())]))
    retracted(claim.evidence.get())
    refused(make_evidence(claim, source=make_source(), credibility="1"))


def test_a_correction_is_not_confirmed_by_what_it_replaces() -> None:
    claim = published(make_claim(evidence=[quoted(make_source())]))
    other = make_source()
    refused(corrected(claim.evidence.get(), source=other.slug, credibility="1"))


def test_what_is_on_another_target_confirms_nothing() -> None:
    published(make_claim(evidence=[quoted(make_source())]))
    refused(make_claim(evidence=[confirmed(make_source())]))


@pytest.mark.parametrize("grade", ["2", "6"])
def test_other_grades_need_no_second_source(grade: str) -> None:
    published(make_claim(evidence=[quoted(make_source(), credibility=grade)]))
