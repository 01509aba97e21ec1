"""A record's page tells how many sources support it, and how many origins they go back to."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.templatetags.desk import voices
from tests.admin.helpers import logged_in, page
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sources", "origins", "words"),
    [(3, 1, "3 sources, 1 origin"), (1, 1, "1 source, 1 origin"), (4, 2, "4 sources, 2 origins")],
)
def test_in_words(sources: int, origins: int, words: str) -> None:
    assert voices({"sources": sources, "origins": origins}) == words


def test_where_nothing_supports_it_nothing_is_said() -> None:
    assert voices({"sources": 0, "origins": 0}) == voices(None) == ""


def wires() -> list[Any]:
    origin = make_source()
    return [quoted(origin), *(quoted(make_source(derived_from=origin)) for _ in range(2))]


@pytest.mark.parametrize("state", ["draft", "published"])
def test_on_the_page_of_a_claim(state: str) -> None:
    claim = make_claim(evidence=wires())
    if state == "published":
        published(claim)
    text = logged_in("editor").get(page(claim)).content.decode()
    assert "Supported by 3 sources, 1 origin." in text


def test_on_the_page_of_a_commitment_and_beside_each_finding() -> None:
    pledge = published(make_commitment(evidence=wires()))
    published(make_status_update(pledge))
    path = reverse("admin:commitments_commitment_overview", args=[pledge.pk])
    text = logged_in("viewer").get(path).content.decode()
    assert "4 sources, 2 origins" in text
    assert "Supported by 1 source, 1 origin." in text
