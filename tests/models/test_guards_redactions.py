"""One exception to what is never overwritten: a text, by the notice of a redaction on record."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import models

from commitments.domain.resources import RESOURCES
from commitments.models import Change
from commitments.models.redaction import REDACTABLE
from tests.factories.records import make_claim, make_commitment, make_evidence
from tests.factories.states import published, revised
from tests.factories.users import admin
from tests.models.sql import refused, run, update, update_refused

pytestmark = pytest.mark.django_db

NOTICE = "[Removed by order of a court.]"


def redaction(kind: str, row: models.Model, field: str, notice: str = NOTICE) -> tuple[Any, ...]:
    statement = (
        "INSERT INTO commitments_redaction "
        "(object_type, object_id, object_key, field, notice, grounds, at, by_id) "
        "VALUES (%s, %s, %s, %s, %s, 'Case 7 of 2024', now(), %s)"
    )
    return statement, kind, row.pk, str(row.pk), field, notice, admin().pk


def public_evidence() -> Any:
    return published(make_evidence(published(make_commitment())))


def test_a_text_gives_way_to_the_notice_alone() -> None:
    row = public_evidence()
    assert update_refused(row, excerpt=NOTICE).column_name == "excerpt"
    run(*redaction("evidence", row, "excerpt"))
    assert update_refused(row, excerpt="Anything else").column_name == "excerpt"
    assert update(row, excerpt=NOTICE) == 1


def test_a_redaction_opens_no_other_field_and_no_other_row() -> None:
    row, other = public_evidence(), public_evidence()
    run(*redaction("evidence", row, "excerpt"))
    assert update_refused(row, translation=NOTICE).column_name == "translation"
    assert update_refused(other, excerpt=NOTICE).column_name == "excerpt"
    told = update_refused(row, excerpt=NOTICE, credibility="1")
    assert told.column_name == "credibility"


def test_a_redaction_of_another_kind_of_record_opens_nothing() -> None:
    row = public_evidence()
    run(*redaction("source", row, "title"))
    run(*redaction("commitment", row, "text"))
    assert update_refused(row, excerpt=NOTICE).column_name == "excerpt"


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("status_update", "status"),
        ("evidence", "credibility"),
        ("evidence", "publication"),
        ("position", "view"),
        ("commitment", "slug"),
        ("commitment", "made_on_edtf"),
        ("source", "url"),
        ("party", "role"),
        ("change", "reason"),
    ],
)
def test_only_texts_are_redacted(kind: str, field: str) -> None:
    told = refused(*redaction(kind, make_commitment(), field))
    assert told.constraint_name == "redaction_of_a_text"


def test_a_redaction_says_what_stands_there_and_why() -> None:
    commitment = make_commitment()
    told = refused(*redaction("commitment", commitment, "text", notice=" "))
    assert told.constraint_name == "redaction_says_so_and_why"
    statement, *params = redaction("commitment", commitment, "text")
    told = refused(statement.replace("'Case 7 of 2024'", "' '"), *params)
    assert told.constraint_name == "redaction_says_so_and_why"


def test_every_redactable_text_is_a_column_of_its_record() -> None:
    assert set(REDACTABLE) == set(RESOURCES)
    for kind, names in REDACTABLE.items():
        for name in names:
            column = RESOURCES[kind].model._meta.get_field(name)
            assert isinstance(column, models.CharField | models.TextField)
            assert not column.choices


def test_versions_and_history_take_the_notice_too() -> None:
    claim = published(make_claim(text="A name."))
    version = claim.versions.get()
    event = claim.events.first()
    assert update_refused(version, text=NOTICE).column_name == "text"
    assert update_refused(event, text=NOTICE).column_name == "text"
    run(*redaction("claim", claim, "text"))
    assert update(version, text=NOTICE) == 1
    assert update(event, text=NOTICE) == 1
    assert update_refused(version, title=NOTICE).column_name == "title"


def test_the_list_of_changes_takes_the_notice_in_that_field_alone() -> None:
    claim = published(make_claim(text="A name."))
    change = Change.objects.get(object_type="claim", object_id=claim.pk)
    after = change.after
    assert update_refused(change, after=json.dumps(after | {"text": NOTICE})).sqlstate == "23001"
    run(*redaction("claim", claim, "text"))
    for wrong in (
        after | {"text": "Anything else"},
        after | {"text": NOTICE, "title": "Another"},
        after | {"text": NOTICE, "more": 1},
        {"text": NOTICE},
    ):
        assert update_refused(change, after=json.dumps(wrong)).sqlstate == "23001"
    assert update_refused(change, before='{"text": "x"}').sqlstate == "23001"
    assert update(change, after=json.dumps(after | {"text": NOTICE})) == 1


def test_a_published_revision_takes_the_notice() -> None:
    claim = published(make_claim(text="A name."))
    revision = revised(claim, text="Another name.", title="We will")
    published(claim)
    wanted = json.dumps({"text": NOTICE, "title": "We will"})
    assert update_refused(revision, changes=wanted).column_name == "changes"
    run(*redaction("claim", claim, "text"))
    assert update_refused(revision, changes=json.dumps({"text": NOTICE})).column_name == "changes"
    assert update(revision, changes=wanted) == 1
    for event in revision.events.all():
        assert update(event, changes=wanted) == 1
