"""A commitment's page shows all that is on it, in however many questions that takes."""

from __future__ import annotations

import pytest

from commitments.pages import framing
from commitments.reading import parameters
from tests.factories.records import (
    make_commitment,
    make_position,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import published
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db


def test_more_than_one_answer_holds_is_asked_for_in_parts(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(framing, "MOST", 2)
    monkeypatch.setattr(framing, "NAMED", 2)
    monkeypatch.setattr(parameters, "MOST_VALUES", 4)
    others = [published(make_commitment(f"o{n}", title=f"Other {n}")) for n in range(5)]
    relations = [{"type": "part_of", "commitment": other.slug} for other in others]
    pledge = published(make_commitment("pledge", relations=relations))
    for number in range(5):
        source = make_source(f"wire-{number}", title=f"Wire {number}")
        day, told = f"2024-02-0{number + 1}", [quoted(source)]
        update = make_status_update(pledge, as_of=day, summary=f"Found {number}", evidence=told)
        published(update)
        published(make_position(pledge, as_of=day, summary=f"Said {number}"))

    page = reader.text("/commitments/pledge/")

    timeline = page.split('id="time"')[1]
    for number in range(5):
        assert f"Found {number}" in timeline
        assert f"Said {number}" in timeline
        assert f"Wire {number}<" in timeline
        assert f'<a href="/commitments/o{number}/" dir="auto">Other {number}</a>' in page
