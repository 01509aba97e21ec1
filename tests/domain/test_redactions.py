"""A redacted text is gone: from the record, its versions, its revisions, its history, the list of
changes, on every page that was ever public."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from commitments.domain import records, redactions, review
from commitments.domain.errors import Conflict, Forbidden, Invalid, PreconditionFailed
from commitments.domain.resources import RESOURCES
from commitments.models import Change, Redaction, Revision, Touch
from commitments.models.redaction import REDACTABLE
from tests.factories.records import make, make_actor, make_claim, make_commitment, make_evidence
from tests.factories.states import (
    corrected,
    ground,
    in_review,
    in_state,
    published,
    published_source,
    retracted,
    revised,
)
from tests.factories.users import admin, analyst, editor, make_user
from tests.models.sql import run

pytestmark = pytest.mark.django_db

SECRET = "Zhangweiqx of 12 Long Street"
NOTICE = "[Removed by order of a court.]"
TEXTS = [(kind, field) for kind, fields in REDACTABLE.items() for field in fields]


def redact(record: Any, field: str = "title", **given: Any) -> Redaction:
    said = {"notice": NOTICE, "grounds": "Case 7 of 2024", "by": admin()}
    return redactions.redact(record=record, field=field, **(said | given))


def tables_that_say_it() -> list[str]:
    """Every table with the name somewhere in a row, as text or among the words to search by."""
    names = connection.introspection.table_names()
    found = "SELECT 1 FROM \"{}\" t WHERE t::text ILIKE '%zhangweiqx%' LIMIT 1"
    return [name for name in names if run(found.format(name))]


def written(kind: str, field: str, secret: str = SECRET) -> Any:
    """A public record that has said the secret in that field."""
    if kind == "source":
        return published_source(**{field: secret})
    data = {field: secret}
    if kind == "evidence":
        data.setdefault("excerpt", "Some words")
    record = make(kind, **ground(kind), **data)
    return record if kind in {"actor", "forum", "topic"} else published(record)


@pytest.mark.parametrize(("kind", "field"), TEXTS)
def test_the_text_is_nowhere_any_more(kind: str, field: str) -> None:
    record = written(kind, field)
    assert tables_that_say_it()
    redact(record, field)
    assert tables_that_say_it() == []
    record.refresh_from_db()
    assert getattr(record, field) == NOTICE


@pytest.mark.parametrize("kind", ["commitment", "claim", "risk", "statistic"])
def test_older_versions_and_revisions_say_the_notice(kind: str) -> None:
    record = published(make(kind, title=SECRET))
    revised(record, title="Harmless")
    published(record)
    revised(record, title=f"{SECRET} again")
    redact(record)
    assert tables_that_say_it() == []
    assert {version.title for version in record.versions.all()} == {NOTICE}
    assert {revision.changes["title"] for revision in Revision.objects.all()} == {NOTICE}


def test_what_else_they_said_stays() -> None:
    claim = published(make_claim(title="Title", text=SECRET))
    revised(claim, title="New title", reason="Shorter.")
    published(claim)
    redact(claim, "text")
    first, second = claim.versions.order_by("number")
    assert [(v.title, v.text) for v in (first, second)] == [
        ("Title", NOTICE),
        ("New title", NOTICE),
    ]
    assert Revision.objects.get().changes == {"title": "New title"}
    revision = Change.objects.get(type="revised")
    assert (revision.before, revision.after) == ({"title": "Title"}, {"title": "New title"})


def test_an_empty_text_stays_empty() -> None:
    claim = published(make_claim())
    revised(claim, text=SECRET)
    published(claim)
    redact(claim, "text")
    assert [v.text for v in claim.versions.order_by("number")] == ["", NOTICE]


@pytest.mark.parametrize("kind", ["status_update", "position", "evidence", "commitment", "claim"])
def test_what_is_retracted_is_redacted_too(kind: str) -> None:
    field = REDACTABLE[kind][0]
    record = retracted(written(kind, field))
    redact(record, field)
    assert tables_that_say_it() == []
    record.refresh_from_db()
    assert record.publication == "retracted"


def test_a_published_correction_of_what_was_retracted_is_redacted_too() -> None:
    row = in_state("published", "status_update")
    correction = published(corrected(row, summary=SECRET))
    retracted(row)
    redact(correction, "summary")
    assert tables_that_say_it() == []


def test_the_copy_in_a_correction_is_a_record_of_its_own() -> None:
    row = published(make_evidence(published(make_commitment()), excerpt=SECRET))
    correction = corrected(row)
    redact(row, "excerpt")
    correction.refresh_from_db()
    assert correction.excerpt == SECRET
    redact(correction, "excerpt")
    assert tables_that_say_it() == []


def test_it_is_numbered_told_and_touches_the_commitment() -> None:
    commitment = published(make_commitment(text=SECRET))
    number = Change.objects.latest("number").number
    done = redact(commitment, "text")
    told = Change.objects.latest("number")
    assert (told.number, told.type, told.reason) == (number + 1, "redacted", NOTICE)
    assert (told.before, told.after, told.by) == (None, None, admin())
    assert (told.object_key, told.commitment) == (commitment.slug, commitment)
    assert Touch.objects.filter(commitment=commitment, at=told.at).exists()
    assert done.at == told.at


def test_the_row_says_what_on_which_grounds_and_by_whom() -> None:
    commitment = published(make_commitment("the-pledge", text=SECRET))
    row = redact(commitment, "text")
    assert (row.object_type, row.object_id, row.object_key) == (
        "commitment",
        commitment.pk,
        "the-pledge",
    )
    assert (row.field, row.notice, row.grounds, row.by) == (
        "text",
        NOTICE,
        "Case 7 of 2024",
        admin(),
    )


def test_the_versions_keep_their_numbers_and_spans() -> None:
    commitment = published(make_commitment(text=SECRET))
    before = list(commitment.versions.values_list("number", "known_from", "known_to"))
    redact(commitment, "text")
    assert list(commitment.versions.values_list("number", "known_from", "known_to")) == before


def test_the_records_own_version_rises() -> None:
    claim = published(make_claim(title=SECRET))
    before = claim.row_version
    redact(claim)
    claim.refresh_from_db()
    assert claim.row_version > before


def test_the_history_tells_who_redacted() -> None:
    claim = published(make_claim(title=SECRET))
    redact(claim)
    last = claim.events.latest("pgh_id")
    assert last.pgh_context.metadata["actions"] == ["redact"]
    assert last.pgh_context.metadata["username"] == "admin"


@pytest.mark.parametrize("role", ["", "viewer", "analyst", "editor"])
def test_only_an_admin_redacts(role: str) -> None:
    claim = published(make_claim(title=SECRET))
    with pytest.raises(Forbidden, match="redact on legal grounds takes the role admin"):
        redact(claim, by=make_user(role, name=f"somebody-{role}"))
    claim.refresh_from_db()
    assert claim.title == SECRET


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_notice_and_grounds_are_due(blank: str) -> None:
    claim = published(make_claim(title=SECRET))
    with pytest.raises(Invalid) as caught:
        redact(claim, notice=blank, grounds=blank)
    assert [error.pointer for error in caught.value.errors] == ["/notice", "/grounds"]
    assert not Redaction.objects.exists()


@pytest.mark.parametrize("field", ["slug", "made_on", "publication", "id", "evidence", "bogus"])
def test_only_texts_are_redacted(field: str) -> None:
    with pytest.raises(Invalid, match="It is no text of a claim; use one of title, text"):
        redact(published(make_claim()), field)


def test_a_notice_fits_where_the_text_stood() -> None:
    actor = make_actor(name=SECRET)
    with pytest.raises(Invalid, match="It has 301 characters; 300 is the most there"):
        redact(actor, "name", notice="x" * 301)
    claim = published(make_claim(text=SECRET))
    with pytest.raises(Invalid, match="It has 501 characters; 500 is the most there"):
        redact(claim, "text", notice="x" * 501)


def test_where_nothing_stood_there_is_nothing_to_redact() -> None:
    claim = published(make_claim())
    with pytest.raises(Conflict, match="There is no text there to redact"):
        redact(claim, "text")


def test_a_second_redaction_of_the_same_is_refused_and_of_another_notice_taken() -> None:
    claim = published(make_claim(text=SECRET))
    redact(claim, "text")
    with pytest.raises(Conflict, match="There is no text there to redact"):
        redact(claim, "text")
    redact(claim, "text", notice="[Removed.]")
    claim.refresh_from_db()
    assert claim.text == claim.versions.get().text == "[Removed.]"


def test_a_stale_reader_is_told() -> None:
    claim = published(make_claim(text=SECRET))
    with pytest.raises(PreconditionFailed):
        redact(claim, "text", expected=claim.row_version - 1)


def test_a_draft_is_redacted_without_a_word_to_the_public() -> None:
    claim = make_claim(title=SECRET)
    records.edit(record=claim, data={"title": "Harmless"}, by=analyst())
    number = Change.objects.count()
    redact(claim)
    assert Change.objects.count() == number
    assert tables_that_say_it() == []


def test_a_redacted_record_goes_on_to_be_revised() -> None:
    claim = published(make_claim(title=SECRET))
    redact(claim)
    revised(claim, title="Harmless")
    published(claim)
    assert [v.title for v in claim.versions.order_by("number")] == [NOTICE, "Harmless"]


def test_a_redacted_draft_in_review_is_still_published() -> None:
    claim = in_review(make_claim(text=SECRET))
    redact(claim, "text")
    assert review.publish(record=claim, by=editor()).text == NOTICE


def test_the_admins_log_names_it_no_more() -> None:
    claim = published(make_claim(title=SECRET))
    LogEntry.objects.create(
        user=admin(),
        content_type=ContentType.objects.get_for_model(type(claim)),
        object_id=str(claim.pk),
        object_repr=str(claim),
        action_flag=CHANGE,
        change_message="",
    )
    redact(claim)
    assert LogEntry.objects.get().object_repr == NOTICE


def test_a_failure_leaves_the_text_and_no_redaction(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = published(make_claim(title=SECRET))

    def cut(*_: Any, **__: Any) -> None:
        raise InterruptedError

    monkeypatch.setattr("commitments.domain.changes.record", cut)
    with pytest.raises(InterruptedError):
        redact(claim)
    claim.refresh_from_db()
    assert (claim.title, claim.versions.get().title) == (SECRET, SECRET)
    assert not Redaction.objects.exists()


def test_every_kind_of_record_has_texts_that_may_be_redacted() -> None:
    assert set(REDACTABLE) == set(RESOURCES)
    for kind, fields in REDACTABLE.items():
        own = {f.name for f in RESOURCES[kind].shape.fields}
        assert set(fields) <= own
        longest = {
            name: RESOURCES[kind].model._meta.get_field(name)
            for name in own & {f.name for f in RESOURCES[kind].model._meta.concrete_fields}
        }
        texts = {n for n, column in longest.items() if isinstance(column, models.TextField)}
        assert texts <= set(fields), "a text that can't be redacted"
