"""Two editors press a button at one moment, on what each had read: one wins, the other is told."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import comments, records, review
from commitments.models import Change
from tests.admin.helpers import logged_in
from tests.admin.reviewing import decide, opened, state
from tests.factories.records import make_claim, make_commitment, make_status_update
from tests.factories.states import in_review, published
from tests.factories.users import analyst, make_user
from tests.flows.writers import Held, writers

pytestmark = pytest.mark.usefixtures("committing_db")


def seen_by(client: Any, subject: Any) -> str:
    return str(opened(client, subject).context["screen"].seen)


@pytest.mark.parametrize("done", [("publish", "publish"), ("publish", "return")])
def test_of_two_decisions_at_one_moment_one_holds(done):
    update = in_review(make_status_update(published(make_commitment())))
    before = Change.objects.count()
    clients = [logged_in("editor", name) for name in ("first", "second")]
    seen = [seen_by(client, update) for client in clients]
    acts = [
        lambda client=client, how=how, read=read: decide(
            client, update, how, read, comment=f"{how} it", **note_for(how)
        )
        for client, how, read in zip(clients, done, seen, strict=True)
    ]
    with writers(2) as pool:
        answers = pool.both(*acts)
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [200, 302]
    won = answers[0] if answers[0].status_code == 302 else answers[1]
    lost = answers[1] if won is answers[0] else answers[0]
    how = done[answers.index(won)]
    assert state(update) == ("published" if how == "publish" else "returned")
    assert Change.objects.count() - before == (1 if how == "publish" else 0)
    assert "Somebody was faster" in lost.content.decode()
    assert f"{done[answers.index(lost)]} it" in lost.content.decode()
    assert [each.text for each in comments.on(update)] == [f"{how} it"]


def note_for(how: str) -> dict[str, str]:
    return {"note": "Mend it."} if how == "return" else {}


def test_a_source_that_is_being_changed_is_waited_for_and_then_seen():
    update = in_review(make_status_update(published(make_commitment())))
    source = update.evidence.get().source
    client = logged_in("editor")
    read = seen_by(client, update)
    by = analyst()
    with writers(2) as pool:
        held = Held(pool, lambda: records.edit(record=source, data={"reliability": "A"}, by=by))
        held.wait()
        answer = pool.start(lambda: decide(client, update, "publish", read))
        assert not answer.done()
        held.commit()
        response = answer.result(20)
    assert response.status_code == 200
    assert "no longer what you read" in response.content.decode()
    assert state(update) == "in_review"


def test_lists_that_changed_in_between_are_told():
    commitment = in_review(make_commitment())
    client = logged_in("editor")
    read = seen_by(client, commitment)
    review.send_back(record=commitment, by=make_user("editor", "first"), reason="Mend it.")
    parties = [{"actor": "cn", "role": "committing"}]
    records.edit(record=commitment, data={"parties": parties}, by=analyst())
    in_review(commitment)
    response = decide(client, commitment, "publish", read)
    told = response.content.decode()
    assert "<del>US, Counterpart</del>" in told
    assert [entry.who for entry in response.context["since"]] == ["analyst", "analyst", "first"]


def test_what_was_not_on_the_screen_is_told():
    claim = in_review(make_claim())
    client = logged_in("editor")
    read = seen_by(client, claim)
    review.send_back(record=claim, by=make_user("editor", "first"), reason="Nothing is quoted.")
    claim.refresh_from_db()
    records.create(
        kind="evidence",
        data={"source": late_source(), "excerpt": "Late words", "mode": "direct"},
        by=analyst(),
        target=claim,
    )
    in_review(claim)
    told = decide(client, claim, "publish", read).content.decode()
    assert "Late words" in told
    assert state(claim) == "in_review"


def late_source() -> str:
    made = records.create(kind="source", data={"slug": "late", "title": "Late"}, by=analyst())
    return str(made.slug)
