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


def test_a_relation_is_told_from_either_side(reader: Reader) -> None:
    whole = published(make_commitment("whole", title="The whole"))
    relations = [{"type": "part_of", "commitment": whole.slug}]
    published(make_commitment("part", title="The part", relations=relations))

    assert '<span class="meta">Part of</span>' in reader.text("/commitments/part/")
    assert '<span class="meta">Has as its part</span>' in reader.text("/commitments/whole/")


def test_sources_that_re_report_others_are_told(reader: Reader) -> None:
    first = make_source()
    again = make_source(derived_from=first)
    told = [quoted(first), quoted(again), quoted(make_source())]
    published(make_commitment("pledge", evidence=told))
    published(make_commitment("other", evidence=told[:1]))

    assert "3 sources, of which 2 re-report none of the others." in reader.text(
        "/commitments/pledge/"
    )
    assert "1 source.</p>" in reader.text("/commitments/other/")


def test_computed_words_lead_to_what_they_mean(reader: Reader) -> None:
    published(make_commitment("pledge"))

    page = reader.text("/commitments/pledge/?as_of=2024-06-01")

    words = reader.text("/about/?as_of=2024-06-01")
    for place in ("status-not_assessed", "timeliness-no_deadline", "contestation-silent"):
        assert f'<a href="/about/?as_of=2024-06-01#{place}"' in page
        assert f'id="{place}"' in words
