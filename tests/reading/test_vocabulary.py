"""Every code of every vocabulary is told, with what it means."""

from __future__ import annotations

import inspect

import pytest
from django.db import models

from commitments.models import vocabulary as v
from commitments.reading.definitions import DEFINITIONS
from commitments.reading.vocabulary import NAMES, SOURCES, VOCABULARY

VOCABULARIES = [
    member
    for _, member in inspect.getmembers(v, inspect.isclass)
    if issubclass(member, models.TextChoices) and member is not models.TextChoices
]


@pytest.mark.parametrize("choices", VOCABULARIES, ids=lambda choices: choices.__name__)
def test_every_vocabulary_has_a_name_and_every_code_a_definition(choices) -> None:
    assert choices in NAMES.values(), "name it in commitments/reading/vocabulary.py"
    missing = set(choices.values) - set(DEFINITIONS[choices])
    assert missing == set(), "define them in commitments/reading/definitions.py"


def test_there_is_no_definition_of_a_code_that_is_gone() -> None:
    for choices, defined in DEFINITIONS.items():
        assert set(defined) == set(choices.values)


def test_codes_come_in_their_order_and_say_it() -> None:
    assert [each["code"] for each in VOCABULARY["status"]] == v.Status.values
    for entries in VOCABULARY.values():
        assert [each["order"] for each in entries] == list(range(1, len(entries) + 1))


def test_definitions_are_whole_sentences_each_its_own() -> None:
    for entries in VOCABULARY.values():
        texts = [each["definition"] for each in entries]
        assert all(text.endswith(".") and len(text) < 250 for text in texts if text != "Public.")
        assert len(set(texts)) == len(texts)


def test_the_closed_statuses_and_no_other_codes_are_closed() -> None:
    closed = {
        (name, each["code"]) for name in VOCABULARY for each in VOCABULARY[name] if each["closed"]
    }
    assert closed == {("status", code) for code in v.CLOSED_STATUSES}


@pytest.mark.parametrize(
    ("status", "kinds", "computed"),
    [
        ("held", ["meeting"], False),
        ("implemented", [k for k in v.Kind.values if k != "meeting"], False),
        ("superseded", v.Kind.values, False),
        ("no_public_evidence", v.Kind.values, False),
        ("mixed", v.Kind.values, True),
        ("not_assessed", v.Kind.values, True),
    ],
)
def test_a_status_names_the_kinds_it_applies_to(status, kinds, computed) -> None:
    told = next(each for each in VOCABULARY["status"] if each["code"] == status)
    assert told["applies_to"] == kinds
    assert told["computed"] is computed


def test_borrowed_scales_name_where_they_come_from() -> None:
    borrowed = {name for name in VOCABULARY if all("source" in each for each in VOCABULARY[name])}
    assert borrowed == {"confidence", "likelihood", "reliability", "credibility"}
    assert set(SOURCES) == {NAMES[name] for name in borrowed}
