"""Whatever somebody breaks behind the guards' back is found, and named."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.domain.integrity import CHECKS, Check
from commitments.models import Change, StatusUpdate
from tests.factories.records import make_actor, make_claim, make_commitment, make_status_update
from tests.factories.states import published, retracted, revised
from tests.factories.world import populate
from tests.models.sql import run

pytestmark = pytest.mark.django_db

# What nobody may do: closing what still holds, and making a draft of what is public.
CLOSE = "UPDATE commitments_{} SET known_to = '2100-01-01Z' WHERE known_to IS NULL AND {} = %s"
UNPUBLISH = "UPDATE commitments_{} SET publication = 'draft', published_at = NULL WHERE id = %s"
BY_NAME = {check.find.__name__: check for check in CHECKS}


def found(check: Check | str) -> list[str]:
    check = BY_NAME[check] if isinstance(check, str) else check
    return list(check.find(iter))


def behind_the_guards(statement: str, *params: Any) -> None:
    """As a superuser could who switches all triggers off."""
    run("SET LOCAL session_replication_role = replica")
    assert run(statement, *params) > 0
    run("SET LOCAL session_replication_role = origin")


@pytest.mark.parametrize("check", CHECKS, ids=BY_NAME)
def test_what_the_domain_wrote_agrees(check: Check) -> None:
    populate()
    retracted(published(make_claim()))
    claim = published(make_claim())
    revised(claim, title="New")
    published(claim)
    assert found(check) == []


@pytest.mark.parametrize("check", CHECKS, ids=BY_NAME)
def test_an_empty_database_agrees(check: Check) -> None:
    assert found(check) == []


def test_a_gap_in_the_numbers_is_found() -> None:
    for _ in range(3):
        make_actor()
    behind_the_guards("DELETE FROM commitments_change WHERE number = 2")
    assert found("changes_in_order") == ["change 3: the one before is missing."]


def test_an_instant_that_does_not_grow_is_found() -> None:
    for _ in range(2):
        make_actor()
    behind_the_guards("UPDATE commitments_change SET at = '2001-01-01Z' WHERE number = 2")
    assert found("changes_in_order") == ["change 2: its instant is not later than that of 1."]
    assert found("instants_are_of_changes") != []


def test_a_change_of_what_is_gone_is_found() -> None:
    claim = published(make_claim("gone"))
    number = Change.objects.latest("number").number
    behind_the_guards("DELETE FROM commitments_claimversion WHERE record_id = %s", claim.pk)
    behind_the_guards("DELETE FROM commitments_claim WHERE id = %s", claim.pk)
    assert found("changes_have_objects") == [f"change {number}: its claim gone is gone."]
    assert found("history_is_complete") == [
        f"claim {claim.pk}: it is gone, and its history does not say so."
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE commitments_standing SET status = 'stalled' WHERE commitment_id = %s",
        "UPDATE commitments_standing SET evidence_count = 7 WHERE commitment_id = %s",
        CLOSE.format("standing", "commitment_id"),
        "DELETE FROM commitments_standing WHERE commitment_id = %s",
        "UPDATE commitments_statusupdate SET status = 'stalled' WHERE commitment_id = %s",
        UNPUBLISH.format("commitment"),
    ],
)
def test_a_standing_that_its_ledgers_do_not_bear_out_is_found(statement: str) -> None:
    commitment = published(make_commitment())
    published(make_status_update(commitment))
    other = published(make_commitment())
    published(make_status_update(other))
    behind_the_guards(statement, commitment.pk)
    assert found("standings_equal_ledgers") == [
        f"commitment {commitment.pk}: its standings are not what its ledgers say."
    ]


def revised_claim() -> Any:
    claim = published(make_claim("revised"))
    revised(claim, title="New")
    return published(claim)


def test_a_commitment_that_lists_do_not_find_is_found() -> None:
    pledge = published(make_commitment("pledge", made_on="2023-11-15"))
    behind_the_guards("DELETE FROM commitments_listentry WHERE actor = 'cn'")
    assert found("lists_find_everything") == [
        f"commitment {pledge.pk}: lists do not find it as not_assessed of cn, made 2023-11-15."
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM commitments_searchentry WHERE commitment_id = %s",
        "UPDATE commitments_searchentry SET words = '' WHERE commitment_id = %s",
        "UPDATE commitments_searchentry SET title = '' WHERE commitment_id = %s",
        "UPDATE commitments_searchentry SET commitment_id = 4000 WHERE commitment_id = %s",
    ],
)
def test_words_that_searches_do_not_find_are_found(statement: str) -> None:
    pledge = published(make_commitment("pledge"))
    behind_the_guards(statement, pledge.pk)
    told = found("searches_find_what_is_said")
    assert told[0] == f"commitment {pledge.pk}: searches look for other words than are said of it."


def test_a_hole_between_versions_is_found() -> None:
    claim = revised_claim()
    behind_the_guards(
        "UPDATE commitments_claimversion SET known_to = known_to - interval '1 microsecond' "
        "WHERE record_id = %s AND number = 1",
        claim.pk,
    )
    assert found("versions_without_holes") == [
        f"claim {claim.pk}, version 2: it does not begin where the one before ends."
    ]


def test_a_missing_version_is_found() -> None:
    claim = revised_claim()
    behind_the_guards(
        "DELETE FROM commitments_claimversion WHERE record_id = %s AND number = 1", claim.pk
    )
    assert found("versions_without_holes") == [
        f"claim {claim.pk}, version 2: the one before is missing."
    ]
    assert found("open_versions_equal_records") == [
        "claim revised: its first version does not begin when it was published."
    ]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE commitments_claim SET text = 'x' WHERE id = %s", "its text is not what its open"),
        (
            "UPDATE commitments_claimversion SET title = 'x' WHERE record_id = %s AND number = 2",
            "its title is not what its open version says.",
        ),
        (
            CLOSE.format("claimversion", "record_id"),
            "it is public, but has no open version.",
        ),
        (
            "DELETE FROM commitments_claimversion WHERE record_id = %s",
            "it is public, but has no version.",
        ),
        (
            UNPUBLISH.format("claim"),
            "it has versions, but was never published.",
        ),
    ],
)
def test_a_record_unlike_its_open_version_is_found(statement: str, fault: str) -> None:
    claim = revised_claim()
    behind_the_guards(statement, claim.pk)
    (sentence,) = found("open_versions_equal_records")
    assert sentence.startswith(f"claim revised: {fault}")


def test_a_list_unlike_its_open_version_is_found() -> None:
    commitment = published(make_commitment("pledge"))
    behind_the_guards(
        "UPDATE commitments_party SET role = 'host' WHERE commitment_id = %s", commitment.pk
    )
    assert found("open_versions_equal_records") == [
        "commitment pledge: its parties is not what its open version says."
    ]


def test_many_records_are_compared_in_as_many_queries_as_one() -> None:
    published(make_commitment("first"))
    with CaptureQueriesContext(connection) as of_one:
        assert found("open_versions_equal_records") == []
    for n in range(5):
        published(make_commitment(f"pledge-{n}"))
    with CaptureQueriesContext(connection) as of_six:
        assert found("open_versions_equal_records") == []
    assert len(of_six) == len(of_one)


def test_a_version_that_outlives_the_retraction_is_found() -> None:
    claim = retracted(published(make_claim("gone")))
    behind_the_guards(
        "UPDATE commitments_claimversion SET known_to = NULL WHERE record_id = %s", claim.pk
    )
    assert found("open_versions_equal_records") == [
        "claim gone: its last version does not end when it was retracted."
    ]


@pytest.mark.parametrize(("column", "sign"), [("published_at", "-"), ("retracted_at", "+")])
def test_an_instant_of_no_change_is_found(column: str, sign: str) -> None:
    commitment = published(make_commitment())
    update = retracted(published(make_status_update(commitment)))
    behind_the_guards(
        f"UPDATE commitments_statusupdate SET {column} = {column} {sign} interval '1 hour' "
        "WHERE id = %s",
        update.pk,
    )
    assert found("instants_are_of_changes") == [
        f"status update {update.pk}: its {column} is the instant of no change."
    ]


def test_a_write_without_history_is_found() -> None:
    claim = make_claim()
    behind_the_guards("UPDATE commitments_claim SET title = 'x' WHERE id = %s", claim.pk)
    assert found("history_is_complete") == [
        f"claim {claim.pk}: its newest history is not what it says."
    ]


def test_a_row_without_history_is_found() -> None:
    update = make_status_update(published(make_commitment()))
    behind_the_guards("DELETE FROM commitments_statusupdateevent WHERE pgh_obj_id = %s", update.pk)
    assert found("history_is_complete") == [
        f"status update {update.pk}: its newest history is not what it says."
    ]


def test_the_command_says_that_all_agrees() -> None:
    populate()
    out = StringIO()
    call_command("check_integrity", stdout=out, verbosity=0)
    assert out.getvalue().splitlines() == [f"ok: {check.title}" for check in CHECKS]


def test_the_command_names_what_is_wrong_and_fails() -> None:
    claim = published(make_claim("wrong-claim"))
    behind_the_guards("UPDATE commitments_claim SET title = 'x' WHERE id = %s", claim.pk)
    out = StringIO()
    with pytest.raises(CommandError, match="2 things do not agree"):
        call_command("check_integrity", stdout=out, verbosity=0)
    lines = out.getvalue().splitlines()
    assert "claim wrong-claim: its title is not what its open version says." in lines
    assert f"claim {claim.pk}: its newest history is not what it says." in lines
    assert "1 wrong: The history is complete." in lines
    assert lines.count("1 wrong: Open versions say what their records say.") == 1
    assert not StatusUpdate.objects.exists()


def test_a_result_that_no_change_tells_is_found() -> None:
    populate()
    evidence = run("SELECT evidence_id FROM commitments_verification WHERE change_id IS NOT NULL")
    behind_the_guards(
        "UPDATE commitments_verification SET change_id = NULL WHERE evidence_id = %s", *evidence[0]
    )
    assert found("unannounced") == [
        f"evidence {evidence[0][0]}: no change tells what came of its verification."
    ]


def test_a_result_of_another_instant_than_its_change_is_found() -> None:
    populate()
    behind_the_guards(
        "UPDATE commitments_verification SET verified_at = verified_at + interval '1 second'"
        " WHERE change_id IS NOT NULL"
    )
    assert found("unannounced")
