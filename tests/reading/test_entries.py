"""A page by actor and status is the same, whether its rows are met in the order of their days or
all are looked for: ties and rows without a day, at any two clocks, either way."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

import pytest
from django.utils import timezone

from commitments.models import ListEntry
from commitments.reading import asking, entries, prepared
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.listings import LISTINGS
from commitments.reading.paging import Page, read_page
from tests.factories.records import make_actor, make_commitment, make_status_update
from tests.factories.states import published, retracted, revised
from tests.models.sql import run

pytestmark = pytest.mark.django_db
AT = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
LATER = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
DAYS = ["2024-02-01", "2024-01-10", None, "2024-02-01", "2024-02-20", "../2024-03", "2024-02-01"]
CLOCKS: tuple[dict[str, Any], ...] = (
    {},
    {"as_of": dt.date(2024, 2, 10)},
    {"known_at": dt.datetime(2024, 4, 1, tzinfo=dt.UTC)},
    {"as_of": dt.date(2024, 2, 10), "known_at": dt.datetime(2024, 4, 1, tzinfo=dt.UTC)},
)
COMMITMENTS = LISTINGS["commitment"]


@pytest.fixture
def record(db: None) -> None:
    """Pledges of China's and of its ministry's, many of one day, some of none; of each third what
    was found, when it was made, or whether it stands, became another later."""
    china, us = make_actor("cn", now=AT), make_actor("us", now=AT)
    ministry = make_actor("mps", kind="agency", parent=china, now=AT)
    pledges = []
    for number, day in enumerate(DAYS * 3):
        parties = [
            {"actor": ministry if number % 3 else china, "role": "committing"},
            {"actor": china if number % 5 == 1 else us, "role": "counterpart"},
        ]
        pledge = published(
            make_commitment(f"pledge-{number:02}", parties=parties, made_on=day, now=AT), now=AT
        )
        pledges.append(pledge)
        if number % 4:
            published(make_status_update(pledge, as_of="2024-02-02", now=AT), now=AT)
    for number, pledge in enumerate(pledges):
        if number % 3 == 0:
            published(make_status_update(pledge, status="ongoing", as_of="2024-02-20"), now=LATER)
        if number % 6 == 1:
            revised(pledge, made_on="2024-01-05")
            published(pledge, now=LATER)
        if number % 10 == 4:
            retracted(pledge, now=LATER)


def walked(asked: dict[str, Any], clocks: Clocks) -> list[Page]:
    """Forth to the end and back again."""
    found: list[Page] = []
    for way in ("next", "previous"):
        cursor = "" if way == "next" else found[-1].previous
        while cursor is not None:
            page = read_page(COMMITMENTS, {**asked, "cursor": cursor}, clocks)
            found.append(page)
            assert len(found) < 60, "the walk does not end"
            cursor = getattr(page, way)
    return found


def clocks_of(how: dict[str, Any]) -> Clocks:
    return read_clocks(as_of=how.get("as_of"), known_at=how.get("known_at"), now=timezone.now())


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    def note(statement: str, params: Any, **how: Any) -> Any:
        asked.append(statement)
        return prepared.ask(statement, params, **how)

    monkeypatch.setattr(asking, "ask", note)
    return asked


def by_entries(statements: list[str]) -> int:
    return sum("commitments_listentry" in statement for statement in statements)


@pytest.mark.parametrize("how", CLOCKS, ids=lambda how: "+".join(how) or "now")
def test_pages_are_the_same_either_way_they_are_found(
    record: None, how: dict[str, Any], statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "MORE", 1)
    clocks, seen, used = clocks_of(how), 0, 0
    for ordering, size, actors, more in product(
        ("-made_on", "made_on"),
        (1, 2, 5),
        (["cn"], ["us"], ["mps", "us"]),
        ({}, {"role": ["committing"]}, {"status": ["ongoing", "not_assessed"]}),
    ):
        asked = {"status": ["initiated"], "actor": actors, "ordering": ordering} | more
        asked |= {"page_size": size, "fields": ["slug", "made_on", "status"]}
        statements.clear()
        found = walked(asked, clocks)
        used += by_entries(statements)
        with monkeypatch.context() as patched:
            patched.setattr(entries, "MOST", 0)
            statements.clear()
            assert walked(asked, clocks) == found, asked
            assert by_entries(statements) == 0
        seen += sum(len(page.rows) for page in found)
    assert seen > 500
    assert used > 200


@pytest.mark.parametrize(
    "more",
    [
        {"kind": ["pledge"]},
        {"with_count": True},
        {"ordering": "slug"},
        {"party_status": ["initiated"]},
        {"has_evidence": True},
    ],
    ids=lambda more: next(iter(more)),
)
def test_what_else_is_asked_is_looked_for_among_all(
    record: None, more: dict[str, Any], statements: list[str]
) -> None:
    read_page(COMMITMENTS, {"status": ["initiated"], "actor": ["cn"], **more}, clocks_of({}))
    assert by_entries(statements) == 0


def test_a_page_that_is_full_is_asked_for_once(record: None, statements: list[str]) -> None:
    asked = {"status": ["initiated"], "actor": ["cn"], "page_size": 2}
    page = read_page(COMMITMENTS, asked, clocks_of({}))
    assert len(page.rows) == 2
    assert len(statements) == by_entries(statements) == 1


def told(**where: Any) -> set[tuple[str, str, str]]:
    return {
        (entry.actor, entry.status, entry.made_on.isoformat())
        for entry in ListEntry.objects.filter(**where)
    }


def test_whatever_was_ever_so_is_entered_and_stays() -> None:
    make_actor("cn"), make_actor("us")
    pledge = published(make_commitment("pledge", made_on="2023-11-15"))
    assert told() == {
        ("cn", "not_assessed", "2023-11-15"),
        ("us", "not_assessed", "2023-11-15"),
    }
    published(make_status_update(pledge, status="initiated"))
    revised(pledge, made_on="2023-11-16")
    published(pledge)
    assert told(actor="cn") == set(
        product(("cn",), ("not_assessed", "initiated"), ("2023-11-15", "2023-11-16"))
    )
    retracted(pledge)
    assert len(told(actor="cn")) == 4


def test_a_draft_is_entered_when_it_is_published() -> None:
    draft = make_commitment("draft", made_on="2023-11-15")
    assert told() == set()
    published(draft)
    assert len(told()) == 2


def test_what_has_no_day_has_no_entry() -> None:
    published(make_commitment("pledge", made_on=None))
    assert told() == set()


def test_rows_beside_the_domain_are_entered_too() -> None:
    pledge = published(make_commitment("pledge", made_on="2023-11-15"))
    run("UPDATE commitments_standing SET known_to = known_from + interval '1 minute'")
    run(
        "INSERT INTO commitments_standing (commitment_id, known_from, status, confidence, due_edtf,"
        " due_said, contestation, verdict, found_late, closed, parties, positions, keys,"
        " update_count, evidence_count) SELECT commitment_id, known_to, 'stalled', '', '', '',"
        " contestation, '', false, false, parties, positions, keys, 0, 0"
        " FROM commitments_standing WHERE commitment_id = %s",
        pledge.pk,
    )
    assert ("cn", "stalled", "2023-11-15") in told()
