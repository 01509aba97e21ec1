"""Cases made from the API's schema, against a live server, in an editor's name.

CASES: how many are made for each operation in a phase (20); those that the schema itself sets out
are all tried. SEED: which of all there are (1). What is left out, and why: schemathesis.toml.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tracker.served import Served, token

CASES = os.environ.get("CASES", "20")
SEED = os.environ.get("SEED", "1")
CONFIG = Path(__file__).with_name("schemathesis.toml")
# A bounded share takes one kind of record for each way in which they are built.
SHARE = ("actors", "commitments", "status-updates", "changes", "stats", "feeds")


@pytest.fixture(scope="module")
def editor_token(served: Served) -> str:
    return token(served, "fuzzer", "editor")


@pytest.mark.parametrize("phase", ["examples", "coverage", "fuzzing", "stateful"])
def test_no_case_of_the_schema_is_answered_otherwise(
    phase: str, served: Served, editor_token: str, tmp_path: Path
) -> None:
    schema = f"{served.address()}/api/schema/?format=json"
    command = [str(Path(sys.executable).with_name("st")), "--config-file", str(CONFIG)]
    command += ["run", schema, f"--header=Authorization: Bearer {editor_token}"]
    command += [f"--phases={phase}", f"--max-examples={CASES}", f"--seed={SEED}"]
    command += ["--continue-on-failure", "--request-timeout=30", "--no-color"]
    if os.environ.get("SHARE"):
        command += [f"--include-tag={tag}" for tag in SHARE]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    sys.stdout.write(ran.stdout[-20_000:])
    assert ran.returncode == 0, ran.stderr[-2_000:]
