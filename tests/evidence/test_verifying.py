"""Every excerpt is looked for in the newest copy of its source, and in the one that had it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from commitments import tasks
from commitments.domain import records, review, verifications
from commitments.domain.merging import merge
from commitments.domain.redactions import redact
from commitments.evidence.capturing import paste
from commitments.evidence.verifying import verify
from commitments.models import Capture, Change, Evidence, Verification
from tests.factories.captures import make_capture
from tests.factories.records import make_claim, make_evidence, make_source, quoted
from tests.factories.states import published, published_source
from tests.factories.users import admin, analyst, editor

pytestmark = pytest.mark.django_db

PAGE = "They said: “we will begin a working group” and left."
WORDS = "we will begin a working group"


def evidence(source: Any, excerpt: str = WORDS, **data: Any) -> Evidence:
    claim = published(make_claim(evidence=[quoted(source, excerpt=excerpt, **data)]))
    return claim.evidence.get()


def last(item: Evidence) -> Verification:
    return verifications.newest_of([item.pk])[item.pk]


def test_what_is_there_is_told_with_its_place() -> None:
    item = evidence(source := make_source())
    copy = make_capture(source, PAGE)

    tally = verify()

    row = last(item)
    assert tally.results == {"exact": 1}
    assert (row.result, row.capture, row.newest) == ("exact", copy, copy)
    assert PAGE[row.start : row.end] == WORDS
    assert (row.prefix, row.suffix) == ("They said: “", "” and left.")


def test_without_a_copy_it_is_not_checked() -> None:
    evidence(make_source())
    assert verify().results == {"not_checked": 1}
    assert not Verification.objects.exists()


def test_what_is_not_there_is_told_with_the_nearest_passage() -> None:
    item = evidence(source := make_source(), "we shall begin a working group")
    make_capture(source, PAGE)
    verify()

    row = last(item)
    assert row.result == "not_found"
    assert PAGE[row.nearest_start : row.nearest_end] == WORDS
    assert row.nearest_score > 80


def test_what_is_gone_from_a_newer_copy_was_edited_at_the_source() -> None:
    item = evidence(source := make_source())
    first = make_capture(source, PAGE)
    verify()
    edited = "They said: “we may begin a working group” and left."
    second = make_capture(source, edited)

    tally = verify()

    row = last(item)
    assert (tally.results, tally.edited) == ({"exact": 1}, 1)
    assert (row.result, row.edited, row.capture, row.newest) == ("exact", True, first, second)
    assert edited[row.nearest_start : row.nearest_end] == "we may begin a working group"


def test_an_older_copy_that_has_it_is_found_the_first_time_too() -> None:
    item = evidence(source := make_source())
    first = make_capture(source, PAGE)
    make_capture(source, "Nothing of it.")
    make_capture(source, "Page not found.")
    verify()
    assert (last(item).capture, last(item).edited) == (first, True)


def test_what_has_come_back_is_edited_no_more() -> None:
    item = evidence(source := make_source())
    make_capture(source, PAGE)
    make_capture(source, "Gone.")
    verify()
    make_capture(source, PAGE)
    verify()
    assert (last(item).result, last(item).edited) == ("exact", False)


def test_a_run_that_alters_something_is_one_change() -> None:
    source = make_source()
    items = [evidence(source), evidence(source, "we may begin")]
    make_capture(source, PAGE)
    before = Change.objects.count()

    assert verify().altered == 2

    change = Change.objects.latest("number")
    assert Change.objects.count() == before + 1
    assert (change.type, change.object_type, change.commitment) == (
        "verified",
        "verification",
        None,
    )
    assert change.before == {
        "evidence": [
            {"id": item.pk, "verification": "not_checked", "edited_at_source": False}
            for item in items
        ]
    }
    assert [each["verification"] for each in change.after["evidence"]] == ["exact", "not_found"]
    assert {row.change_id for row in Verification.objects.all()} == {change.number}
    assert {row.verified_at for row in Verification.objects.all()} == {change.at}


def test_a_run_that_alters_nothing_is_no_change() -> None:
    item = evidence(source := make_source())
    make_capture(source, PAGE)
    verify()
    changes, rows = Change.objects.count(), Verification.objects.count()

    assert verify().altered == 0
    assert (Change.objects.count(), Verification.objects.count()) == (changes, rows)

    newer = make_capture(source, f"Updated. {PAGE}")
    assert verify().altered == 0
    assert Change.objects.count() == changes
    assert last(item).newest == newer


def test_a_draft_is_verified_without_a_change() -> None:
    source = published_source()
    make_capture(source, PAGE)
    draft = make_claim(evidence=[quoted(source, excerpt=WORDS)]).evidence.get()
    before = Change.objects.count()

    assert verify([draft.pk]).results == {"exact": 1}
    assert Change.objects.count() == before
    assert last(draft).change is None


def test_what_was_edited_meanwhile_is_left_to_the_next_run() -> None:
    source = published_source()
    make_capture(source, PAGE)
    draft = make_claim(evidence=[quoted(source, excerpt=WORDS)]).evidence.get()
    outcome = verifications.Outcome(draft.pk, "0" * 64, None, {"result": "exact", "edited": False})

    assert verifications.note([outcome]) == 0
    assert not Verification.objects.exists()


def test_a_headline_holds_the_outlets_own_words_alone() -> None:
    source = make_source()
    said = evidence(source, "China vows")
    own_words = [evidence(source, "China vows", mode=mode) for mode in ("headline", "narrator")]
    make_capture(source, "China vows to act\nIt will act, it said.", title="China vows to act")
    make_capture(source, "It will act, it said.", title="China vows to act")
    verify()

    assert (last(said).result, last(said).in_title) == ("not_found", True)
    for item in own_words:
        assert (last(item).result, last(item).in_title) == ("exact", True)


def test_copies_of_what_was_merged_are_looked_in() -> None:
    gone, stays = published_source(), published_source()
    make_capture(gone, PAGE)
    item = evidence(stays)
    merge(gone=gone, stays=stays, by=editor(), reason="The same page.")
    assert verify([item.pk]).results == {"exact": 1}


def test_a_redacted_excerpt_is_no_longer_looked_for() -> None:
    item = evidence(source := make_source())
    make_capture(source, PAGE)
    redact(record=item, field="excerpt", notice="[removed]", grounds="A court.", by=admin())
    assert verify().results == {}


def test_what_was_retracted_is_not_looked_for() -> None:
    item = evidence(source := make_source())
    make_capture(source, PAGE)
    review.retract(record=item, by=editor(), reason="Wrong.")
    assert verify().results == {}


def test_the_digest_is_the_databases() -> None:
    item = evidence(make_source(), "“中国”\nsaid ☃")
    found = Evidence.objects.raw(
        "SELECT id, tracker_sought(source_id, mode, excerpt) AS sought FROM commitments_evidence"
    )
    assert found[0].sought == verifications.digest(item)


def test_what_was_found_is_not_altered_or_deleted() -> None:
    evidence(source := make_source())
    make_capture(source, PAGE)
    verify()
    for write in (
        lambda: Verification.objects.update(result="not_found", start=None),
        lambda: Verification.objects.update(prefix=""),
        lambda: Verification.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


def test_what_was_found_of_a_draft_goes_with_it() -> None:
    source = published_source()
    make_capture(source, PAGE)
    claim = make_claim(evidence=[quoted(source, excerpt=WORDS)])
    verify([claim.evidence.get().pk])
    records.drop(record=claim, by=analyst())
    assert not Verification.objects.exists()


def test_saving_an_excerpt_has_the_queue_look_for_it() -> None:
    source = published_source()
    make_capture(source, PAGE)
    draft = make_claim(evidence=[quoted(source, excerpt="we may begin")]).evidence.get()
    records.edit(record=draft, data={"excerpt": WORDS}, by=analyst())

    jobs = ProcrastinateJob.objects.filter(task_name="commitments.tasks.verify_some")
    assert [job.args for job in jobs] == [{"evidence": [draft.pk]}] * 2
    assert tasks.verify_some([draft.pk]) == {"exact": 1, "edited": 0, "altered": 0}


def test_where_no_copy_is_held_the_queue_is_left_alone() -> None:
    make_evidence(published(make_claim()))
    assert not ProcrastinateJob.objects.filter(task_name=verifications.TASK).exists()


def test_a_new_copy_has_the_queue_look_for_all_that_is_quoted() -> None:
    source = make_source()
    items = [evidence(source), evidence(source, "left")]
    verifications.ask_of(source)
    job = ProcrastinateJob.objects.get(task_name=verifications.TASK)
    assert job.args == {"evidence": [item.pk for item in items]}


def test_a_copy_that_is_pasted_is_looked_in(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    item = evidence(source := make_source())
    source.refresh_from_db()
    copy = paste(source=source, text=PAGE, by=analyst())
    job = ProcrastinateJob.objects.get(task_name=verifications.TASK)
    tasks.verify_some(**job.args)
    assert (last(item).result, last(item).capture) == ("exact", copy)


def test_every_night_all_are_looked_for() -> None:
    evidence(source := make_source())
    make_capture(source, PAGE)
    assert tasks.verify_excerpts(timestamp=0) == {"exact": 1, "edited": 0, "altered": 1}
    assert timezone.now() >= Capture.objects.get().at
