"""Whatever digests, signs or draws random words is told of in docs/keys.md."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = {
    "hashlib",
    "hmac",
    "random",
    "secrets",
    "ssl",
    "django.core.signing",
    "django.utils.crypto",
}


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def files() -> set[str]:
    """That use any of it."""
    every = [*(ROOT / "tracker").rglob("*.py"), *(ROOT / "commitments").rglob("*.py")]
    used = [file for file in every if "migrations" not in file.parts and imported(file) & MODULES]
    return {str(file.relative_to(ROOT)) for file in used}


def test_every_use_is_in_the_inventory() -> None:
    named = set(re.findall(r"`((?:tracker|commitments)/[\w/]+\.py)`", text()))
    assert files() - named == set(), "say in docs/keys.md what these do"
    assert not [file for file in named if not (ROOT / file).exists()]


def test_the_walk_finds_some() -> None:
    assert {"tracker/metrics.py", "commitments/domain/audit.py"} <= files()


def text() -> str:
    return (ROOT / "docs" / "keys.md").read_text()
