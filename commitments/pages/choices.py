"""Which filters are set, in words, each with the way to be without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from commitments.pages.addresses import address
from commitments.pages.framing import Asking
from commitments.reading.parameters import Parameter
from commitments.reading.vocabulary import VOCABULARY

DAYS = (
    ("made_after", "Made from"),
    ("made_before", "Made until"),
    ("due_after", "Window from"),
    ("due_before", "Window until"),
)
BESIDE = {"ordering", "cursor"}  # no filters
NAMED = {"actor": "actors/", "topic": "topics/", "forum": "forums/"}
VOCABULARIES = {"party_status": "status", "role": "party_role"}
HEADINGS = {**dict(DAYS), "actor": "Party", "party_status": "Status of the party"}


@dataclass(frozen=True)
class Choice:
    """One filter that is set; `without`: the address of this page if it were not."""

    name: str
    value: str
    without: str


def chosen(
    asking: Asking, given: Mapping[str, Sequence[str]], parameters: Sequence[Parameter]
) -> list[Choice]:
    """But for the words searched for, which stand in their box."""
    several = {each.name for each in parameters if each.many}
    found = []
    for name in given:
        if name in BESIDE or name == "q":
            continue
        values = [part for value in given[name] for part in split(value, many=name in several)]
        for value in values:
            kept = {**asking.given, name: [each for each in values if each != value], "cursor": []}
            found.append(
                Choice(
                    HEADINGS.get(name, name.replace("_", " ").capitalize()),
                    said(asking, name, value),
                    address(reverse("commitments"), kept),
                )
            )
    return found


def split(value: str, *, many: bool) -> list[str]:
    return value.split(",") if many else [value]


def said(asking: Asking, name: str, value: str) -> str:
    """A value in the words of the form."""
    codes = VOCABULARY.get(VOCABULARIES.get(name, name), [])
    labels = {term["code"]: term["label"] for term in codes}
    if name in NAMED:
        labels = asking.named(NAMED[name])
    return str(labels.get(value, value))
