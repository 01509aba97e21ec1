"""A word that stands in drafts alone is in no answer that a stranger can get, whatever is asked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from commitments.domain.resources import RESOURCES
from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.factories.records import make, make_commitment, make_status_update, quoted
from tests.factories.states import ground, in_state, published, revised

pytestmark = pytest.mark.django_db
WORD = "qzxdraft"
TEXTS = {
    "commitment": {"title": WORD, "text": WORD, "criteria": WORD},
    "status_update": {"summary": WORD},
    "position": {"summary": WORD},
    "claim": {"title": WORD, "text": WORD},
    "risk": {"title": WORD, "text": WORD},
    "statistic": {"title": WORD, "definition": WORD},
}
STATES = ("draft", "in_review", "returned")
BESIDE = (
    "stats/", "stats/?group_by=status,actor", "stats/history/?from=2024-01-01&interval=month",
    "discrepancies/", "changes/", "calendar.ics", "feed.atom", "vocabulary/",
    "commitments/public/timeline/", "commitments/public/?include=updates,evidence",
    "commitments/?include=updates,evidence", f"commitments/?q={WORD}",
    f"commitments/?q={WORD}&with_count=true", f"commitments/?topic={WORD}",
    f"commitments/?reference={WORD}", f"commitments/{WORD}/", f"commitments/{WORD}/timeline/",
    f"commitments/{WORD}/compare/?from=2024-01-01&to=2024-02-01",
)  # fmt: skip
PAGES = (
    "/", "/commitments/", f"/commitments/?q={WORD}", "/commitments/public/", "/claims/",
    "/actors/", "/actors/cn/", "/reports/", "/charts/", f"/commitments/{WORD}/", f"/claims/{WORD}/",
)  # fmt: skip


@pytest.fixture
def hidden() -> None:
    """Drafts of every kind and state, beside and beneath a commitment that is public."""
    public = published(make_commitment("public"))
    for kind, texts in TEXTS.items():
        for state in STATES:
            about = ground(kind)
            about.update({"commitment": public} if "commitment" in about else {})
            in_state(state, kind, **{**about, **texts})
    make_commitment(WORD, title=WORD)
    make("claim", slug=WORD, title=WORD)
    revised(public, title=WORD, reason=f"Called {WORD} since.")
    make_status_update(public, summary=WORD, evidence=[quoted(excerpt=WORD, locator=WORD)])


def asked() -> Iterator[str]:
    for kind in RESOURCES:
        path = f"{LISTINGS[kind].path}/"
        yield path
        yield f"{path}?with_count=true&page_size=1000"
        yield f"{path}?q={WORD}"
    for form in ("csv", "ndjson", "xlsx"):
        yield f"commitments/?format={form}"
    yield from BESIDE


def text_of(answer: Any) -> str:
    body = b"".join(answer) if answer.streaming else answer.content
    told = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return told + unpacked(body).decode("utf-8", "replace")


def unpacked(body: bytes) -> bytes:
    """Of a workbook, which is a zip, all that is in it."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return b"\n".join(book.read(name) for name in book.namelist())


def leaks(path: str, text: str) -> bool:
    """Answers and pages may say what was asked for, and nothing else may."""
    if WORD in path:
        for said in (f"“{WORD}”", f"={WORD}", f"/{WORD}/", f'value="{WORD}"'):
            text = text.replace(said, "")
    return WORD in text


@pytest.mark.parametrize("form", ["json", "csv", "ndjson", "xlsx"])
def test_what_is_public_is_found_where_drafts_are_looked_for(form: str) -> None:
    published(make_commitment("public", title=WORD))
    path = f"commitments/?format={form}"
    assert leaks(path, text_of(Api().get(path)))


def test_a_word_beside_the_one_asked_for_is_a_leak() -> None:
    assert leaks("commitments/", f'"next": "?q={WORD}"')
    assert not leaks(f"commitments/?q={WORD}", f'"next": "?q={WORD}"')
    assert leaks(f"commitments/?q={WORD}", f'"title": "{WORD}"')


@pytest.mark.usefixtures("hidden")
def test_a_stranger_never_reads_it_over_the_api() -> None:
    told = {path: text_of(Api().get(path)) for path in asked()}
    assert [path for path, text in told.items() if leaks(path, text)] == []


@pytest.mark.usefixtures("hidden")
def test_searching_for_it_finds_nothing_and_counts_nothing() -> None:
    for kind in RESOURCES:
        found = Api().get(f"{LISTINGS[kind].path}/", q=WORD, with_count="true").json()
        assert (found["results"], found["count"]) == ([], 0), kind


@pytest.mark.usefixtures("hidden")
def test_a_stranger_never_reads_it_on_a_page() -> None:
    told = {path: text_of(Client().get(path)) for path in PAGES}
    assert [path for path, text in told.items() if leaks(path, text)] == []


@pytest.mark.usefixtures("hidden")
def test_a_draft_and_nothing_at_all_are_refused_alike() -> None:
    for path in ("commitments/{}/", "claims/{}/", "commitments/{}/timeline/"):
        there, not_there = (Api().get(path.format(name)) for name in (WORD, "no-such-thing"))
        assert there.status_code == not_there.status_code == 404
        assert there.content == not_there.content


def test_a_draft_alters_no_tag_of_what_strangers_read() -> None:
    published(make_commitment("public"))
    paths = ("commitments/", "commitments/public/", "stats/", "feed.atom", "changes/")
    before = [Api().get(path)["ETag"] for path in paths]
    in_state("in_review", "claim", title=WORD)
    make_commitment(WORD, title=WORD)
    assert [Api().get(path)["ETag"] for path in paths] == before
