"""No check may fail in silence."""

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = [ROOT / "Makefile", ROOT / ".ci" / "run"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_failure_is_swallowed(script: Path) -> None:
    text = script.read_text()
    assert "||" not in text
    assert not re.search(r"^\t-", text, re.MULTILINE)
    assert ".IGNORE" not in text
    assert "--exit-zero" not in text


def test_ci_stops_at_the_first_failure_and_runs_both() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text().splitlines()
    assert "set -euo pipefail" in lines
    assert lines.index("make check") < lines.index("make test")


@pytest.mark.parametrize("target", ["serve", "test", "check", "fmt"])
def test_a_target_makes_the_environment_first(target: str) -> None:
    assert f"\n{target}: $(STAMP)\n" in (ROOT / "Makefile").read_text()
