"""`check --deploy` tells what would leave this machine unencrypted."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tracker import checks


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Those of a tracker in earnest, on one machine."""
    told = SimpleNamespace(
        BASE_URL="https://tracker.example.org",
        DATABASES={"default": {"HOST": ""}},
        EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
    )
    monkeypatch.setattr(checks, "settings", told)
    monkeypatch.delenv("PGSSLMODE", raising=False)
    return told


def found() -> list[str]:
    return [str(one.id) for one in checks.nothing_leaves_unencrypted(None)]


def database(settings: SimpleNamespace, host: str, **options: str) -> None:
    settings.DATABASES = {"default": {"HOST": host, "OPTIONS": options}}


@pytest.mark.parametrize("mode", ["", "disable", "prefer", "require"])
def test_a_database_elsewhere_has_to_prove_who_it_is(settings: SimpleNamespace, mode: str) -> None:
    database(settings, "db.example.org", **({"sslmode": mode} if mode else {}))
    assert found() == ["tracker.W001"]


def test_one_that_does_is_well(settings: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    database(settings, "db.example.org", sslmode="verify-full")
    assert found() == []
    database(settings, "db.example.org")
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    assert found() == []


@pytest.mark.parametrize("host", ["", "/run/postgresql", "localhost", "127.0.0.1", "::1"])
def test_this_machine_is_not_elsewhere(settings: SimpleNamespace, host: str) -> None:
    database(settings, host)
    assert found() == []


def test_mail_to_another_machine_goes_encrypted(settings: SimpleNamespace) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "mail.example.org"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    assert found() == ["tracker.W002"]
    settings.EMAIL_USE_TLS = True
    assert found() == []
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST = False, "localhost"
    assert found() == []


def test_the_tracker_itself_is_reached_by_https(settings: SimpleNamespace) -> None:
    settings.BASE_URL = "http://tracker.example.org"
    assert found() == ["tracker.W003"]
