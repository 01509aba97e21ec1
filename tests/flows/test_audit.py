"""The audit trail is sealed, and whoever alters it past the guards is found out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from commitments.domain import audit
from commitments.domain.redactions import events_of, redact
from commitments.models import Access, AccessEntry, Claim
from tests.admin.helpers import logged_in, page
from tests.api.client import Api
from tests.factories.records import make_actor, make_claim
from tests.factories.states import published, retracted, revised
from tests.factories.users import admin, make_user
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
EVENTS = "commitments_claimevent"


@pytest.fixture
def sealed() -> Claim:
    claim = published(make_claim("claim", text="It was said."))
    assert audit.seal() > 0
    return claim


def behind_the_guards(statement: str) -> None:
    """As somebody would who owns the database."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


def found() -> list[str]:
    return list(audit.verify())


def first_event() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min(pgh_id) FROM {EVENTS}")
        return int(cursor.fetchone()[0])


def test_all_kinds_of_rows_are_sealed_once_and_found_as_they_were() -> None:
    populate()
    rows = audit.seal()
    with connection.cursor() as cursor:
        tables = [f'SELECT count(*) FROM "{name}"' for name in audit.sources()]
        cursor.execute(f"SELECT sum(count) FROM ({' UNION ALL '.join(tables)}) each")
        assert cursor.fetchone()[0] == rows
    assert audit.seal() == 0
    assert found() == []


def test_what_comes_later_is_sealed_at_the_next_turn(sealed: Claim) -> None:
    before = audit.head()
    published(make_claim("another"))
    assert audit.seal() > 0
    assert audit.head() != before
    assert found() == []
    assert list(audit.verify(before)) == []


def test_a_row_that_was_altered_is_named(sealed: Claim) -> None:
    key = first_event()
    behind_the_guards(f"UPDATE {EVENTS} SET text = 'It was not.' WHERE pgh_id = {key}")
    assert found() == [f"{EVENTS} {key}: it does not say what it said."]


def test_who_wrote_is_sealed_too(sealed: Claim) -> None:
    behind_the_guards("UPDATE pghistory_context SET metadata = metadata || '{\"user\": 0}'::jsonb")
    assert f"{EVENTS} {first_event()}: it does not say what it said." in found()


def test_a_row_that_was_taken_out_is_named(sealed: Claim) -> None:
    key = first_event()
    behind_the_guards(f"DELETE FROM {EVENTS} WHERE pgh_id = {key}")
    assert found() == [f"{EVENTS} {key}: it is gone."]


def test_a_row_that_was_put_in_is_named(sealed: Claim) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT nextval(pg_get_serial_sequence('{EVENTS}', 'pgh_id'))")
        gap = cursor.fetchone()[0]
    published(make_claim("another"))
    audit.seal()
    behind_the_guards(
        f"INSERT INTO {EVENTS} SELECT (jsonb_populate_record(e, '{{\"pgh_id\": {gap}}}')).*"
        f" FROM {EVENTS} e LIMIT 1"
    )
    assert found() == [f"{EVENTS} {gap}: it was put in later."]


def test_a_seal_that_was_altered_or_taken_out_breaks_the_chain(sealed: Claim) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(number) FROM commitments_auditseal")
        last = cursor.fetchone()[0]
    behind_the_guards(
        "UPDATE commitments_auditseal"
        " SET digests = set_byte(digests, 0, 255 - get_byte(digests, 0)) WHERE number = 1"
    )
    assert "seal 1: it is not what it was, or the one before is not." in found()
    behind_the_guards("DELETE FROM commitments_auditseal WHERE number = 1")
    assert "seal 2: the one before is missing." in found()
    assert last > 2


def test_seals_made_anew_do_not_have_the_digest_that_was_kept(sealed: Claim) -> None:
    head = audit.head()
    key = first_event()
    behind_the_guards(f"UPDATE {EVENTS} SET text = 'It was not.' WHERE pgh_id = {key}")
    behind_the_guards("DELETE FROM commitments_auditseal")
    audit.seal()
    assert found() == []
    assert list(audit.verify(head)) == [f"no seal has the digest {head.hex()}."]


def test_the_database_refuses_to_alter_a_seal(sealed: Claim) -> None:
    with pytest.raises(Exception, match="never deleted"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_auditseal")


def take_out(record: Claim, field: str = "text") -> None:
    redact(record=record, field=field, notice="[removed]", grounds="An order.", by=admin())


def test_a_redaction_is_no_forgery(sealed: Claim) -> None:
    take_out(sealed)
    assert found() == []
    audit.seal()
    take_out(sealed, "title")
    audit.seal()
    assert found() == []


def test_what_revisions_said_may_be_redacted_too(sealed: Claim) -> None:
    revised(sealed, text="It was said, in other words.", reason="Said so.")
    audit.seal()
    take_out(sealed)
    audit.seal()
    assert found() == []


@pytest.mark.parametrize("field", ["text", "title"])
def test_what_a_redaction_left_is_sealed_like_the_rest(sealed: Claim, field: str) -> None:
    take_out(sealed)
    key = first_event()
    behind_the_guards(f"UPDATE {EVENTS} SET {field} = 'It was not.' WHERE pgh_id = {key}")
    assert found() == [f"{EVENTS} {key}: it does not say what it said."]


def test_what_was_altered_before_a_redaction_is_still_found(sealed: Claim) -> None:
    key = first_event()
    behind_the_guards(f"UPDATE {EVENTS} SET title = 'It was not.' WHERE pgh_id = {key}")
    take_out(sealed)
    assert found() == [f"{EVENTS} {key}: it does not say what it said."]


def test_what_is_sealed_after_a_redaction_is_held_to_it_too(sealed: Claim) -> None:
    take_out(sealed)
    revised(sealed, title="Another", reason="Said so.")
    audit.seal()
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(number) FROM commitments_change")
        (last,) = cursor.fetchone()
        cursor.execute("SELECT max(pgh_id) FROM commitments_revisionevent")
        (event,) = cursor.fetchone()
    behind_the_guards(f"UPDATE commitments_change SET reason = 'x' WHERE number = {last}")
    behind_the_guards(f"UPDATE commitments_revisionevent SET reason = 'x' WHERE pgh_id = {event}")
    assert sorted(found()) == [
        f"commitments_change {last}: it does not say what it said.",
        f"commitments_revisionevent {event}: it does not say what it said.",
    ]


def test_rows_sealed_again_without_a_redaction_are_named(sealed: Claim) -> None:
    key = first_event()
    with audit.sealed_again([events_of(Claim)]):
        behind_the_guards(f"UPDATE {EVENTS} SET text = 'It was not.' WHERE pgh_id = {key}")
    assert found() == [f"{EVENTS} {key}: it was sealed again, and for no redaction or erasure."]
    take_out(sealed)
    assert found() == [f"{EVENTS} {key}: it was sealed again, and for no redaction or erasure."]


def test_the_command_tells_the_digest_and_exports(sealed: Claim, tmp_path: Path) -> None:
    out, file = io.StringIO(), tmp_path / "trail.jsonl"
    call_command("verify_audit", export=file, stdout=out)
    assert out.getvalue().splitlines()[-1] == audit.head().hex()
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert any(line.get("row", {}).get("text") == "It was said." for line in lines)
    call_command("verify_audit", head=audit.head().hex(), stdout=out)
    with pytest.raises(CommandError, match="1 things are not as they were sealed"):
        call_command("verify_audit", head="00ff", stdout=out)


def entries() -> list[tuple[str, str]]:
    kinds = (Access.DRAFTS_READ, Access.EXPORTED)
    return list(AccessEntry.objects.filter(type__in=kinds).values_list("type", "about"))


def test_a_draft_that_is_read_over_the_api_is_noted_and_nothing_else() -> None:
    make_claim("draft")
    published(make_claim("public"))
    viewer = Api(make_user("viewer"))
    assert viewer.get("claims/public/").status_code == 200
    assert viewer.get("claims/").status_code == 200
    assert entries() == []
    assert viewer.get("claims/draft/").status_code == 200
    assert viewer.get("claims/?publication=draft").status_code == 200
    assert entries() == [
        ("drafts_read", "/api/v1/claims/?publication=draft"),
        ("drafts_read", "/api/v1/claims/draft/"),
    ]


@pytest.mark.parametrize(
    ("path", "noted"),
    [
        ("claims/draft/?fields=text", True),
        ("claims/?publication=draft&fields=text", True),
        ("claims/?publication=draft,published&fields=slug", True),
        ("claims/public/", False),
        ("claims/public/?fields=text,publication", False),
        ("claims/revised/", True),
        ("claims/revised/?fields=text", False),  # what is public of it
        ("claims/retracted/", False),
        ("actors/us/", False),
    ],
)
def test_what_is_noted_does_not_hang_on_the_fields(path: str, noted: bool) -> None:
    make_actor("us")
    make_claim("draft")
    published(make_claim("public"))
    revised(published(make_claim("revised")), text="Of another mind.", reason="Said so.")
    retracted(published(make_claim("retracted")))
    Api(make_user("viewer")).get(path)
    assert bool(entries()) is noted


def test_a_draft_that_came_back_unaltered_is_not_noted_again() -> None:
    make_claim("draft")
    viewer = Api(make_user("viewer"))
    tag = viewer.get("claims/draft/")["ETag"]
    assert viewer.get("claims/draft/", headers={"If-None-Match": tag}).status_code == 304
    assert len(entries()) == 1


def test_the_desks_page_of_a_record_is_noted() -> None:
    claim = make_claim("draft")
    logged_in("viewer").get(page(claim))
    assert entries() == [("drafts_read", page(claim))]
    assert AccessEntry.objects.get(type="drafts_read").user == make_user("viewer")


def test_an_export_of_somebody_known_is_noted() -> None:
    published(make_claim("public"))
    assert b"".join(Api().get("claims/?format=csv"))
    assert entries() == []
    assert b"".join(Api(make_user("viewer")).get("claims/?format=csv"))
    assert entries() == [("exported", "/api/v1/claims/?format=csv")]
