"""What the desk's search finds: all text that hangs on a row, whatever its state."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from commitments.domain.keeping import keep
from commitments.reading.finding import FOUND, matching
from commitments.reading.parameters import BadParameter
from tests.factories.records import (
    make,
    make_actor,
    make_claim,
    make_commitment,
    make_evidence,
    make_forum,
    make_position,
    make_source,
    make_status_update,
    make_topic,
    quoted,
)
from tests.factories.states import ground, in_state, published, retracted
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db


def found(kind: str, text: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(*matching(kind, text))
        return {pk for (pk,) in cursor.fetchall()}


def hits(text: str, *rows: Any, kind: str = "commitment") -> bool:
    return found(kind, text) == {row.pk for row in rows}


@pytest.mark.parametrize("state", ["draft", "in_review", "published", "retracted"])
def test_a_record_is_found_by_its_own_words_in_every_state(state):
    row = in_state(state, "claim", title="Precursor chemicals", text="They come from one port.")
    make_claim()
    for text in ("precursor", "chemicals port", row.slug):
        assert hits(text, row, kind="claim"), text


def test_words_are_found_by_their_stem_and_by_their_beginning():
    row = published(make_commitment(text="We regulated the precursors strictly."))
    make_commitment(text="Nothing of the kind.")
    for text in ("regulating", "precurs", "Strict"):
        assert hits(text, row), text


def test_chinese_is_found_without_blanks():
    row = published(make_commitment(text="中国将采取行动打击芬太尼前体"))
    draft = make_commitment(text="芬太尼")
    published(make_commitment(text="中国"))
    assert hits("芬太尼", row, draft)


def test_every_term_must_be_there_and_none_of_the_unwanted():
    both = make_commitment(title="fentanyl precursors")
    one = make_commitment(title="fentanyl finance")
    assert hits("fentanyl", both, one)
    assert hits("fentanyl precursors", both)
    assert hits("fentanyl -precursors", one)
    assert hits('"fentanyl finance"', one)


def test_terms_may_be_met_in_different_places():
    row = make_commitment(
        title="On precursors",
        parties=[{"actor": make_actor("cn", name="China"), "role": "committing"}],
    )
    make_commitment(title="On precursors", parties=[])
    assert hits("china precursors", row)


def test_a_commitment_is_found_by_all_that_hangs_on_it():
    row = published(
        make_commitment(
            forum=make_forum("summits", name="Leaders' summits"),
            topics=[make_topic("finance", name="Illicit finance")],
            references=["g20:2008W-4"],
        )
    )
    make_commitment()
    source = make_source(title="Afternoon briefing")
    make_status_update(row, summary="Regulators convened.", evidence=[quoted(source)])
    make_position(row, summary="Enough was delivered.", evidence=[])
    make_evidence(row, excerpt="a binding timetable")
    keep(commitment=row, by=analyst(), notes="Ring the embassy.")
    for text in (
        "leaders",
        "illicit",
        "g20:2008W",
        "briefing",
        "regulators",
        "delivered",
        "timetable",
        "embassy",
    ):
        assert hits(text, row), text


def test_a_judgement_is_found_by_its_commitment_actor_and_evidence():
    china = make_actor("cn", name="China")
    row = published(
        make_commitment(title="The pledge", parties=[{"actor": china, "role": "committing"}])
    )
    update = make_status_update(row, party=china, evidence=[])
    position = make_position(row, actor=make_actor("mx", name="Mexico"), evidence=[])
    excerpt = make_evidence(position, excerpt="too little", attributed_to=china)
    assert hits("pledge", update, kind="status_update")
    assert hits("china", update, kind="status_update")
    assert hits("mexico", position, kind="position")
    assert hits("little", position, kind="position")
    for text in ("little", "china", "pledge", excerpt.source.slug):
        assert hits(text, excerpt, kind="evidence"), text


def test_signs_that_mean_something_to_sql_mean_themselves():
    row = make_claim(title="100% of it_all \\ done")
    make_claim(title="100 of itsall done")
    for text in ("100%", "it_all", "\\ done"):
        assert row.pk in found("claim", text), text
    assert hits('"0% of it_"', row, kind="claim")


def test_small_words_are_asked_of_nobody():
    row, other = make_claim(title="One"), make_claim(title="Two")
    assert hits("the one", row, kind="claim")
    assert hits("the", row, other, kind="claim")


@pytest.mark.parametrize("text", ["“”", "-not", "a b c d e f g h i j k"])
def test_what_asks_for_nothing_or_too_much_is_refused(text):
    with pytest.raises(BadParameter):
        matching("claim", text)


@pytest.mark.parametrize("kind", sorted(FOUND))
def test_every_kind_is_searched(kind):
    row = make(kind, **ground(kind))
    word = getattr(row, "slug", None) or row.commitment.slug if kind != "evidence" else "working"
    assert row.pk in found(kind, str(word))
    assert found(kind, "nowhere-to-be-found") == set()


def test_what_is_retracted_is_found_too():
    row = retracted(make_commitment(text="A mistake in the text"))
    assert hits("mistake", row)
