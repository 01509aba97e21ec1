"""A page of the newest change is kept until the next; whoever may not read it gets none of it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from commitments.domain.redactions import redact
from commitments.pages.framing import STYLES
from commitments.reading import kept
from tests.factories.records import make_commitment
from tests.factories.schedules import make_report
from tests.factories.states import published
from tests.factories.users import admin
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings: Any, monkeypatch: pytest.MonkeyPatch) -> kept.Kept:
    """Empty: numbers of changes begin anew in each test."""
    settings.KEEP_ANSWERS = 1
    monkeypatch.setattr(kept, "KEPT", kept.Kept())
    return kept.KEPT


def test_a_page_asked_for_again_costs_the_newest_change_alone(
    reader: Reader, django_assert_num_queries: Any
) -> None:
    published(make_commitment("first", title="Published first"))
    made = reader.get("/")

    with django_assert_num_queries(1):
        again = reader.get("/")

    assert again.content == made.content
    assert [again[name] for name in ("ETag", "Content-Type", "Known-At")] == [
        made[name] for name in ("ETag", "Content-Type", "Known-At")
    ]


def test_what_is_published_shows_at_once(reader: Reader, store: kept.Kept) -> None:
    published(make_commitment("first"))
    reader.get("/commitments/")
    reader.get("/claims/")
    assert len(store.bodies) == 2

    published(make_commitment("second", title="Published second"))

    assert "Published second" in reader.text("/commitments/")
    assert len(store.bodies) == 1


def test_two_days_are_kept_apart(reader: Reader) -> None:
    published(make_commitment("first", title="Made in May", made_on="2024-05"))

    assert "Made in May" in reader.text("/commitments/")
    assert "Made in May" not in reader.text("/commitments/?as_of=2024-04-30")


def test_no_page_as_it_was_known_once_is_kept(reader: Reader, store: kept.Kept) -> None:
    published(make_commitment("first", title="Published first"))
    now = reader.get("/")["Known-At"]
    store.bodies.clear()

    assert "Published first" in reader.text(f"/commitments/?known_at={now}")
    assert not store.bodies


def test_a_kept_page_is_for_those_who_may_read(reader: Reader, settings: Any) -> None:
    published(make_commitment("first"))
    reader.text("/commitments/")

    settings.PUBLIC_READ = False

    assert reader.get("/commitments/").status_code == 302


def test_a_redacted_text_is_not_told_from_a_kept_page(reader: Reader) -> None:
    pledge = published(make_commitment("first", title="A secret name"))
    assert "A secret name" in reader.text("/commitments/")

    redact(record=pledge, field="title", notice="[Removed.]", grounds="Case 7", by=admin())

    page = reader.text("/commitments/")
    assert "A secret name" not in page
    assert "[Removed.]" in page


def test_a_page_whose_head_was_asked_for_is_whole(reader: Reader) -> None:
    published(make_commitment("first", title="Published first"))
    head = reader.client.head("/commitments/", headers={"host": "localhost"})

    got = reader.get("/commitments/")

    assert head.content == b""
    assert head["ETag"] == got["ETag"]
    assert "Published first" in got.content.decode()


def test_reports_are_no_changes_and_their_page_is_not_kept(
    reader: Reader, store: kept.Kept
) -> None:
    assert "Weekly: 1 changed" not in reader.text("/reports/")

    make_report(subject="Weekly: 1 changed")

    assert "Weekly: 1 changed" in reader.text("/reports/")
    assert not store.bodies


def test_files_of_charts_are_not_kept_and_say_what_they_are(
    reader: Reader, store: kept.Kept
) -> None:
    types = [reader.get("/charts/windows.csv")["Content-Type"] for _ in range(2)]

    assert types == ["text/csv; charset=utf-8"] * 2
    assert not store.bodies


def test_a_page_with_other_styles_or_addresses_is_another(reader: Reader, settings: Any) -> None:
    tags = [reader.get("/about/")["ETag"]]
    settings.BASE_URL = "https://tracker.example"
    tags.append(reader.get("/about/")["ETag"])
    assert "https://tracker.example/about/" in reader.text("/about/")
    settings.STATIC_URL = "/elsewhere/"
    tags.append(reader.get("/about/")["ETag"])

    assert len(set(tags)) == 3


def test_whatever_file_a_page_loads_names_the_page_too(reader: Reader) -> None:
    published(make_commitment("first"))

    loaded = set(re.findall(r'"/static/([^"]+)"', reader.text("/") + reader.text("/charts/")))

    assert loaded == set(STYLES)
