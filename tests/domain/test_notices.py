"""Who is told of a submit or a return, and when."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from commitments.domain import notices, records, review
from commitments.models import User
from tests.factories.records import make_claim
from tests.factories.states import in_review, published, returned, revised
from tests.factories.users import analyst, editor, make_user

pytestmark = pytest.mark.django_db


def reachable(role: str, name: str = "", **given: Any) -> User:
    user = make_user(role, name)
    User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org", **given)
    return user


def told() -> list[tuple[str, list[str]]]:
    """Whom each job is for, and of what."""
    jobs = ProcrastinateJob.objects.filter(task_name=notices.TASK).order_by("pk")
    names = dict(User.objects.values_list("pk", "username"))
    return [(names[job.args["user"]], [item["what"] for item in job.args["items"]]) for job in jobs]


def test_a_submit_tells_all_who_may_publish_and_nobody_else():
    for role in ("viewer", "analyst", "editor", "admin"):
        reachable(role)
    reachable("editor", "second")
    in_review(make_claim())
    assert sorted(told()) == [(name, ["submitted"]) for name in ("admin", "editor", "second")]


@pytest.mark.parametrize("given", [{"wants_mail": False}, {"is_active": False}, {"email": ""}])
def test_who_wants_no_mail_or_can_have_none_is_not_told(given):
    reachable("editor")
    User.objects.filter(username="editor").update(**given)
    in_review(make_claim())
    assert told() == []


def test_who_submits_and_who_alone_wrote_it_are_not_told():
    reachable("editor")
    reachable("editor", "second")
    review.submit(record=make_claim(), by=make_user("editor", "second"))
    assert told() == [("editor", ["submitted"])]
    in_review(make_claim(by=editor()))
    assert told()[1:] == [("second", ["submitted"])]


def test_a_return_tells_its_authors_but_for_who_returns_it():
    reachable("analyst")
    reachable("analyst", "helper")
    reachable("analyst", "stranger")
    claim = make_claim()
    records.edit(record=claim, data={"title": "New"}, by=make_user("analyst", "helper"))
    records.edit(record=claim, data={"title": "Newer"}, by=editor())
    returned(claim, "Which summer?")
    assert sorted(told()) == [("analyst", ["returned"]), ("helper", ["returned"])]
    job = ProcrastinateJob.objects.get(args__user=analyst().pk)
    assert job.args["items"] == [
        {
            "what": "returned",
            "kind": "claim",
            "id": claim.pk,
            "by": editor().pk,
            "reason": "Which summer?",
        }
    ]


def test_of_a_revision_both_are_told():
    claim = published(make_claim())
    reachable("analyst")
    reachable("editor")
    revision = revised(claim, title="New")
    returned(claim)
    assert told() == [("editor", ["submitted"]), ("analyst", ["returned"])]
    kinds = [job.args["items"][0]["kind"] for job in ProcrastinateJob.objects.order_by("pk")]
    assert kinds == ["revision", "revision"]
    assert ProcrastinateJob.objects.first().args["items"][0]["id"] == revision.pk


def test_a_step_that_is_undone_tells_nobody():
    reachable("editor")
    claim = make_claim()
    with transaction.atomic():
        review.submit(record=claim, by=analyst())
        assert len(told()) == 1
        transaction.set_rollback(True)
    assert told() == []


def test_a_refused_step_tells_nobody():
    reachable("editor")
    claim = in_review(make_claim())
    with pytest.raises(Exception, match="can't be submitted"):
        review.submit(record=claim, by=analyst())
    assert len(told()) == 1


def test_many_steps_are_told_in_one(django_capture_on_commit_callbacks):
    reachable("editor")
    with django_capture_on_commit_callbacks(execute=True):
        with notices.gathered():
            for _ in range(3):
                in_review(make_claim())
        assert told() == []
    assert told() == [("editor", ["submitted"] * 3)]


def test_what_failed_among_many_is_not_told(django_capture_on_commit_callbacks):
    reachable("editor")
    claim = make_claim()
    with django_capture_on_commit_callbacks(execute=True), notices.gathered():
        in_review(claim)
        with pytest.raises(Exception, match="can't be submitted"):
            review.submit(record=claim, by=analyst())
    assert told() == [("editor", ["submitted"])]


def test_nothing_among_many_is_told_to_nobody(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), notices.gathered():
        in_review(make_claim())
    assert told() == []


def test_quietly_nobody_is_told():
    reachable("editor")
    with notices.quiet():
        in_review(make_claim())
    assert told() == []
    in_review(make_claim())
    assert len(told()) == 1
