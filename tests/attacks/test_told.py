"""The table of attacks in docs/reliability.md leaves none out."""

from pathlib import Path

from tests.attacks.__main__ import ATTACKS, BEGIN, END, PAGE

TESTS = Path(__file__).resolve().parents[1]


def test_every_file_is_of_a_class() -> None:
    told = {file for files in ATTACKS.values() for file in files}
    assert [file for file in told if not (TESTS / file).exists()] == []
    here = {f"attacks/{file.name}" for file in Path(__file__).parent.glob("test_*.py")}
    assert here - told == {"attacks/test_told.py"}


def test_the_page_has_every_class() -> None:
    table = PAGE.read_text().partition(BEGIN)[2].partition(END)[0]
    assert [attack for attack in ATTACKS if f"| {attack} |" not in table] == []
