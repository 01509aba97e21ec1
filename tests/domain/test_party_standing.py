from __future__ import annotations

import pytest

from commitments.domain.judgements import Finding
from commitments.domain.standing import Party, PartyStanding
from tests.domain.builders import finding, on, standing, status


def party_statuses(held_on: str, *findings: Finding) -> dict[str, str]:
    return {party.actor: party.status for party in standing(held_on, *findings).parties}


SHARED = [
    ("nobody looked", [], "not_assessed", None, None),
    ("one of two", [("cn", "initiated", "2024-01-10", "high")], "mixed", None, None),
    (
        "both alike",
        [("cn", "initiated", "2024-01-10", "high"), ("us", "initiated", "2024-01-12", "low")],
        "initiated", "2024-01-12", "low",
    ),
    (
        "both alike, the other newer and surer",
        [("cn", "initiated", "2024-01-14", "moderate"), ("us", "initiated", "2024-01-12", "high")],
        "initiated", "2024-01-14", "moderate",
    ),
    (
        "apart",
        [("cn", "initiated", "2024-01-10", "high"), ("us", "stalled", "2024-01-12", "high")],
        "mixed", None, None,
    ),
    (
        "alike at last",
        [
            ("cn", "initiated", "2024-01-10", "low"),
            ("us", "stalled", "2024-01-12", "high"),
            ("cn", "stalled", "2024-01-14", "high"),
        ],
        "stalled", "2024-01-14", "high",
    ),
    (
        "one who is not committing does not speak for the rest",
        [("mx", "initiated", "2024-01-10", "high")],
        "not_assessed", None, None,
    ),
    (
        "one who is not committing does not disturb",
        [
            ("cn", "initiated", "2024-01-10", "high"),
            ("us", "initiated", "2024-01-12", "high"),
            ("mx", "stalled", "2024-01-14", "low"),
        ],
        "initiated", "2024-01-12", "high",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "expected", "as_of", "confidence"),
    [row[1:] for row in SHARED],
    ids=[row[0] for row in SHARED],
)
def test_status_that_the_committing_parties_share(
    found: list[tuple[str, str, str, str]], expected: str, as_of: str | None, confidence: str | None
) -> None:
    findings = [
        finding(code, held_on, party=party, confidence=grade)
        for party, code, held_on, grade in found
    ]
    on_the_day = standing("2024-02-01", *findings)
    assert on_the_day.status == expected
    assert on_the_day.status_as_of == (on(as_of) if as_of else None)
    assert on_the_day.confidence == confidence


def test_finding_on_the_whole_outweighs_those_on_parties_of_any_day() -> None:
    whole = finding("partially_implemented", "2024-01-10", confidence="low")
    apart = [finding("stalled", "2024-02-10", party=party) for party in ("cn", "us")]
    on_the_day = standing("2024-02-10", whole, *apart)
    assert (on_the_day.status, on_the_day.confidence) == ("partially_implemented", "low")
    assert on_the_day.status_as_of == on("2024-01-10")


def test_shared_status_gives_way_on_the_day_of_a_finding_on_the_whole() -> None:
    apart = [finding("stalled", "2024-01-10", party=party) for party in ("cn", "us")]
    whole = finding("initiated", "2024-02-10")
    assert status("2024-02-09", whole, *apart) == "stalled"
    assert status("2024-02-10", whole, *apart) == "initiated"


def test_party_has_its_own_status_else_that_of_the_whole() -> None:
    whole = finding("partially_implemented", "2024-02-10")
    apart = finding("stalled", "2024-01-10", party="cn")
    assert party_statuses("2024-01-10", whole, apart) == {
        "cn": "stalled", "us": "not_assessed", "mx": "not_assessed",
    }  # fmt: skip
    assert party_statuses("2024-02-10", whole, apart) == {
        "cn": "stalled", "us": "partially_implemented", "mx": "partially_implemented",
    }  # fmt: skip


def test_status_that_parties_share_or_mix_is_not_lent_to_the_others() -> None:
    apart = [finding("stalled", "2024-01-10", party=party) for party in ("cn", "us")]
    assert party_statuses("2024-01-10", *apart)["mx"] == "not_assessed"
    assert party_statuses("2024-01-10", apart[0])["us"] == "not_assessed"


def test_actor_with_two_roles_stands_alike_in_both_and_counts_once() -> None:
    parties = (Party("cn", "committing"), Party("cn", "host"), Party("us", "participant"))
    held = finding("held", "2024-01-30", party="cn")
    on_the_day = standing("2024-01-30", held, parties=parties)
    assert on_the_day.status == "held"
    assert on_the_day.parties == (
        PartyStanding("cn", "committing", "held", on("2024-01-30")),
        PartyStanding("cn", "host", "held", on("2024-01-30")),
        PartyStanding("us", "participant", "not_assessed", None),
    )


def test_without_committing_parties_only_the_whole_is_heard() -> None:
    parties = (Party("us", "requesting"), Party("cn", "addressee"))
    apart = finding("initiated", "2024-01-10", party="cn")
    assert status("2024-01-10", apart, parties=parties) == "not_assessed"
    assert status("2024-01-10", finding("stalled", "2024-01-10"), parties=parties) == "stalled"
