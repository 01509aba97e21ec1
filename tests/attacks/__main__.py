"""`make attacks`: each class of attack, what was tried and what got through, in a table."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.core.signals import request_started
from tqdm import tqdm

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- attacks of the last run: begin -->", "<!-- attacks of the last run: end -->"
HEAD = "| attack | tests | requests | got through | by |\n| --- | --: | --: | --- | --- |"
# The class, and the files under tests/ that try it.
ATTACKS = {
    "every address by every method, role and state of a record": ["permissions"],
    "drafts sought in lists, counts, snippets, feeds, tags, errors, `changes/`": [
        "attacks/test_leaks.py",
        "api/test_drafts_hidden.py",
    ],
    "scripts and formulas in every text, shown everywhere": ["attacks/test_hostile_record.py"],
    "odd input in every member and parameter": ["api/test_no_input_breaks.py"],
    "members that are not for clients to set": ["api/test_bodies.py"],
    "addresses that lead inside (SSRF)": ["evidence/test_addresses_refused.py"],
    "forged cursors": ["api/test_cursors.py"],
    "stolen and altered idempotency keys": ["api/test_idempotency.py"],
    "requests hidden in requests": ["attacks/test_smuggling.py"],
    "texts on which a pattern never ends (ReDoS)": ["attacks/test_slow_patterns.py"],
    "files and names sent up": ["attacks/test_uploads.py"],
    "passwords guessed": ["admin/test_login_lockout.py", "admin/test_login_at_once.py"],
    "links and what they give away": ["attacks/test_links_leave.py"],
    "secrets in the repository": ["attacks/test_secrets.py"],
    "weak cryptography": ["attacks/test_cryptography.py"],
    "raw SQL by the web's own role": ["tracker/test_web_role.py"],
    "an altered audit trail": ["flows/test_audit.py"],
}


class Tally:
    """Counts, by class, the tests, those that failed, and the requests that reached the program."""

    def __init__(self) -> None:
        self.tests: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.requests: Counter[str] = Counter()
        self.current = ""
        self.bar: tqdm[None] | None = None
        request_started.connect(self.asked)

    def asked(self, **_: object) -> None:
        self.requests[self.current] += 1

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.bar = tqdm(total=len(session.items), desc="attacks", file=sys.stderr)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.current = attack_of(nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        attack = attack_of(report.nodeid)
        if report.when == "call":
            self.tests[attack] += 1
            if self.bar is not None:
                self.bar.update()
        if report.failed:
            self.failed[attack] += 1
            print(f"{report.nodeid}\n{report.longreprtext}", file=sys.stderr)

    def row(self, attack: str) -> str:
        through = f"{self.failed[attack]} of them" if self.failed[attack] else "nothing"
        requests = self.requests[attack] or "–"
        files = ", ".join(f"`{file}`" for file in ATTACKS[attack])
        return f"| {attack} | {self.tests[attack]} | {requests} | {through} | {files} |"

    def table(self) -> str:
        return "\n".join([HEAD, *(self.row(attack) for attack in ATTACKS)])


def attack_of(nodeid: str) -> str:
    return next(
        attack
        for attack, files in ATTACKS.items()
        if any(nodeid.startswith(f"tests/{file}") for file in files)
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("--document", action="store_true", help="Put it into docs/reliability.md.")
    given = parser.parse_args()
    tally = Tally()
    files = [f"tests/{file}" for files in ATTACKS.values() for file in files]
    status = pytest.main(["-p", "no:terminal", *files], plugins=[tally])
    print(tally.table())
    if given.document:
        day = dt.datetime.now(dt.UTC).date().isoformat()
        made = f"{day}, {os.cpu_count()} cores, Python {platform.python_version()}."
        text = PAGE.read_text()
        start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
        PAGE.write_text(f"{text[:start]}\n{made}\n\n{tally.table()}\n\n{text[end:]}")
    sys.exit(int(status))


if __name__ == "__main__":
    main()
