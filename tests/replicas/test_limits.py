"""What holds for pooled connections to the primary holds for those to the replica."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.replicas.conftest import Pair

ASKED = """
import json
from django.db import OperationalError, connections
from commitments.reading.database import asking_replica
from commitments.reading.prepared import ask

told = {}
with asking_replica():
    told["standby"] = ask("SELECT pg_is_in_recovery()", [])[0][0]
    told["prepared"] = ask("SELECT count(*) FROM pg_prepared_statements", [])[0][0]
    for name in ("lock_timeout", "statement_timeout", "default_transaction_read_only"):
        told[name] = ask(f"SHOW {name}", [])[0][0]
    try:
        ask("SELECT pg_sleep(30)", [])
    except OperationalError as error:
        told["slow"] = str(error).strip()
for alias in ("default", "replica"):
    connections[alias].close()
    connections[alias].close_pool()
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(pair: Pair) -> dict[str, object]:
    """By a process with pools, as a web worker has them."""
    own = {"DATABASE_POOL": "2", "STATEMENT_SECONDS": "1", "VAR_DIR": str(pair.folder)}
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"} | own | pair.urls
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASKED],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_statement_that_takes_too_long_is_ended(told: dict[str, object]) -> None:
    assert told["standby"] is True
    assert told["statement_timeout"] == "1s"
    assert told["lock_timeout"] == "4s"
    assert "statement timeout" in str(told["slow"])


def test_statements_are_prepared_there(told: dict[str, object]) -> None:
    assert told["prepared"] == 2


def test_nothing_would_be_written_there_were_it_no_standby(told: dict[str, object]) -> None:
    assert told["default_transaction_read_only"] == "on"
