"""Imports beside one another, and beside the desk: nothing doubled, nothing lost, no deadlock."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.db import connection

from commitments.domain import records
from commitments.domain.importing.problems import BadFile
from commitments.models import Change, Commitment
from tests.domain.importing.bringing import PLEDGE, bring, counts
from tests.factories.records import make_commitment, make_source, the_actor
from tests.factories.states import published
from tests.factories.users import analyst, editor
from tests.flows.writers import Held, writers

pytestmark = pytest.mark.usefixtures("committing_db")
ROWS = [{"kind": "pledge", "title": f"Row {n}", "references": f"x:{n}"} for n in range(20)]


def test_two_imports_of_one_file_make_its_records_once():
    by = analyst()
    with writers(2) as pool:
        outcomes = pool.both(lambda: bring(ROWS, by=by), lambda: bring(ROWS, by=by))

    assert sorted(map(counts, outcomes)) == [(0, 0, 20), (20, 0, 0)]
    assert Commitment.objects.count() == 20


def until_somebody_waits() -> None:
    for _ in range(1_000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("Nobody waits.")


def edited(record: Any, **data: Any) -> None:
    records.edit(record=record, data=data, by=analyst())


def test_an_edit_that_is_being_written_is_seen_before_its_record_is_compared():
    by, draft = editor(), make_commitment("draft")
    with writers(2) as pool:
        held = Held(pool, lambda: edited(draft, title="New", text="Kept"))
        held.wait()
        brought = pool.start(lambda: bring([{"slug": "draft", "title": "New"}], by=by))
        until_somebody_waits()
        held.commit()
        assert counts(brought.result(20)) == (0, 0, 1)

    draft.refresh_from_db()
    assert (draft.text, draft.authors) == ("Kept", [analyst().pk])


def test_what_others_wrote_beside_the_changed_cells_is_kept():
    by, draft = editor(), make_commitment("draft")
    with writers(2) as pool:
        held = Held(pool, lambda: edited(draft, text="Kept"))
        held.wait()
        brought = pool.start(lambda: bring([{"slug": "draft", "title": "New"}], by=by))
        until_somebody_waits()
        held.commit()
        assert counts(brought.result(20)) == (0, 1, 0)

    draft.refresh_from_db()
    assert (draft.title, draft.text) == ("New", "Kept")


def test_a_slug_that_somebody_is_taking_is_refused_by_its_line():
    by = analyst()
    with writers(2) as pool:
        held = Held(pool, lambda: make_commitment("new", parties=[]))
        held.wait()

        def meanwhile(rows: Any, *, total: int) -> Any:
            held.commit()  # when the keys of the file have been looked up
            return rows

        rows = [PLEDGE | {"slug": "first"}, PLEDGE]
        brought = pool.start(lambda: bring(rows, by=by, progress=meanwhile))
        problem = brought.exception(20)

    assert isinstance(problem, BadFile)
    assert [str(cell) for cell in problem.cells] == [
        "line 3, slug: This slug is taken; slugs are never used again. Choose another."
    ]
    assert not Commitment.objects.filter(slug="first").exists()


def test_published_imports_beside_the_desk_do_not_wait_for_one_another():
    by, source = editor(), make_source("afp")
    the_actor("cn"), the_actor("us")
    judged = [published(make_commitment(f"judged-{n}")) for n in range(6)]
    finding = {"status": "initiated", "confidence": "low", "source": "afp", "locator": "p. 1"}

    def rows(month: int) -> list[dict[str, str]]:
        named = judged if month % 2 else judged[::-1]
        return [finding | {"commitment": c.slug, "as_of": f"2024-0{month}"} for c in named]

    def put_out(month: int) -> Any:
        return bring(rows(month), by=by, publish=True, reason="A list.")

    def on_the_desk() -> Any:
        for commitment in judged[::-1]:
            records.edit(
                record=commitment, data={"text": "By hand."}, by=analyst(), reason="A slip."
            )

    before = Change.objects.count()
    with writers(3) as pool:
        outcomes = pool.both(lambda: put_out(1), lambda: put_out(2), on_the_desk)

    assert [counts(each) for each in outcomes[:2]] == [(6, 0, 0)] * 2
    assert outcomes[2] is None
    assert Change.objects.count() == before + 12
    source.refresh_from_db()
    assert source.publication == "published"
