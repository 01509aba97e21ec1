"""Who may do what? Every role with every action."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import corrections, records, review
from commitments.domain.errors import Forbidden
from commitments.domain.permissions import Action, may, role_of
from commitments.models import User
from commitments.models.vocabulary import Role
from tests.factories.records import make_actor, make_claim
from tests.factories.states import in_review, in_state, published
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db

ROLES = ["", *Role.values]
LEAST = {
    Action.READ_DRAFTS: "viewer",
    Action.WRITE: "analyst",
    Action.DROP: "analyst",
    Action.SUBMIT: "analyst",
    Action.COMMENT: "analyst",
    Action.KEEP: "analyst",
    Action.REVISE: "analyst",
    Action.CORRECT: "analyst",
    Action.CAPTURE: "analyst",
    Action.RETURN: "editor",
    Action.PUBLISH: "editor",
    Action.PUBLISH_ALONE: "editor",
    Action.RETRACT: "editor",
    Action.MERGE: "editor",
    Action.RESOLVE: "editor",
    Action.KEEP_SCHEDULES: "editor",
    Action.MANAGE_USERS: "admin",
    Action.REDACT: "admin",
}
# Each makes what it needs, then acts as the user.
DEEDS = {
    "create": ("analyst", lambda by: records.create(kind="claim", data=CLAIM, by=by)),
    "create an actor": ("analyst", lambda by: records.create(kind="actor", data=ACTOR, by=by)),
    "edit": ("analyst", lambda by: edit(make_claim(), by)),
    "edit an actor": ("analyst", lambda by: records.edit(record=make_actor(), data=NAME, by=by)),
    "revise": ("analyst", lambda by: edit(published(make_claim()), by)),
    "drop": ("analyst", lambda by: records.drop(record=own_draft(by), by=by)),
    "supersede": ("analyst", lambda by: supersede(in_state("published", "position"), by)),
    "submit": ("analyst", lambda by: review.submit(record=make_claim(), by=by)),
    "return": ("editor", lambda by: send_back(in_review(make_claim()), by)),
    "publish": ("editor", lambda by: review.publish(record=in_review(make_claim()), by=by)),
    "retract": ("editor", lambda by: retract(published(make_claim()), by)),
}
CLAIM = {"slug": "a-claim", "title": "A claim"}
ACTOR = {"slug": "fr", "name": "France", "kind": "state"}
NAME = {"name": "Another"}


def edit(record: Any, by: User) -> Any:
    return records.edit(record=record, data={"title": "Another"}, by=by, reason="A slip.")


def supersede(record: Any, by: User) -> Any:
    return corrections.supersede(record=record, data={}, by=by)


def send_back(record: Any, by: User) -> Any:
    return review.send_back(record=record, by=by, reason="Which one?")


def retract(record: Any, by: User) -> Any:
    return review.retract(record=record, by=by, reason="Misheard.")


def own_draft(by: User) -> Any:
    claim = make_claim()
    type(claim).objects.filter(pk=claim.pk).update(created_by=by)
    return claim


def rank(role: str) -> int:
    return ROLES.index(role)


def person(role: str) -> User:
    return make_user(role, name=f"somebody-{role or 'without'}")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_takes_its_role(deed: str, role: str) -> None:
    least, act = DEEDS[deed]
    if rank(role) >= rank(least):
        act(person(role))
        return
    with pytest.raises(Forbidden, match=f"takes the role {least}, or one above it"):
        act(person(role))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", [action for action in Action if action != Action.READ])
def test_the_least_role_for_an_action(action: Action, role: str) -> None:
    assert may(person(role), action) == (rank(role) >= rank(LEAST[action]))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("is_public", [True, False])
def test_reading_takes_a_role_where_the_record_is_not_public(
    settings: Any, role: str, is_public: bool
) -> None:
    settings.PUBLIC_READ = is_public
    assert may(person(role), Action.READ) == (is_public or bool(role))


def test_a_closed_account_may_nothing() -> None:
    user = person("admin")
    user.is_active = False
    assert role_of(user) is None
    assert [action for action in Action if may(user, action)] == [Action.READ]


def test_nobody_may_but_read() -> None:
    assert [action for action in Action if may(None, action)] == [Action.READ]


def test_a_superuser_without_a_group_has_no_role() -> None:
    user = person("")
    user.is_superuser = user.is_staff = True
    assert role_of(user) is None


def test_the_highest_group_counts() -> None:
    assert role_of(make_user("viewer", name="both")) == Role.VIEWER
    assert role_of(make_user("editor", name="both")) == Role.EDITOR
