"""Evidence is shown with what the archived copies say to its excerpt."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.admin.review_queue import review_page
from commitments.admin.verified import NOT_CHECKED, Passage, verified
from commitments.evidence.verifying import verify
from commitments.models import Evidence
from tests.admin.helpers import logged_in
from tests.factories.captures import make_capture
from tests.factories.records import make_claim, make_commitment, make_status_update, quoted
from tests.factories.states import in_review, published, published_source

pytestmark = pytest.mark.django_db
PAGE = "On Monday they said: “we will begin” and, later, act.\nThen they left."


@pytest.fixture
def source() -> Any:
    source = published_source()
    make_capture(source, PAGE)
    return source


def evidence(source: Any, excerpt: str) -> Evidence:
    item: Evidence = make_claim(evidence=[quoted(source, excerpt=excerpt)]).evidence.get()
    verify([item.pk])
    return item


def shown(source: Any, excerpt: str) -> Any:
    item = evidence(source, excerpt)
    return verified([item])[item.pk]


def marked(passage: Passage) -> list[str]:
    return [piece.text for piece in passage.pieces if piece.kind == "new"]


def words(passage: Passage) -> str:
    return "".join(piece.text for piece in passage.pieces)


def test_an_excerpt_is_shown_in_its_place(source: Any) -> None:
    one = shown(source, "we will begin")
    assert (one.label, one.words) == ("Exact", "An archived copy has it word for word.")
    assert (one.held.before, words(one.held)) == ("On Monday they said: “", "we will begin")
    assert one.held.after == "” and, later, act.\nThen they left."
    assert one.held.copy.startswith("Copy 1, fetched on ")
    assert one.nearest is None


def test_another_typography_is_said(source: Any) -> None:
    assert (
        shown(source, 'said: "we will').words == "An archived copy has it, in another typography."
    )


def test_what_is_left_out_is_marked(source: Any) -> None:
    one = shown(source, "we will begin … act")
    assert one.words == "An archived copy has it, but for what it leaves out, which is marked."
    assert marked(one.held) == ["” and, later, "]


def test_the_nearest_passage_is_shown_with_what_differs(source: Any) -> None:
    one = shown(source, "we shall begin")
    assert (one.label, one.held) == ("Not found", None)
    assert words(one.nearest) == "we will begin"
    assert [text.strip() for text in marked(one.nearest)] == ["will"]
    assert one.likeness > 70


def test_both_versions_of_what_was_edited_are_side_by_side(source: Any) -> None:
    make_capture(source, "On Monday they said: “we may begin” and left.")
    one = shown(source, "we will begin")
    assert one.label == "Edited at the source"
    assert words(one.held) == "we will begin"
    assert words(one.nearest) == "we may begin"
    assert (one.held.copy[:6], one.nearest.copy[:6]) == ("Copy 1", "Copy 2")


def test_what_was_not_looked_for_says_so() -> None:
    item = make_claim(evidence=[quoted(excerpt="we will begin")]).evidence.get()
    assert verified([item]) == {item.pk: NOT_CHECKED}


def test_the_page_of_the_evidence_shows_it(source: Any) -> None:
    item = evidence(source, "we shall begin")
    page = logged_in("analyst").get(reverse("admin:commitments_evidence_change", args=[item.pk]))
    text = page.content.decode()
    assert "No archived copy has it." in text
    assert "The nearest passage" in text


def test_a_new_piece_of_evidence_has_nothing_to_show(source: Any) -> None:
    page = logged_in("analyst").get(reverse("admin:commitments_evidence_add"))
    assert "In the archived copies" not in page.content.decode()


def test_the_reviewer_sees_each_excerpt_in_its_place_and_what_a_reason_is_due_for(
    source: Any,
) -> None:
    update = make_status_update(
        published(make_commitment()), evidence=[quoted(source, excerpt="we shall begin")]
    )
    in_review(update)
    verify()
    text = logged_in("editor").get(review_page(update)).content.decode()
    item = update.evidence.get()

    assert "The nearest passage" in text
    assert "Why it is published without evidence that is found" in text
    assert (
        "None of its excerpts is in the archived copies of their sources "
        f"(evidence {item.pk}): a reason is due, and is public."
    ) in text
