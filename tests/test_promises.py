"""Every promise in docs/promises.md is held by tests that exist, and every address has its row."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from commitments.api.views.documentation import generated

TESTS = Path(__file__).resolve().parent
PAGE = TESTS.parent / "docs" / "promises.md"
STEPS = ("submit", "publish", "return", "retract", "merge")


@cache
def rows() -> list[list[str]]:
    """The cells of each row of each table, but for its head."""
    lines = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [row for row in cells if row[-1] != "Held by" and not set(row[0]) <= {"-"}]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@cache
def functions(path: str) -> frozenset[str]:
    """The tests in a file, those in its classes too."""
    tree = ast.parse((TESTS / path).read_text())
    found = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return frozenset(name for name in found if name.startswith("test_"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][:60])
def test_a_promise_is_held_by_tests_that_exist(row: list[str]) -> None:
    held_by = quoted(row[-1])
    assert held_by, row[0]
    assert " ".join(f"`{each}`" for each in held_by) == row[-1]
    for each in held_by:
        path, _, name = each.partition("::")
        assert (TESTS / path).is_file(), each
        assert name in functions(path), each


def test_no_promise_is_there_twice() -> None:
    told = [row[0] for row in rows()]
    assert len(told) == len(set(told)) > 70


def test_every_address_has_its_row() -> None:
    named = {address for row in rows() if len(row) == 3 for address in quoted(row[0])}
    there = {path for path in generated()["paths"] if path.split("/")[-2] not in STEPS}
    elsewhere = {"/healthz", "/readyz"}
    assert named == there | elsewhere | {f"…/{step}/" for step in STEPS}


@pytest.mark.parametrize("page", sorted(PAGE.parent.glob("*.md")), ids=lambda page: page.stem)
def test_tests_that_a_page_names_exist(page: Path) -> None:
    named = re.findall(r"`(?:tests/)?([\w/]*test_\w+\.py)(?:::(\w+))?`", page.read_text())
    lost = [
        f"{path}::{name}" if name else path
        for path, name in named
        if not (TESTS / path).is_file() or (name and name not in functions(path))
    ]
    assert not lost
