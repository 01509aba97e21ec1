"""What the environment says, and what holds while it says nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TOLD = """
import json
from tracker import settings
names = sorted(name for name in vars(settings) if name.isupper())
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


@pytest.fixture
def settings_with(tmp_path: Path):
    def read(**environment: str) -> dict[str, Any]:
        clean = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-c", TOLD], env=clean | environment, capture_output=True, check=False
        )
        assert done.stderr == b""
        return json.loads(done.stdout)

    return read


def test_the_defaults_are_safe(settings_with, tmp_path: Path) -> None:
    told = settings_with()
    assert told["DEBUG"] is False
    assert told["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert told["TRUSTED_PROXIES"] == []
    assert told["PUBLIC_READ"] is True
    assert told["TIME_ZONE"] == "UTC"
    assert told["BASE_URL"] == "http://localhost:8000"
    assert told["DATABASES"]["default"]["ENGINE"] == "tracker.embedded"
    assert list(told["DATABASES"]) == ["default"]
    assert told["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert told["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    assert told["MEDIA_ROOT"] == str(tmp_path / "media")


def test_an_address_may_ask_twelve_hundred_times_a_minute(settings_with) -> None:
    rates = settings_with()["REST_FRAMEWORK"]["DEFAULT_THROTTLE_RATES"]
    assert rates == {"address": 1200, "user": 1200}
    rates = settings_with(THROTTLE_ADDRESS="0")["REST_FRAMEWORK"]["DEFAULT_THROTTLE_RATES"]
    assert rates["address"] == 0


def test_the_secret_is_made_once_and_kept_for_its_owner_alone(
    settings_with, tmp_path: Path
) -> None:
    first, second = settings_with()["SECRET_KEY"], settings_with()["SECRET_KEY"]
    assert first == second
    assert len(first) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_secret_given_is_used_and_none_is_made(settings_with, tmp_path: Path) -> None:
    assert settings_with(SECRET_KEY="given")["SECRET_KEY"] == "given"
    assert list(tmp_path.iterdir()) == []


def test_secrets_may_lie_in_files(settings_with, tmp_path: Path) -> None:
    given = {
        "SECRET_KEY": "kept\n",
        "METRICS_TOKEN": "of the watch",
        "DATABASE_URL": "postgres://me:word@db/tracker\n",
        "EMAIL_URL": "smtp+tls://user:word@mail.example.org:587",
    }
    for name, text in given.items():
        (tmp_path / name).write_text(text)
    told = settings_with(**{f"{name}_FILE": str(tmp_path / name) for name in given})
    assert (told["SECRET_KEY"], told["METRICS_TOKEN"]) == ("kept", "of the watch")
    database = told["DATABASES"]["default"]
    assert (database["PASSWORD"], database["NAME"]) == ("word", "tracker")
    assert told["EMAIL_HOST"] == "mail.example.org"


@pytest.mark.parametrize(("path", "why"), [("gone", "can't be read"), ("empty", "an empty file")])
def test_a_file_without_a_secret_stops_the_start(tmp_path: Path, path: str, why: str) -> None:
    (tmp_path / "empty").write_text("\n")
    clean = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", TOLD],
        env=clean | {"SECRET_KEY_FILE": str(tmp_path / path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"SECRET_KEY_FILE {why}" in done.stderr or f"SECRET_KEY_FILE names {why}" in done.stderr


def test_https_is_followed_by_secure_cookies_redirects_and_hsts(settings_with) -> None:
    told = settings_with(BASE_URL="https://tracker.example.org/")
    assert told["BASE_URL"] == "https://tracker.example.org"
    assert told["ALLOWED_HOSTS"][0] == "tracker.example.org"
    assert told["CSRF_TRUSTED_ORIGINS"] == ["https://tracker.example.org"]
    assert told["SESSION_COOKIE_SECURE"] is told["CSRF_COOKIE_SECURE"] is True
    names = (told["SESSION_COOKIE_NAME"], told["CSRF_COOKIE_NAME"])
    assert names == ("__Host-sessionid", "__Host-csrftoken")
    assert told["SECURE_SSL_REDIRECT"] is True
    assert told["SECURE_HSTS_SECONDS"] > 0


def test_without_https_none_of_them(settings_with) -> None:
    told = settings_with(BASE_URL="http://tracker.example.org")
    assert told["SESSION_COOKIE_SECURE"] is told["CSRF_COOKIE_SECURE"] is False
    assert told["SESSION_COOKIE_NAME"] == "sessionid"  # browsers take the other over https alone
    assert told["SECURE_SSL_REDIRECT"] is False
    assert told["SECURE_HSTS_SECONDS"] == 0


def test_databases_are_named_by_their_addresses(settings_with) -> None:
    told = settings_with(
        DATABASE_URL="postgres://me:p%40ss@%2Frun%2Fpg/tracker",
        DATABASE_REPLICA_URL="postgres://me@replica:5433/tracker",
    )["DATABASES"]
    assert told["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert (told["default"]["HOST"], told["default"]["PASSWORD"]) == ("/run/pg", "p@ss")
    assert (told["replica"]["HOST"], told["replica"]["PORT"]) == ("replica", 5433)


def test_only_the_web_has_a_pool(settings_with) -> None:
    assert "pool" not in settings_with()["DATABASES"]["default"]["OPTIONS"]
    options = settings_with(DATABASE_POOL="5")["DATABASES"]["default"]["OPTIONS"]
    assert options["pool"]["max_size"] == 5


def test_mail_goes_where_it_is_told(settings_with) -> None:
    told = settings_with(
        EMAIL_URL="smtp+tls://user:word@mail.example.org:587", DEFAULT_FROM_EMAIL="t@example.org"
    )
    assert told["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"]) == ("mail.example.org", 587)
    assert told["DEFAULT_FROM_EMAIL"] == "t@example.org"


def test_the_rest_is_as_it_is_told(settings_with) -> None:
    told = settings_with(
        ALLOWED_HOSTS="a.example.org,b.example.org",
        TRUSTED_PROXIES="10.0.0.0/8",
        PUBLIC_READ="off",
        TIME_ZONE="Asia/Shanghai",
        MEDIA_ROOT="/srv/media",
        DEBUG="on",
    )
    assert told["ALLOWED_HOSTS"] == ["a.example.org", "b.example.org"]
    assert told["TRUSTED_PROXIES"] == ["10.0.0.0/8"]
    assert (told["PUBLIC_READ"], told["DEBUG"]) == (False, True)
    assert (told["TIME_ZONE"], told["MEDIA_ROOT"]) == ("Asia/Shanghai", "/srv/media")


def test_a_command_that_needs_no_database_starts_none(tmp_path: Path) -> None:
    environment = os.environ | {"VAR_DIR": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    for command in (["check"], ["migrate", "--help"], ["collectstatic", "--dry-run", "-v0"]):
        subprocess.run(
            [sys.executable, "manage.py", *command, *(["--no-input"] * ("--dry-run" in command))],
            env=environment,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    assert not (tmp_path / "pg").exists()
