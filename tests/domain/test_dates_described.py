"""How a vague date is told to people."""

import pytest

from commitments.domain.date_prose import describe
from commitments.domain.dates import parse


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-01-30", "30 January 2024"),
        ("2024-02", "February 2024"),
        ("2024", "2024"),
        ("2024-22", "summer 2024 (1 June to 31 August 2024)"),
        ("2024-24", "winter 2024/25 (1 December 2024 to 28 February 2025)"),
        ("1999-24", "winter 1999/00 (1 December 1999 to 29 February 2000)"),
        ("2024-34", "second quarter of 2024 (1 April to 30 June 2024)"),
        ("2024-40", "first half of 2024 (1 January to 30 June 2024)"),
        ("2024-37", "first four months of 2024 (1 January to 30 April 2024)"),
        ("2023-11~", "around November 2023"),
        ("2023-11?", "perhaps November 2023"),
        ("2023-11%", "perhaps around November 2023"),
        ("2024-~02-15", "around 15 February 2024"),
        ("2024-22~", "around summer 2024 (1 June to 31 August 2024)"),
        ("2024-02/2024-08", "February to August 2024"),
        ("2023-12/2024-02", "December 2023 to February 2024"),
        ("2024-02/2024-02", "February 2024"),
        ("2024-01-30/2024-01-31", "30 to 31 January 2024"),
        ("2024-01-30/2024-02-02", "30 January to 2 February 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"),
        ("2023/2024", "2023 to 2024"),
        ("2024-02-15/2024-03", "15 February 2024 to March 2024"),
        ("2024-22/2024-23", "summer 2024 to autumn 2024 (1 June to 30 November 2024)"),
        ("2024-02~/2024-08?", "around February 2024 to perhaps August 2024"),
        ("[2024-02..2024-08]", "some day from February to August 2024"),
        ("[2024-01-30..2024-02-03]", "some day from 30 January to 3 February 2024"),
        ("../2024-12-31", "by 31 December 2024"),
        ("../2024-03", "by 31 March 2024"),
        ("../2024-03~", "by around 31 March 2024"),
        ("2024-02/..", "from 1 February 2024 on"),
        ("2024-02?/..", "from perhaps 1 February 2024 on"),
        ("[..2024-02]", "some day by 29 February 2024"),
        ("[2024-02..]", "some day from 1 February 2024 on"),
        ("2024-02-XX", "some day of February 2024"),
        ("2024-XX", "some month of 2024"),
        ("2024-XX-XX", "some day of 2024"),
        ("202X", "some year from 2020 to 2029"),
    ],
)
def test_date_is_described(edtf: str, words: str) -> None:
    assert describe(parse(edtf)) == words


def test_words_said_do_not_replace_the_description() -> None:
    date = parse({"edtf": "2024-02", "said": "next month"})
    assert describe(date) == "February 2024"
