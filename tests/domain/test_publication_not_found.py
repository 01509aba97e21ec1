"""A judgement none of whose excerpts is in the archived copies takes a reason."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import review
from commitments.domain.errors import Invalid
from commitments.evidence.verifying import verify
from tests.factories.captures import make_capture
from tests.factories.records import make, make_claim, quoted
from tests.factories.states import ground, in_review, published, published_source
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

JUDGEMENTS = pytest.mark.parametrize("kind", ["status_update", "position"])


@pytest.fixture
def source() -> Any:
    source = published_source()
    make_capture(source, "They said: we will begin.")
    return source


def judged(kind: str, *evidence: Any) -> Any:
    row = in_review(make(kind, **ground(kind), evidence=list(evidence)))
    verify()
    return row


@JUDGEMENTS
def test_it_is_refused_and_each_excerpt_named(kind: str, source: Any) -> None:
    row = judged(
        kind, quoted(source, excerpt="we shall begin"), quoted(source, excerpt="we have begun")
    )
    first, second = row.evidence.order_by("pk")

    with pytest.raises(Invalid) as caught:
        review.publish(record=row, by=editor())

    (error,) = caught.value.errors
    assert error.pointer == "/reason"
    assert error.detail == (
        "None of its excerpts is in the archived copies of their sources: evidence "
        f"{first.pk} (“we shall begin”), {second.pk} (“we have begun”). Mend them, or say why it "
        "is published all the same."
    )


@JUDGEMENTS
def test_with_a_reason_it_is_published(kind: str, source: Any) -> None:
    row = judged(kind, quoted(source, excerpt="we shall begin"))
    review.publish(record=row, by=editor(), reason="Heard on the broadcast.")
    row.refresh_from_db()
    assert (row.publication, row.reason) == ("published", "Heard on the broadcast.")


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param({"excerpt": "we will begin"}, id="found"),
        pytest.param({"excerpt": "we  will begin"}, id="found in another typography"),
    ],
)
def test_one_that_is_found_is_enough(beside: dict[str, str], source: Any) -> None:
    published_row = judged(
        "status_update", quoted(source, excerpt="we shall begin"), quoted(source, **beside)
    )
    review.publish(record=published_row, by=editor())


def test_one_that_could_not_be_looked_for_is_enough(source: Any) -> None:
    row = judged("status_update", quoted(source, excerpt="we shall begin"), quoted())
    review.publish(record=row, by=editor())


def test_a_place_alone_is_no_excerpt_that_is_found(source: Any) -> None:
    row = judged(
        "status_update",
        quoted(source, excerpt="we shall begin"),
        quoted(source, excerpt="", locator="p. 2"),
    )
    with pytest.raises(Invalid, match="None of its excerpts"):
        review.publish(record=row, by=editor())


def test_an_excerpt_that_was_mended_since_is_not_held_against_it(source: Any) -> None:
    row = judged("status_update", quoted(source, excerpt="we shall begin"))
    item = row.evidence.get()
    type(item).objects.filter(pk=item.pk).update(excerpt="we will begin")
    review.publish(record=row, by=editor())


def test_what_is_no_judgement_takes_no_reason(source: Any) -> None:
    claim = make_claim(evidence=[quoted(source, excerpt="we shall begin")])
    verify()
    assert published(claim).publication == "published"
