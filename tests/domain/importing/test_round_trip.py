"""What was exported and comes back unchanged changes nothing: 0 new, 0 changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.domain.seeding import seed
from commitments.models.vocabulary import Bindingness, Kind, PartyRole, Publication
from commitments.reading.export import csv_chunks, write_xlsx
from commitments.reading.listings import LISTINGS
from tests import databases
from tests.domain.importing.bringing import bring, counts, refused
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_evidence,
    make_forum,
    make_position,
    make_source,
    make_statistic,
    make_status_update,
    make_topic,
    quoted,
)
from tests.factories.states import MOVES, REVIEWED, STATES, ground, in_state, published
from tests.reading.asking import clocks

KINDS = ("commitment", "status_update", "position", "statistic")
EVERY_STATE = [state.value for state in Publication]


class Undone(Exception):
    """Ends an example."""


@contextmanager
def undone() -> Iterator[None]:
    with suppress(Undone), transaction.atomic():
        yield
        raise Undone


def as_csv(kind: str) -> bytes:
    return b"".join(csv_chunks(LISTINGS[kind], {"publication": EVERY_STATE}, clocks()))


def as_xlsx(kind: str) -> bytes:
    file = io.BytesIO()
    write_xlsx(file, LISTINGS[kind], {"publication": EVERY_STATE}, clocks())
    return file.getvalue()


def nothing_changes(kind: str) -> None:
    rows = sum(1 for _ in csv.reader(io.StringIO(as_csv(kind).decode(), newline=""))) - 1
    assert counts(bring(as_csv(kind), kind=kind)) == (0, 0, rows)
    assert counts(bring(as_xlsx(kind), kind=kind)) == (0, 0, rows)


# Signs that mean something to CSV, to spreadsheets, to lists, to dates; scripts of all kinds.
signs = st.sampled_from(
    [*"=+-@'\t\r\n\"\\,;:()_ ", "\r\n", "''", '""', "_x000D_", "\x01", "\u2028"]
)
texts = st.lists(
    signs
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=5),
    max_size=8,
).map("".join)
titles = texts.filter(str.strip).map(lambda text: text[:1000])
lines = texts.map(lambda text: " ".join(text.split())[:200])
DATES = ["2024", "2024-02~", "2024-22", "2024-02-29", "../2024-12-31", "[2024-02..2024-08]", "202X"]
said = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20) | st.sampled_from(
    ["over (the) summer", "(", ")", ") (", "=1", " x "]
)
dates = st.none() | st.builds(
    lambda edtf, words: {"edtf": edtf, "said": words}, st.sampled_from(DATES), said
)
closed = st.sampled_from(["2023", "2023-02~", "2023-22", "2023-02/2023-08", "2023-02-28"])
days = st.builds(lambda edtf, words: {"edtf": edtf, "said": words}, closed, said)
references = st.lists(titles.map(lambda text: text[:200]).filter(str.strip), max_size=4)
parties = st.lists(
    st.tuples(st.sampled_from(["cn", "us"]), st.sampled_from(PartyRole.values)),
    unique=True,
    max_size=4,
)
commitments = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([k for k in Kind.values if k != "meeting"]),
        "bindingness": st.sampled_from(Bindingness.values),
        "title": titles,
        "text": texts,
        "criteria": texts,
        "place": texts.map(lambda text: text[:300]),
        "forum": st.none() | st.just("summits"),
        "review_every": st.none() | st.integers(1, 36_500),
        "references": references,
        "made_on": dates,
        "original_due": dates,
        "parties": parties.map(lambda found: [{"actor": a, "role": r} for a, r in found]),
        "topics": st.lists(st.sampled_from(["one", "two"]), unique=True),
        "relations": st.lists(
            st.sampled_from(["depends_on", "part_of"]).map(
                lambda kind: {"type": kind, "commitment": "known"}
            ),
            max_size=2,
            unique_by=str,
        ),
    }
)
evidence = st.fixed_dictionaries(
    {
        "excerpt": titles.map(lambda text: text[:2000]),
        "locator": texts.map(lambda text: text[:500]),
        "speaker_text": texts.map(lambda text: text[:500]),
        "said_on": dates,
        "translation": texts,
    }
)
figures = st.fixed_dictionaries(
    {
        "title": titles,
        "value": st.decimals(-(10**17), 10**17, places=6).map(str) | st.integers(-9, 9),
        "unit": titles.map(lambda text: text[:100]).filter(str.strip),
        "definition": texts,
        "period": dates,
    }
)
states = st.sampled_from(STATES)
THOROUGHLY = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def put(record: Any, state: str) -> None:
    if state != "draft":
        MOVES[state](record)


def world() -> None:
    make_actor("cn"), make_actor("us"), make_forum("summits"), make_topic("one"), make_topic("two")
    make_source("afp")
    published(make_commitment("known"))


@pytest.mark.django_db
@THOROUGHLY
@given(st.lists(st.tuples(commitments, states), min_size=1, max_size=4))
def test_commitments_come_back_as_they_were(made):
    with undone():
        world()
        for data, state in made:
            put(make_commitment(**data), state)
        nothing_changes("commitment")


@pytest.mark.django_db
@THOROUGHLY
@given(st.lists(st.tuples(texts, days, dates, evidence, states), min_size=1, max_size=3))
def test_judgements_come_back_as_they_were(made):
    with undone():
        world()
        for summary, as_of, due, quote, state in made:
            given = {
                "commitment": published(make_commitment()),
                "summary": summary,
                "as_of": as_of,
                "evidence": [
                    quoted("afp", **quote),
                    quoted("afp", **quote | {"stance": "context"}),
                ],
            }
            put(make_status_update(**given, due=due, place=summary[:300]), state)
            put(make_position(**given, party="cn"), state)
        nothing_changes("status_update")
        nothing_changes("position")


@pytest.mark.django_db
@THOROUGHLY
@given(st.lists(st.tuples(figures, evidence, states), min_size=1, max_size=3))
def test_statistics_come_back_as_they_were(made):
    with undone():
        world()
        for data, quote, state in made:
            put(
                make_statistic(**data, commitments=["known"], evidence=[quoted("afp", **quote)]),
                state,
            )
        nothing_changes("statistic")


@pytest.mark.django_db
@THOROUGHLY
@given(st.lists(commitments, min_size=1, max_size=3))
def test_what_is_dropped_and_comes_back_under_other_slugs_says_the_same(made):
    """The export of new records, brought as new ones, makes records that say the same."""
    with undone():
        world()
        for number, data in enumerate(made):
            make_commitment(f"old-{number}", **data | {"references": []})
        content = as_csv("commitment").decode()
        assert counts(bring(content.replace(",old-", ",new-"))) == (len(made), 0, 1)
        told = {
            row["slug"]: row
            for row in csv.DictReader(io.StringIO(as_csv("commitment").decode(), newline=""))
        }
        own = set(told["known"]) - {"slug", "url", "created_at", "updated_at"}
        for number in range(len(made)):
            old, new = told[f"old-{number}"], told[f"new-{number}"]
            assert {name: old[name] for name in own} == {name: new[name] for name in own}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", STATES)
def test_records_in_every_state_come_back(kind, state):
    in_state(state, kind)
    nothing_changes(kind)


@pytest.mark.django_db
@pytest.mark.parametrize("sign", "=+-@'\t\r")
def test_cells_that_would_be_run_come_back_as_they_were(sign):
    for text in (f"{sign}SUM(A1)", sign, f"'{sign}", f"{sign}{sign}", f"{sign}1", f"{sign}-1.5"):
        if text.strip():
            make_commitment(title=text, text=text, references=[text], place=text)
    content = as_csv("commitment").decode()

    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    run = [cell for cell in cells if cell[:1] in set("=+@\t\r")]
    assert run == []
    nothing_changes("commitment")


@pytest.mark.django_db
def test_trimmed_columns_come_back_too():
    update = make_status_update(published(make_commitment("pledge", due="2024-02")), due="2024-05")
    published(update)
    chunks = csv_chunks(LISTINGS["commitment"], {"fields": ["title", "due"]}, clocks())

    assert counts(bring(b"".join(chunks))) == (0, 0, 1), "the window in force is no change"


@pytest.mark.django_db
def test_exported_evidence_that_was_changed_is_refused_or_written():
    public = published(make_commitment("pledge"))
    draft = make_status_update(public, evidence=[quoted(excerpt="Old words")])
    published(make_statistic(evidence=[quoted(excerpt="Old words")]))

    altered = as_csv("status_update").decode().replace("Old words", "New words")
    assert counts(bring(altered, kind="status_update")) == (0, 1, 0)
    assert draft.evidence.get().excerpt == "New words"
    assert (
        "is published and never edited; correct it by superseding it."
        in refused(as_csv("statistic").decode().replace("Old words", "New words"))[0]
    )
    make_evidence(draft)
    nothing_changes("status_update")


@pytest.fixture(scope="module")
def seeded(migrated_database: str, django_db_blocker: Any) -> Iterator[None]:
    name = "test_round_trip_of_the_seed"
    with django_db_blocker.unblock():
        databases.clone(name, source=migrated_database)
        with databases.using(name):
            seed(django_settings.BASE_DIR / "fixtures")
            yield
        databases.drop(name)


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_seed_record_comes_back(seeded, kind):
    content = as_csv(kind)
    assert content.count(b"\r\n") > 5
    nothing_changes(kind)


def test_every_kind_that_is_imported_is_walked_here():
    assert set(KINDS) <= set(REVIEWED)
    assert ground("position")
