"""One screen for each draft: decided there, and the next one opens."""

from __future__ import annotations

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from commitments.admin.review_queue import KINDS, review_page
from commitments.domain import comments
from commitments.models import Revision, StatusUpdate
from tests.admin.helpers import logged_in, page
from tests.admin.reviewing import QUEUE, decide, opened, shown, state
from tests.factories.records import make_claim, make_commitment, make_evidence, make_status_update
from tests.factories.states import (
    REVIEWED,
    in_review,
    in_state,
    published,
    returned,
    revised,
)
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db


def test_the_queue_opens_the_oldest_and_each_decision_the_next():
    first, second, third = (in_review(make_claim()) for _ in range(3))
    client = logged_in("editor")
    assert client.get(QUEUE).url == review_page(first)
    assert "1 of 3" in shown(client, first)
    assert decide(client, first, "publish").url == review_page(second)
    assert "1 of 2" in shown(client, second)
    assert decide(client, second, "return", note="Which summer?").url == review_page(third)
    assert decide(client, third, "publish").url == QUEUE
    assert "Nothing waits for your review" in client.get(QUEUE).content.decode()
    assert [state(claim) for claim in (first, second, third)] == [
        "published",
        "returned",
        "published",
    ]


def test_one_goes_on_and_back_without_deciding_and_from_the_last_to_the_first():
    first, second, third = (in_review(make_claim()) for _ in range(3))
    client = logged_in("editor")
    queue = opened(client, second).context["queue"]
    assert (queue.place, queue.total) == (2, 3)
    assert (queue.previous, queue.following) == (review_page(first), review_page(third))
    assert opened(client, third).context["queue"].following == review_page(first)
    assert opened(client, first).context["queue"].previous == ""


def test_the_only_one_leads_nowhere_else():
    claim = in_review(make_claim())
    queue = opened(logged_in("editor"), claim).context["queue"]
    assert (queue.place, queue.total, queue.following, queue.previous) == (1, 1, "", "")


def test_what_i_alone_wrote_and_what_is_no_longer_in_review_are_not_in_my_queue():
    mine = in_review(make_claim(by=editor()))
    returned(make_claim())
    make_claim()
    theirs = in_review(make_claim())
    client = logged_in("editor")
    assert client.get(QUEUE).url == review_page(theirs)
    queue = opened(client, mine).context["queue"]
    assert (queue.place, queue.total, queue.following) == (0, 1, review_page(theirs))
    assert logged_in("editor", "another").get(QUEUE).url == review_page(mine)


def test_evidence_of_a_draft_waits_with_that_and_evidence_of_what_is_published_by_itself():
    make_evidence(in_state("draft", "claim"))
    late = in_review(make_evidence(published(make_claim())))
    client = logged_in("editor")
    assert client.get(QUEUE).url == review_page(late)
    assert opened(client, late).context["queue"].total == 1


@pytest.mark.parametrize("kind", REVIEWED)
def test_every_kind_is_reviewed_on_its_screen(kind):
    row = in_state("in_review", kind)
    given = {"reason": "Everybody saw it."}
    assert decide(logged_in("editor"), row, "publish", **given).status_code == 302
    assert state(row) == "published"


@pytest.mark.parametrize("kind", REVIEWED)
@pytest.mark.parametrize("stage", ["draft", "returned", "published", "retracted"])
def test_the_screen_opens_in_every_state_and_offers_no_decision(kind, stage):
    row = in_state(stage, kind)
    content = shown(logged_in("editor"), row)
    assert 'value="publish"' not in content
    assert 'value="return"' not in content


def test_a_revision_is_published_from_its_screen():
    claim = published(make_claim())
    revision = revised(claim, title="New")
    in_review(claim)
    client = logged_in("editor")
    assert client.get(QUEUE).url == review_page(revision)
    decide(client, revision, "publish")
    claim.refresh_from_db()
    assert (claim.title, state(revision)) == ("New", "published")


def test_a_revision_is_returned_from_its_screen():
    claim = published(make_claim())
    revision = revised(claim, title="New")
    in_review(claim)
    decide(logged_in("editor"), revision, "return", note="Why?")
    assert (state(revision), revision.review_note) == ("returned", "Why?")


def test_a_return_without_a_reason_is_refused_and_keeps_the_comment():
    claim = in_review(make_claim())
    response = decide(logged_in("editor"), claim, "return", comment="Typed at length.")
    assert response.status_code == 200
    assert response.context["form"].errors["note"] == ["Say why it is returned."]
    assert "Typed at length." in response.content.decode()
    assert not comments.on(claim).exists()
    assert state(claim) == "in_review"


def test_a_judgement_without_evidence_asks_for_a_reason_and_keeps_what_was_typed():
    update = in_review(make_status_update(published(make_commitment()), evidence=[]))
    client = logged_in("editor")
    assert "Why it is published without evidence" in shown(client, update)
    response = decide(client, update, "publish")
    assert "It has no evidence" in response.context["form"].errors["reason"][0]
    decide(client, update, "publish", reason="Everybody saw it.")
    assert (state(update), update.reason) == ("published", "Everybody saw it.")


def test_a_reason_is_not_asked_for_where_there_is_evidence():
    update = in_review(make_status_update(published(make_commitment())))
    assert "without evidence" not in shown(logged_in("editor"), update)


def test_why_it_should_be_returned_never_goes_out_with_a_publication():
    update = in_review(make_status_update(published(make_commitment())))
    response = decide(logged_in("editor"), update, "publish", note="Your dates are a mess.")
    assert "Return it, or clear this" in response.context["form"].errors["note"][0]
    assert state(update) == "in_review"


def test_a_comment_stands_beside_the_draft_and_is_answered_by_its_author():
    claim = in_review(make_claim())
    assert decide(logged_in("editor"), claim, "comment", comment="Whose figure?").status_code == 302
    content = shown(logged_in("analyst"), claim)
    assert "Whose figure?" in content
    decide(logged_in("analyst"), claim, "comment", comment="The ministry's.")
    told = [(each.by.username, each.text) for each in comments.on(claim)]
    assert told == [("editor", "Whose figure?"), ("analyst", "The ministry's.")]


def test_a_comment_typed_beside_a_decision_is_kept_with_it():
    claim = in_review(make_claim())
    decide(logged_in("editor"), claim, "publish", comment="Well found.")
    assert state(claim) == "published"
    assert [each.text for each in comments.on(claim)] == ["Well found."]


def test_an_empty_comment_is_refused():
    claim = in_review(make_claim())
    response = decide(logged_in("editor"), claim, "comment", comment="  ")
    assert response.context["form"].errors["comment"] == ["Write what is to be said."]


@pytest.mark.parametrize(("role", "buttons"), [("viewer", []), ("analyst", ["comment"])])
def test_who_may_not_review_reads_and_no_more(role, buttons):
    claim = in_review(make_claim())
    client = logged_in(role)
    content = shown(client, claim)
    found = [name for name in ("publish", "return", "comment") if f'value="{name}"' in content]
    assert found == buttons
    for name in {"publish", "return", "comment"} - set(buttons):
        assert decide(client, claim, name, note="n", comment="c").status_code == 403
    assert state(claim) == "in_review"


def test_those_without_a_role_and_strangers_see_nothing():
    claim = in_review(make_claim())
    for address in (QUEUE, review_page(claim)):
        assert logged_in("").get(address).status_code == 403
        assert logged_in("").post(address, {"do": "publish"}).status_code == 403


def test_strangers_are_sent_to_the_login(client):
    for address in (QUEUE, review_page(in_review(make_claim()))):
        assert client.get(address).url.startswith(reverse("admin:login"))


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_the_queue_tells_others_that_editors_review(role):
    in_review(make_claim())
    assert "Editors review here" in logged_in(role).get(QUEUE).content.decode()


@pytest.mark.parametrize("address", ["claim/999999", "actor/1", "revision/1", "bogus/1"])
def test_what_is_not_there_is_not_found(address):
    assert logged_in("editor").get(f"{QUEUE}{address}/").status_code == 404


def test_an_unknown_decision_is_not_found():
    assert decide(logged_in("editor"), in_review(make_claim()), "explode").status_code == 404


def test_a_decision_on_what_was_not_read_is_refused():
    claim = in_review(make_claim())
    response = decide(logged_in("editor"), claim, "publish", seen="nonsense")
    assert "It is not known what you read" in response.content.decode()
    assert state(claim) == "in_review"


def test_a_returned_draft_tells_why_and_leads_to_where_it_is_mended():
    claim = returned(make_claim(), "Say which summer.")
    content = shown(logged_in("analyst"), claim)
    assert "Say which summer." in content
    assert f'href="{page(claim)}"' in content


def test_a_record_s_page_leads_to_its_review():
    claim = in_review(make_claim())
    link = f'href="{review_page(claim)}"'
    assert link in logged_in("editor").get(page(claim)).content.decode()
    comments.add(subject=claim, text="Whose figure?", by=editor())
    content = logged_in("analyst").get(page(claim)).content.decode()
    assert link in content
    assert "Comments (1)" in content


def test_a_published_record_s_page_leads_to_the_review_of_its_revision():
    claim = published(make_claim())
    revision = revised(claim, title="New")
    in_review(claim)
    assert review_page(revision) in logged_in("editor").get(page(claim)).content.decode()
    assert review_page(revision) in logged_in("editor").get(page(revision)).content.decode()


def test_evidence_of_a_draft_has_no_review_of_its_own():
    update = in_review(make_status_update(published(make_commitment())))
    evidence = update.evidence.get()
    assert review_page(evidence) not in logged_in("editor").get(page(evidence)).content.decode()


def test_the_review_needs_no_script_but_its_own_file():
    content = shown(logged_in("editor"), in_review(make_claim()))
    body = content[content.index('class="review"') :]
    body = body[: body.index("</form>")]
    assert "<script" not in body
    assert " onclick" not in body
    assert finders.find("desk/review.js")
    assert 'src="/static/desk/review.js"' in content


def test_what_people_write_is_shown_as_they_wrote_it():
    text = "<script>alert(1)</script> & more"
    update = in_review(make_status_update(published(make_commitment()), summary=text))
    comments.add(subject=update, text=text, by=analyst())
    content = shown(logged_in("editor"), update)
    assert "<script>alert" not in content
    assert content.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more") == 2


def test_every_kind_that_waits_has_an_address():
    assert set(KINDS) == {*REVIEWED, "revision"}
    assert KINDS["revision"] is Revision
    assert KINDS["status_update"] is StatusUpdate
