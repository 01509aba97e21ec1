"""A search of the present looks at what was entered of each commitment, and finds what a search of
the same instant finds in the texts themselves, whatever came, went, or was said otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from commitments.domain import entered, merging, redactions
from commitments.domain.seeding import seed
from commitments.models import Commitment, SearchEntry
from commitments.reading import asking, prepared
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.paging import read_page
from commitments.reading.parameters import read_all
from commitments.reading.stats import read_stats
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_evidence,
    make_position,
    make_source,
    make_status_update,
    quoted,
    the_actor,
)
from tests.factories.states import corrected, published, retracted, revised
from tests.factories.users import admin, editor
from tests.models.sql import run
from tests.reading.asking import ask, clocks, slugs

WORDS = "SELECT DISTINCT word FROM ts_stat('SELECT words FROM commitments_searchentry')"


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Of lists, as PostgreSQL is asked."""
    noted: list[str] = []

    def note(statement: str, params: Any, **how: Any) -> Any:
        noted.append(statement)
        return prepared.ask(statement, params, **how)

    monkeypatch.setattr(asking, "ask", note)
    return noted


def in_entries(statements: list[str]) -> int:
    return sum("commitments_searchentry" in each for each in statements)


def found(q: str) -> list[str]:
    """By what is entered, which the same search of this instant bears out."""
    assert [*entered.searches_find_what_is_said(iter)] == []
    return alike(q)


def alike(q: str) -> list[str]:
    now = ask("commitment", q=q)
    assert now == ask("commitment", known_at=timezone.now(), q=q), q
    return [row["slug"] for row in now]


def read(**asked: str) -> dict[str, Any]:
    return read_all(COMMITMENTS.parameters, {name: [value] for name, value in asked.items()})


Step = Callable[[], Any]


@pytest.mark.django_db
def test_what_is_said_is_found_from_then_on_and_until_it_is_not() -> None:
    """Each step: what is done, what is found by it, and what no longer is."""
    source = make_source(title="Dispatch", publisher="Wire")
    pledge = make_commitment("pledge", title="Alpha", text="beta", criteria="gamma")
    made: dict[str, Any] = {"pledge": pledge}

    def make(name: str, build: Callable[[], Any]) -> Step:
        return lambda: made.__setitem__(name, published(build()))

    def correct(name: str, **data: Any) -> Step:
        return lambda: made.__setitem__(name, published(corrected(made[name], **data)))

    def revise(name: str, **data: Any) -> Step:
        def step() -> None:
            revised(made[name], **data)
            published(made[name])

        return step

    def retract(name: str) -> Step:
        return lambda: retracted(made[name])

    steps: list[tuple[Step, str, str]] = [
        (lambda: published(pledge), "alpha beta gamma", "delta"),
        (make("update", lambda: make_status_update(pledge, summary="Delta", place="Epsilon",
            evidence=[quoted(source, excerpt="zeta")])), "delta epsilon zeta dispatch wire", ""),
        (make("position", lambda: make_position(pledge, summary="Eta",
            evidence=[quoted(excerpt="theta")])), "eta theta", ""),
        (make("own", lambda: make_evidence(pledge, excerpt="iota")), "iota", ""),
        (make("further", lambda: make_evidence(made["update"], excerpt="kappa")), "kappa", ""),
        (make("spoken", lambda: make_evidence(made["position"], excerpt="lambda")), "lambda", ""),
        (correct("own", excerpt="mu"), "mu", "iota"),
        (correct("further", excerpt="nu"), "nu zeta", "kappa"),
        (retract("spoken"), "theta", "lambda"),
        (correct("update", summary="Omicron", place=""), "omicron", "delta epsilon"),
        (retract("update"), "delta epsilon", "omicron"),
        (correct("position", summary="Pi"), "pi", "eta"),
        (revise("pledge", title="Rho"), "rho beta", "alpha"),
        (retract("own"), "iota", "mu"),
        (retract("position"), "eta theta", "pi"),
        (retract("pledge"), "", "rho beta"),
    ]  # fmt: skip
    assert found("alpha") == []
    for step, said, unsaid in steps:
        step()
        for word in said.split():
            assert found(word) == ["pledge"], word
        for word in unsaid.split():
            assert found(word) == [], word
    assert not SearchEntry.objects.exists()


@pytest.mark.django_db
def test_sources_and_actors_are_found_by_the_names_they_have_now() -> None:
    china = the_actor("cn")
    source, other = make_source(title="Dispatch"), make_source(title="Cable", publisher="Agency")
    first = published(make_commitment("first", evidence=[quoted(source)]))
    published(make_commitment("second", evidence=[quoted(other)]))
    assert found("dispatch") == ["first"]

    revised(source, title="Telegram")
    published(source)
    assert found("telegram") == ["first"]
    assert found("dispatch") == []

    merging.merge(gone=source, stays=other, by=editor(), reason="The same text.")
    assert found("cable agency") == ["first", "second"]

    revised(other, title="Bulletin")
    published(other)
    assert found("bulletin") == ["first", "second"]
    assert found("cable") == []

    ministry = make_actor("mps", name="Security ministry")
    published(
        make_commitment("third", parties=[{"actor": ministry, "role": "committing"}], title="T")
    )
    assert found("security ministry") == ["third"]
    assert found("security -ministry") == []
    assert found('"security ministry"') == ["third"]
    assert found('bulletin -"security ministry"') == ["first", "second"]
    merging.merge(gone=ministry, stays=china, by=editor(), reason="One of them.")
    assert "third" in found(china.name)

    retracted(first)
    assert found("bulletin") == ["second"]


@pytest.mark.django_db
def test_what_was_redacted_is_found_no_more() -> None:
    source = make_source(title="Dispatch")
    pledge = published(
        make_commitment("pledge", title="T", evidence=[quoted(source)], text="alpha")
    )
    update = published(make_status_update(pledge, summary="beta"))
    for record, field, word in (
        (pledge, "text", "alpha"),
        (update, "summary", "beta"),
        (source, "title", "dispatch"),
    ):
        assert found(word) == ["pledge"]
        redactions.redact(
            record=record, field=field, notice="Removed.", grounds="Order 7.", by=admin()
        )
        assert found(word) == []
    assert found("removed") == ["pledge"]


@pytest.mark.django_db
def test_any_search_of_everything_is_the_same_either_way(statements: list[str]) -> None:
    run("SET LOCAL jit = off")
    seed(settings.BASE_DIR / "fixtures")
    words = [word for (word,) in run(f"{WORDS} ORDER BY 1") if re.fullmatch(r"\w+", word)]
    assert len(words) > 200
    searches = [f"{word} {words[-n - 1]}" for n, word in enumerate(words) if n % 30 == 0]
    searches += [*words[::30], "china", "china xi fentanyl", "xi -china", "the", "the group"]
    searches += ['"working group"', '"working group" china', 'china -"working group"', "禁毒"]
    searches += ["-the group", "counter-narcotics", "2024", "follow-up meeting -fentanyl"]
    hits = [len(alike(q)) for q in searches]
    assert max(hits) > 5
    assert sum(map(bool, hits)) > 30
    assert in_entries(statements) == len(searches)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked", [{"as_of": "2024-01-01"}, {"known_at": "now"}, {"publication": "draft,published"}]
)
def test_what_is_not_of_the_present_alone_is_looked_for_in_the_texts(
    asked: dict[str, str], statements: list[str]
) -> None:
    published(make_commitment("pledge", title="Alpha", made_on="2023-11-15"))
    make_commitment("draft", title="Alpha")
    as_of, known_at = asked.pop("as_of", ""), timezone.now() if "known_at" in asked else None
    asked.pop("known_at", None)
    assert "pledge" in slugs("commitment", as_of, known_at, q="alpha", **asked)
    assert in_entries(statements) == 0


@pytest.mark.django_db
def test_what_is_published_while_it_is_asked_is_of_the_next_answer() -> None:
    published(make_commitment("pledge", title="Alpha"))
    at = clocks()
    published(make_commitment("other", title="Alpha"))
    page = read_page(COMMITMENTS, read(q="alpha"), at)
    assert [re.search('"slug":"([a-z]+)"', row)[1] for row in page.rows] == ["pledge"]  # type: ignore[index]
    assert slugs("commitment", q="alpha") == ["other", "pledge"]


@pytest.mark.django_db
def test_counts_of_a_search_are_made_by_the_entries_too(statements: list[str]) -> None:
    for slug in ("one", "two"):
        published(make_commitment(slug, title="Alpha"))
    asked = {"q": read(q="alpha")["q"], "group_by": ["status"]}
    assert read_stats(asked, clocks()).total == 2
    assert in_entries(statements) == len(statements)


@pytest.mark.django_db
def test_a_draft_costs_nothing_and_is_entered_by_nobody() -> None:
    draft = make_commitment("draft", title="Alpha")
    make_evidence(draft, excerpt="beta")
    assert not SearchEntry.objects.exists()
    pledge = published(make_commitment("pledge"))
    make_status_update(pledge, summary="Alpha")
    assert found("alpha") == []


@pytest.mark.parametrize("corrects", [False, True])
def test_two_who_write_at_once_past_the_program_see_each_other(
    committing_db: str, corrects: bool
) -> None:
    """Whoever comes second waits, and enters what both have said."""
    pledge = published(make_commitment("pledge"))
    drafts = [make_status_update(pledge, summary="alpha")]
    if corrects:
        drafts.append(corrected(published(make_status_update(pledge)), summary="beta"))
    else:
        drafts.append(make_status_update(pledge, summary="beta"))
    publish = (
        "UPDATE commitments_statusupdate SET publication = 'published', published_at = now(),"
        " published_by_id = created_by_id WHERE id = %s"
    )
    with (
        psycopg.connect(committing_db) as one,
        psycopg.connect(committing_db) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        one.execute(publish, [drafts[0].pk])
        second = pool.submit(other.execute, publish, [drafts[1].pk])
        waiting = "SELECT FROM pg_locks WHERE NOT granted AND pid = %s"
        while not one.execute(waiting, [other.info.backend_pid]).fetchall():
            assert not second.done()
        one.commit()
        second.result(timeout=10)
        other.commit()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT words @@ 'alpha & beta'::tsquery FROM commitments_searchentry WHERE"
            " commitment_id = %s",
            [Commitment.objects.get(slug="pledge").pk],
        )
        assert cursor.fetchone() == (True,)
