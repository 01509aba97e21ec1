"""Every row's history is kept by trigger, with who and why, however it is written."""

from __future__ import annotations

from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import models
from pghistory.models import Context, Event

from commitments.domain import records, review
from commitments.domain.writing import writing
from commitments.models import Commitment, CommitmentTopic, Source, User
from commitments.models.record import Version
from tests.factories.records import make_actor, make_claim, make_commitment, make_source, make_topic
from tests.factories.states import in_review
from tests.factories.users import analyst, editor, make_user
from tests.factories.world import event_models, populate, stored_models
from tests.models.sql import run

pytestmark = pytest.mark.django_db

# Rows that are never altered, or that follow from others and can be made again from them.
UNTRACKED = {
    "Capture": "append-only, with when, how and by whom of its own",
    "PrunedCopy": "append-only, with an instant of its own",
    "LinkCheck": "append-only, with an instant of its own",
    "Delivery": "its state, answer and tries are kept on it; it is never deleted",
    "OptOut": "append-only, with when and by whom of its own",
    "Report": "its states have their instants on it; it is never deleted",
    "ReportFile": "append-only once it is sent",
    "ReportPiece": "append-only once its file is sent",
    "Erasure": "append-only, with who and when of its own",
    "AccessEntry": "append-only, and itself the trail of who got in",
    "TokenName": "comes and goes with its token, which that trail tells",
    "ReviewComment": "append-only, with who and when of its own",
    "Change": "append-only, and itself the record of who did what",
    "Touch": "append-only, one for each publication that bears on a commitment",
    "Standing": "a projection of the ledgers, with spans of its own",
    "ListEntry": "written by triggers from versions and standings, and never altered",
    "RelationEntry": "written by triggers from versions, whose spans it has",
    "SearchEntry": "made by triggers of what is said, and made anew from it",
    "Verification": "append-only, with when and by which change of its own",
    "Resolution": "append-only, with who, when and why of its own",
    "SeedEntry": "what the seed last wrote; made again by seeding",
}


def tracked() -> dict[str, type[Event]]:
    """Event models by the table whose rows they keep."""
    return {model.pgh_tracked_model._meta.db_table: model for model in event_models()}


def events(row: models.Model) -> list[Event]:
    model = tracked()[row._meta.db_table]
    return list(model._default_manager.filter(pgh_obj_id=row.pk).order_by("pgh_id"))


def labels(row: models.Model) -> list[str]:
    return [event.pgh_label for event in events(row)]


def told(event: Event) -> dict[str, Any]:
    assert event.pgh_context_id is not None
    metadata: dict[str, Any] = Context.objects.get(pk=event.pgh_context_id).metadata
    return metadata


def test_every_model_is_tracked_or_says_why_not() -> None:
    untracked = {
        model.__name__
        for model in stored_models()
        if model._meta.db_table not in tracked() and not issubclass(model, Version)
    }
    assert untracked == set(UNTRACKED)


def test_versions_are_append_only_and_need_no_events() -> None:
    versions = {model for model in stored_models() if issubclass(model, Version)}
    assert not {model._meta.db_table for model in versions} & set(tracked())


def test_accounts_and_memberships_are_tracked() -> None:
    assert {"commitments_user", "commitments_user_groups"} <= set(tracked())


def test_every_tracked_table_has_a_trigger_for_each_kind_of_write() -> None:
    found = run(
        "SELECT relname, count(*) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE tgname LIKE 'pgtrigger\\_%' AND tgenabled = 'O' GROUP BY relname"
    )
    assert {table: count for table, count in found if table in tracked()} == dict.fromkeys(
        tracked(), 3
    )


def test_every_column_is_kept_but_a_password_and_the_last_login() -> None:
    left_out = {}
    for table, event in tracked().items():
        own = {field.column for field in event.pgh_tracked_model._meta.concrete_fields}
        kept = {field.column for field in event._meta.concrete_fields}
        if own - kept:
            left_out[table] = own - kept
    assert left_out == {"commitments_user": {"password", "last_login"}}


def test_the_newest_event_of_every_row_equals_the_row() -> None:
    populate()
    for table, event in tracked().items():
        model = apps.get_model("commitments", event.pgh_tracked_model.__name__)
        kept = {f.attname for f in event._meta.concrete_fields}
        names = [f.attname for f in model._meta.concrete_fields if f.attname in kept]
        for row in model._default_manager.all():
            newest = event._default_manager.filter(pgh_obj_id=row.pk).latest("pgh_id")
            assert [getattr(newest, n) for n in names] == [getattr(row, n) for n in names], table


def test_a_write_of_the_domain_says_who_and_what() -> None:
    claim = make_claim()
    records.edit(record=claim, data={"text": "More"}, by=editor())
    first, *_, last = events(claim)
    assert told(first) == {
        "user": analyst().pk,
        "username": "analyst",
        "actions": ["create claim"],
    }
    assert told(last) == {"user": editor().pk, "username": "editor", "actions": ["edit claim"]}
    assert (first.pgh_label, last.pgh_label, last.text) == ("insert", "update", "More")


def test_a_step_of_the_review_says_who_took_it() -> None:
    claim = in_review(make_claim())
    review.publish(record=claim, by=editor())
    assert [told(event)["actions"] for event in events(claim)] == [
        ["create claim"],
        ["submit"],
        ["publish"],
    ]
    assert told(events(claim)[-1])["username"] == "editor"


def test_a_deletion_is_kept_with_what_the_row_last_said() -> None:
    claim = make_claim(title="Dropped")
    records.drop(record=claim, by=analyst())
    claim.pk = events_of_deleted("commitments_claim", "Dropped")
    last = events(claim)[-1]
    assert (last.pgh_label, last.title) == ("delete", "Dropped")
    assert told(last)["actions"] == ["drop claim"]


def events_of_deleted(table: str, title: str) -> int:
    found: int = tracked()[table]._default_manager.filter(title=title).first().pgh_obj_id
    return found


def test_lists_inside_a_record_are_kept() -> None:
    topic, other = make_topic(), make_topic()
    commitment = make_commitment(topics=[topic])
    row = CommitmentTopic.objects.get(commitment=commitment)
    records.edit(record=commitment, data={"topics": [other.slug]}, by=editor())
    assert labels(row) == ["insert", "delete"]
    assert told(events(row)[-1])["username"] == "editor"


def test_bulk_writes_are_kept() -> None:
    now = make_commitment().created_at
    with pghistory.context(command="import"):
        made = Commitment.objects.bulk_create(
            Commitment(slug=f"bulk-{n}", kind="pledge", title="x", created_at=now) for n in range(3)
        )
        Commitment.objects.filter(slug__startswith="bulk-").update(title="y")
        for row in made:
            row.title = "z"
        Commitment.objects.bulk_update(made, ["title"])
        Commitment.objects.filter(slug="bulk-0").delete()
    assert [labels(row) for row in made[1:]] == [["insert", "update", "update"]] * 2
    gone = tracked()["commitments_commitment"]._default_manager.filter(slug="bulk-0")
    assert gone.latest("pgh_id").pgh_label == "delete"
    assert {told(event)["command"] for row in made[1:] for event in events(row)} == {"import"}


def test_raw_sql_is_kept() -> None:
    source = make_source()
    with pghistory.context(command="mend", reason="Ticket 7"):
        run("UPDATE commitments_source SET title = 'Raw' WHERE id = %s", source.pk)
    last = events(source)[-1]
    assert (last.pgh_label, last.title) == ("update", "Raw")
    assert (told(last)["command"], told(last)["reason"]) == ("mend", "Ticket 7")


def test_an_update_that_alters_nothing_leaves_no_event() -> None:
    source = make_source()
    before = labels(source)
    Source.objects.filter(pk=source.pk).update(title=source.title)
    assert labels(source) == before


def test_memberships_are_kept_however_they_are_written() -> None:
    user = make_user("viewer", name="newcomer")
    analysts, editors = Group.objects.get(name="analyst"), Group.objects.get(name="editor")
    memberships = User.groups.through
    with writing(editor(), "edit account"):
        user.groups.add(analysts)
        user.groups.set([editors])
        memberships.objects.bulk_create([memberships(user=user, group=analysts)])
    kept = tracked()["commitments_user_groups"]._default_manager.filter(user=user)
    assert [(event.pgh_label, event.group.name) for event in kept.order_by("pgh_id")] == [
        ("insert", "viewer"),
        ("insert", "analyst"),
        *[("delete", name) for name in deleted_names(kept)],
        ("insert", "editor"),
        ("insert", "analyst"),
    ]
    assert sorted(deleted_names(kept)) == ["analyst", "viewer"]
    assert told(kept.latest("pgh_id"))["actions"] == ["edit account"]


def deleted_names(kept: models.QuerySet[Event]) -> list[str]:
    gone = kept.filter(pgh_label="delete").order_by("pgh_id")
    return [event.group.name for event in gone]


def test_accounts_are_kept_without_their_passwords() -> None:
    user = make_user("viewer", name="newcomer")
    user.set_password("secret")
    user.save()
    user.email = "someone@example.org"
    user.save()
    assert labels(user) == ["insert", "update"]
    assert not hasattr(events(user)[-1], "password")


def test_two_people_in_one_command_keep_their_names() -> None:
    with pghistory.context(command="seed"):
        first = make_claim(by=analyst())
        review.submit(record=first, by=analyst())
        review.publish(record=first, by=editor())
        second = make_claim(by=analyst())
    names = [(told(e)["username"], told(e)["command"]) for e in events(first)]
    assert names == [("analyst", "seed"), ("analyst", "seed"), ("editor", "seed")]
    assert told(events(second)[0])["username"] == "analyst"
    actor = make_actor()
    assert "command" not in told(events(actor)[0])


def test_writes_of_one_request_share_a_context() -> None:
    with pghistory.context(user=analyst().pk, url="/admin/"):
        claim = make_claim()
        records.edit(record=claim, data={"text": "x"}, by=analyst())
    first, last = events(claim)
    assert first.pgh_context_id == last.pgh_context_id
    assert told(first)["actions"] == ["create claim", "edit claim"]
    assert told(first)["url"] == "/admin/"
