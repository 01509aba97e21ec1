"""The settings of logging in: what holds without any, what they may be, and what they may not."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from commitments.models.vocabulary import Role
from tracker.environment import ROLES, at_least_one, role

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = {
    "LOCKOUT_FAILURES": "5",
    "LOCKOUT_ADDRESS_FAILURES": "50",
    "LOCKOUT_MINUTES": "15",
    "THROTTLE_DESK": "600",
    "REQUIRE_SECOND_FACTOR": "",
    "SESSION_HOURS": "12",
    "SESSION_IDLE_MINUTES": "120",
}
TOLD = """
import json
from tracker import settings as s
print(json.dumps([s.LOCKOUT_FAILURES, s.LOCKOUT_ADDRESS_FAILURES, s.LOCKOUT_TIME.seconds,
    s.REQUIRE_SECOND_FACTOR, s.SESSION_TIME.seconds, s.SESSION_IDLE_TIME.seconds,
    s.SESSION_COOKIE_AGE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE,
    s.THROTTLE_DESK]))
"""


def settings_with(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)} | environment
    return subprocess.run(
        [sys.executable, "-c", TOLD], env=given, capture_output=True, text=True, check=False
    )


def told(tmp_path: Path, **environment: str) -> list[Any]:
    found: list[Any] = json.loads(settings_with(tmp_path, **environment).stdout)
    return found


def test_the_defaults_are_those_of_the_table(tmp_path: Path) -> None:
    defaults = [5, 50, 900, "", 43_200, 7_200, 43_200, True, "Lax", 600]
    assert told(tmp_path) == told(tmp_path, **dict.fromkeys(SETTINGS, "")) == defaults
    table = (ROOT / "docs" / "logging-in.md").read_text()
    for name, default in SETTINGS.items():
        assert f"| `{name}` | {default or 'nobody'} |" in table


def test_they_are_as_they_are_told(tmp_path: Path) -> None:
    given = {"LOCKOUT_FAILURES": "3", "LOCKOUT_ADDRESS_FAILURES": "20", "LOCKOUT_MINUTES": "60"}
    given |= {"REQUIRE_SECOND_FACTOR": "editor", "SESSION_HOURS": "8", "SESSION_IDLE_MINUTES": "30"}
    assert told(tmp_path, **given)[:7] == [3, 20, 3600, "editor", 28_800, 1800, 28_800]


@pytest.mark.parametrize("text", ["0", "-1", "five", "1.5", "1e3", "٥", "99999999"])
def test_a_number_that_can_not_be_meant_stops_the_start(monkeypatch, text: str) -> None:
    monkeypatch.setenv("LOCKOUT_FAILURES", text)
    with pytest.raises(ImproperlyConfigured, match="LOCKOUT_FAILURES is a whole number"):
        at_least_one("LOCKOUT_FAILURES", default=5)


@pytest.mark.parametrize("text", ["editors", "Editor", "root", "true"])
def test_a_role_that_nobody_has_stops_the_start(tmp_path: Path, monkeypatch, text: str) -> None:
    monkeypatch.setenv("REQUIRE_SECOND_FACTOR", text)
    with pytest.raises(ImproperlyConfigured, match="viewer, analyst, editor, admin"):
        role("REQUIRE_SECOND_FACTOR")
    assert settings_with(tmp_path, REQUIRE_SECOND_FACTOR=text).returncode != 0


def test_the_roles_are_those_of_the_domain() -> None:
    assert tuple(Role.values) == ROLES


def test_the_bound_of_an_address_is_the_higher_one() -> None:
    assert settings.LOCKOUT_ADDRESS_FAILURES > settings.LOCKOUT_FAILURES
    assert timedelta(minutes=1) < settings.SESSION_IDLE_TIME < settings.SESSION_TIME
