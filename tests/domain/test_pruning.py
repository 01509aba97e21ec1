"""What is kept for a while goes by itself; an archived copy only if nobody ever leant on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django.utils import timezone

from commitments import tasks
from commitments.domain import lockouts, pruning, records
from commitments.domain.integrity import CHECKS
from commitments.evidence.verifying import verify
from commitments.models import Capture, PrunedCopy, Source, Verification
from tests.admin.helpers import logged_in
from tests.api.client import Api
from tests.factories.captures import make_capture
from tests.factories.records import make_claim, make_source, quoted
from tests.factories.states import published
from tests.factories.users import analyst
from tests.models.sql import delete_refused, refused, run, update, update_refused

pytestmark = pytest.mark.django_db
WORDS = "They talked."
LONG_AGO = timezone.now() - settings.KEEP_COPIES - dt.timedelta(days=30)


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def old_copy(source: Source, days: int = 0, text: str = "", **given: Any) -> Capture:
    """Of a text of its own, taken so many days after long ago."""
    at = LONG_AGO + dt.timedelta(days=days)
    return make_capture(source, text or f"Text {source.pk} {days}.", at=at, **given)


def file(copy: Capture) -> Path:
    return Path(settings.MEDIA_ROOT) / copy.path


def is_whole(copy: Capture) -> bool:
    copy.refresh_from_db()
    whole = [bool(copy.text), file(copy).exists(), not PrunedCopy.objects.filter(pk=copy.pk)]
    assert len(set(whole)) == 1, whole
    return whole[0]


def test_an_old_copy_that_nobody_leant_on_loses_text_and_file() -> None:
    source = make_source()
    unused, newest = old_copy(source), old_copy(source, 1)
    assert tasks.prune_copies(timestamp=0) == 1
    assert not is_whole(unused)
    assert is_whole(newest)
    assert pruning.prune_copies() == 0


def test_one_that_is_younger_stays(settings: Any) -> None:
    source = make_source()
    unused, _ = old_copy(source), old_copy(source, 1)
    settings.KEEP_COPIES = dt.timedelta(days=500)
    assert pruning.prune_copies() == 0
    assert is_whole(unused)


def found_in_it(source: Source, copy: Capture) -> None:
    make_claim(evidence=[quoted(source, excerpt=copy.text)])
    verify()


def looked_for_last_in_it(source: Source, copy: Capture) -> None:
    make_claim(evidence=[quoted(source, excerpt="Nowhere to be found")])
    verify()


def written_while_it_was_the_newest(source: Source, copy: Capture) -> None:
    claim = make_claim(evidence=[quoted(source, excerpt="", locator="p. 2")])
    claim.evidence.update(created_at=copy.at + dt.timedelta(hours=1))


def not_looked_for_yet(source: Source, copy: Capture) -> None:
    make_claim(evidence=[quoted(source, excerpt="Any words")])


@pytest.mark.parametrize(
    "lean",
    [found_in_it, looked_for_last_in_it, written_while_it_was_the_newest, not_looked_for_yet],
)
def test_one_that_evidence_leant_on_stays(lean: Callable[[Source, Capture], None]) -> None:
    source = make_source()
    copy = old_copy(source)
    lean(source, copy)
    old_copy(source, 1)
    assert pruning.prune_copies() == 0
    assert is_whole(copy)


def test_one_that_excerpts_were_found_beside_goes() -> None:
    source = make_source()
    unused = old_copy(source)
    used = old_copy(source, 1)
    make_claim(evidence=[quoted(source, excerpt=used.text)])
    verify()
    assert pruning.prune_copies() == 1
    assert not is_whole(unused)
    assert is_whole(used)


def test_one_that_somebody_gave_stays() -> None:
    source = make_source()
    given, _ = old_copy(source, how="pasted"), old_copy(source, 1)
    assert pruning.prune_copies() == 0
    assert is_whole(given)


def test_a_file_that_another_copy_has_too_stays() -> None:
    source = make_source()
    unused, newest = old_copy(source, text=WORDS), old_copy(source, 1, text=WORDS)
    assert unused.path == newest.path
    assert pruning.prune_copies() == 1
    assert is_whole(newest)


def test_a_file_left_over_by_a_worker_that_died_goes_the_next_night() -> None:
    source = make_source()
    unused, _ = old_copy(source), old_copy(source, 1)
    pruning.prune_copies()
    file(unused).write_text("left over")
    pruning.prune_copies()
    assert not file(unused).exists()


def test_answers_are_the_same_and_all_agrees() -> None:
    source = make_source("paper")
    unused = old_copy(source)
    used = old_copy(source, 1)
    published(make_claim(evidence=[quoted(source, excerpt=used.text)]))
    verify()
    newest = Api().get("sources/paper/").json()
    moment = {name: newest[name] for name in ("as_of", "known_at") if name in newest}
    before = Api().get("sources/paper/", **moment).content
    assert unused.sha256.encode() in before

    assert pruning.prune_copies() == 1

    assert Api().get("sources/paper/", **moment).content == before
    assert [sentence for check in CHECKS for sentence in check.find(iter)] == []
    assert verify().results == {"exact": 1}


def test_the_desk_says_that_it_was_dropped() -> None:
    source = make_source()
    unused, _ = old_copy(source), old_copy(source, 1)
    pruning.prune_copies()
    page = f"/admin/commitments/source/{source.pk}/copies/{unused.number}/"
    assert "Text and file were dropped on" in logged_in("viewer").get(page).content.decode()


def test_no_excerpt_is_looked_for_in_what_was_dropped() -> None:
    source = make_source()
    unused = old_copy(source)
    newest = old_copy(source, 1)
    words = unused.text
    pruning.prune_copies()
    make_claim(evidence=[quoted(source, excerpt=words)])
    verify()
    row = Verification.objects.get()
    assert (row.result, row.capture) == ("not_found", newest)


def test_the_database_prunes_no_copy_that_evidence_leans_on() -> None:
    source = make_source()
    copy = old_copy(source)
    found_in_it(source, copy)
    insert = "INSERT INTO commitments_prunedcopy (capture_id, at) VALUES (%s, now())"
    assert refused(insert, copy.pk).column_name == "capture"
    assert update_refused(copy, text="").column_name == "text"


def test_the_database_lets_evidence_lean_on_no_pruned_copy() -> None:
    source = make_source()
    copy = old_copy(source)
    found_in_it(source, copy)
    other = old_copy(make_source())
    PrunedCopy.objects.create(capture=other, at=timezone.now())
    insert = (
        "INSERT INTO commitments_verification SELECT (jsonb_populate_record(v, jsonb_build_object("
        "'id', 0, 'newest_id', %s))).* FROM commitments_verification v"
    )
    assert refused(insert, other.pk).column_name == "capture"


def test_of_a_pruned_copy_the_text_goes_and_nothing_else() -> None:
    copy = old_copy(make_source())
    PrunedCopy.objects.create(capture=copy, at=timezone.now())
    assert update_refused(copy, text="", title="Another").column_name in {"text", "title"}
    assert update_refused(copy, title="Another").column_name == "title"
    assert update_refused(copy, text="Another").column_name == "text"
    assert update(copy, text="") == 1


def test_what_was_pruned_of_a_public_source_stays_told() -> None:
    source = make_source()
    published(make_claim(evidence=[quoted(source, excerpt="", locator="p. 2")]))
    copy = old_copy(source)
    row = PrunedCopy.objects.create(capture=copy, at=timezone.now())
    assert delete_refused(row).sqlstate == "23001"
    assert update_refused(row, at="2001-01-01Z").sqlstate == "23001"


def test_a_draft_goes_with_its_pruned_copies() -> None:
    source = make_source()
    for days in (0, 1):
        old_copy(source, days)
    assert pruning.prune_copies() == 1
    records.drop(record=source, by=analyst())
    assert not Capture.objects.exists()
    assert not PrunedCopy.objects.exists()


def test_what_is_spent_goes_and_what_counts_stays() -> None:
    user = logged_in("analyst") and "analyst"
    key = run("SELECT id FROM commitments_user WHERE username = %s", user)[0][0]
    for name, age in (("old", "25 hours"), ("new", "23 hours")):
        run(
            "INSERT INTO commitments_idempotency VALUES (%s, %s, '', 201, '{}', '',"
            " clock_timestamp() - %s::interval)",
            key,
            name,
            age,
        )
    minute = int(timezone.now().timestamp() // 60)
    for each in (minute - 10, minute):
        run("INSERT INTO commitments_throttle VALUES ('address 192.0.2.1', %s, 1)", each)
    lockouts.count_failure(username="ann", address="192.0.2.1", now=timezone.now())
    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.LOCKOUT_TIME)

    assert tasks.forget_spent(timestamp=0) == {"answers": 1, "counts": 1, "failures": 1}

    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM commitments_idempotency")
        assert cursor.fetchall() == [("new",)]
        cursor.execute("SELECT minute FROM commitments_throttle")
        assert cursor.fetchall() == [(minute,)]
