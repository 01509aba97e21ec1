"""A page is made once a publication; what was sent is no publication."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings: Any) -> Iterator[None]:
    settings.KEEP_ANSWERS = 1
    cache.clear()
    yield
    cache.clear()


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


def test_what_is_published_shows_at_once(reader: Reader) -> None:
    published(make_commitment("first"))
    reader.get("/commitments/")

    published(make_commitment("second", title="Published second"))

    assert "Published second" in reader.text("/commitments/")


def test_the_past_and_the_present_are_kept_apart(reader: Reader) -> None:
    published(make_commitment("first", title="Made in May", made_on="2024-05"))

    assert "Made in May" in reader.text("/commitments/")
    assert "Made in May" not in reader.text("/commitments/?as_of=2024-04-30")
