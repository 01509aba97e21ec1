"""No secret is in the repository: what looks like one fails here."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a key of AWS": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub": r"\bgh[pousr]_[A-Za-z0-9]{36,}\b",
    "a token of Slack": r"\bxox[abprs]-[A-Za-z0-9-]{20,}\b",
    "a token of the web (JWT)": r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.",
    "a DSN with its key": r"https://[0-9a-f]{32}@",
    "a password in an address": r"://[^/\s:@\"'{}$]+:[^/\s:@\"'{}$]{8,}@(?!.*example)",
    "a secret that is set": (
        r"(?i)\b(?:secret_key|api_?key|access_token|private_token|passwd)\b\s*[:=]\s*"
        r"[\"'][A-Za-z0-9+/_-]{20,}[\"']"
    ),
}
# Files of pins have digests, pictures have anything, and a server of the tests has a key.
LEFT_OUT = re.compile(
    r"requirements.*\.txt|tests/data/localhost\.pem|package-lock\.json|\.(png|woff2?|ttf|otf|pdf|xlsx|gz)$"
)


def kept_files() -> list[Path]:
    """What is in the repository or could be put there: not what it is told to ignore."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / name for name in told.split("\0") if name and not LEFT_OUT.search(name)]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_looks_like(kind: str) -> None:
    pattern = re.compile(KINDS[kind])
    found = [
        f"{path.relative_to(ROOT)}: {match.group()[:60]}"
        for path in kept_files()
        if path.is_file() and path != Path(__file__)
        for match in pattern.finditer(path.read_text(errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN RSA PRIVATE KEY-----",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "ghp_" + "a" * 36,
        "postgres://me:longenough@db.internal/x",
        "SECRET_KEY = '" + "a1" * 20 + "'",
    ],
)
def test_it_would_be_seen(text: str) -> None:
    assert any(re.search(pattern, text) for pattern in KINDS.values())


def test_what_is_made_up_on_a_machine_is_ignored() -> None:
    names = ["var/secret-key", "var/demo-password", "var/pg/data/PG_VERSION"]
    told = subprocess.run(
        ["git", "check-ignore", *names], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert told.split() == names
