"""Two editors act at once: one wins, the other is told who did what, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import comments, records, review
from commitments.models import Evidence
from tests.admin.helpers import logged_in
from tests.admin.reviewing import decide, opened, state
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import in_review, published, revised
from tests.factories.users import analyst, make_user

pytestmark = pytest.mark.django_db


def seen_by(client: Any, subject: Any) -> str:
    return str(opened(client, subject).context["screen"].seen)


def waiting_update(**source: Any) -> Any:
    cited = make_source("cited", title="Cited", **source)
    commitment = published(make_commitment())
    return in_review(make_status_update(commitment, evidence=[quoted(cited)]))


def happened(response: Any) -> list[tuple[str, str]]:
    return [(entry.who, entry.actions) for entry in response.context["since"]]


def altered(response: Any) -> list[tuple[str, str, str]]:
    return [
        (field.label, "".join(p.text for p in field.old), "".join(p.text for p in field.new))
        for entry in response.context["since"]
        for item in entry.items
        for field in item.altered
    ]


@pytest.mark.parametrize("done", ["publish", "return"])
def test_of_two_who_decide_the_second_is_told_and_keeps_what_was_typed(done):
    claim = in_review(make_claim())
    first, second = logged_in("editor", "first"), logged_in("editor", "second")
    before = seen_by(second, claim)
    decide(first, claim, "return", note="Which summer?")
    typed = {"note": "Too long."} if done == "return" else {}
    response = decide(second, claim, done, before, comment="My comment.", **typed)
    content = response.content.decode()
    assert happened(response) == [("first", "return")]
    assert "Somebody was faster" in content
    assert "Which summer?" in content
    assert "My comment." in content
    assert all(text in content for text in typed.values())
    assert (state(claim), claim.review_note) == ("returned", "Which summer?")
    assert not comments.on(claim).exists()


def test_what_was_published_in_between_is_told_with_the_words_kept():
    update = waiting_update()
    first, second = logged_in("editor", "first"), logged_in("editor", "second")
    before = seen_by(second, update)
    decide(first, update, "publish")
    response = decide(second, update, "return", before, note="Look again at\nthe dates.")
    assert happened(response) == [("first", "publish")]
    assert ("State", "In review", "Published") in altered(response)
    assert "readonly>Look again at\nthe dates.</textarea>" in response.content.decode()
    assert state(update) == "published"


def test_a_draft_that_was_returned_mended_and_submitted_again_has_to_be_read_again():
    claim = in_review(make_claim(title="Old"))
    client = logged_in("editor")
    before = seen_by(client, claim)
    review.send_back(record=claim, by=make_user("editor", "first"), reason="Mend it.")
    records.edit(record=claim, data={"title": "New"}, by=analyst())
    in_review(claim)
    response = decide(client, claim, "publish", before)
    assert ("Title", "Old", "New") in altered(response)
    assert [who for who, _ in happened(response)] == ["analyst", "analyst", "first"]
    assert state(claim) == "in_review"
    decide(client, claim, "publish", response.context["screen"].seen)
    assert state(claim) == "published"


def test_a_source_graded_anew_in_between_has_to_be_seen():
    update = waiting_update(reliability="F")
    client = logged_in("editor")
    before = seen_by(client, update)
    source = update.evidence.get().source
    records.edit(record=source, data={"reliability": "A"}, by=analyst())
    response = decide(client, update, "publish", before)
    assert "no longer what you read" in response.content.decode()
    assert ("Reliability", "F – cannot be judged", "A – completely reliable") in altered(response)
    assert state(update) == "in_review"
    assert Evidence.objects.get().publication == "in_review"


def test_a_return_does_not_wait_for_a_source():
    update = waiting_update(reliability="F")
    client = logged_in("editor")
    before = seen_by(client, update)
    records.edit(record=update.evidence.get().source, data={"reliability": "A"}, by=analyst())
    decide(client, update, "return", before, note="Which summer?")
    assert state(update) == "returned"


def test_a_revision_that_changed_in_between_has_to_be_read_again():
    claim = published(make_claim())
    revision = revised(claim, title="Second")
    in_review(claim)
    client = logged_in("editor")
    before = seen_by(client, revision)
    review.send_back(record=claim, by=make_user("editor", "first"), reason="Mend it.")
    records.edit(record=claim, data={"title": "Third"}, by=analyst(), reason="Better.")
    in_review(claim)
    response = decide(client, revision, "publish", before)
    assert ("Title", "Second", "Third") in altered(response)
    claim.refresh_from_db()
    assert claim.title not in {"Second", "Third"}
    decide(client, revision, "publish", response.context["screen"].seen)
    claim.refresh_from_db()
    assert claim.title == "Third"


def test_a_comment_is_taken_though_somebody_was_faster():
    claim = in_review(make_claim())
    first, second = logged_in("editor", "first"), logged_in("editor", "second")
    before = seen_by(second, claim)
    decide(first, claim, "return", note="Which summer?")
    decide(second, claim, "comment", before, comment="It says 2024.")
    assert [each.text for each in comments.on(claim)] == ["It says 2024."]


def test_a_comment_on_what_was_published_meanwhile_is_kept_on_the_page():
    claim = in_review(make_claim())
    first, second = logged_in("editor", "first"), logged_in("editor", "second")
    before = seen_by(second, claim)
    decide(first, claim, "publish")
    response = decide(second, claim, "comment", before, comment="It says 2024.")
    assert "readonly>It says 2024.</textarea>" in response.content.decode()


def test_nothing_is_said_of_faster_ones_where_there_were_none():
    claim = in_review(make_claim())
    response = decide(logged_in("editor"), claim, "return", note=" ")
    assert response.context["since"] == []
    assert "Somebody was faster" not in response.content.decode()
