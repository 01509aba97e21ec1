from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinatePeriodicDefer, ProcrastinateWorker

from tracker import health


@pytest.fixture
def beating_worker(db: None) -> None:
    put_worker(seconds_ago=1)
    put_round(minutes_ago=1)


def put_worker(*, seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {ProcrastinateWorker._meta.db_table} (last_heartbeat) VALUES (%s)",
            [timezone.now() - timedelta(seconds=seconds_ago)],
        )


def put_round(*, minutes_ago: int) -> None:
    """An order of the minute's work."""
    at = timezone.now() - timedelta(minutes=minutes_ago)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {ProcrastinatePeriodicDefer._meta.db_table}"
            " (task_name, periodic_id, defer_timestamp) VALUES (%s, '', %s)",
            ["commitments.tasks.send_reports", int(at.timestamp())],
        )


def test_the_process_is_well_without_asking_the_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.usefixtures("beating_worker")
def test_ready_when_database_migrations_and_worker_are(client: Client) -> None:
    answer = client.get("/readyz")
    checks = {"database": "ok", "migrations": "ok", "worker": "ok"}
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "checks": checks})


@pytest.fixture
def known_to_the_world(settings: Any) -> None:
    settings.IS_LOCAL = False
    settings.METRICS_TOKEN = "of the watch"


@pytest.mark.django_db
@pytest.mark.usefixtures("known_to_the_world")
@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer of nobody"])
def test_what_is_wrong_is_not_told_to_anybody(client: Client, given: str) -> None:
    answer = client.get("/readyz", headers={"Authorization": given} if given else {})
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})


@pytest.mark.usefixtures("beating_worker", "known_to_the_world")
def test_that_all_is_well_says_no_more_either(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
@pytest.mark.usefixtures("known_to_the_world")
def test_it_is_told_to_who_has_the_token(client: Client) -> None:
    answer = client.get("/readyz", headers={"Authorization": "Bearer of the watch"})
    assert answer.json()["checks"]["worker"].startswith("no worker's heartbeat")


@pytest.mark.django_db
@pytest.mark.usefixtures("known_to_the_world")
def test_no_token_is_none_that_fits(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    assert client.get("/readyz", headers={"Authorization": "Bearer "}).json() == {
        "status": "unavailable"
    }


@pytest.mark.django_db
def test_each_change_is_told_to_the_log_once(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "TOLD", health.Told())
    caplog.set_level("INFO", "tracker.health")
    client.get("/readyz")
    client.get("/readyz")
    put_worker(seconds_ago=1)
    put_round(minutes_ago=1)
    client.get("/readyz")
    client.get("/readyz")
    told = [record for record in caplog.records if record.name == "tracker.health"]
    assert [record.getMessage() for record in told] == [
        "not ready: worker: no worker's heartbeat in the last 30 seconds",
        "ready again",
    ]


@pytest.mark.usefixtures("beating_worker")
def test_ready_in_a_bounded_number_of_queries(client: Client, django_assert_num_queries) -> None:
    client.get("/readyz")
    with django_assert_num_queries(5):
        client.get("/readyz")


@pytest.mark.django_db
def test_not_ready_without_a_worker_whose_heart_beats(client: Client) -> None:
    put_worker(seconds_ago=31)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["status"] == "unavailable"
    assert answer.json()["checks"]["worker"] == "no worker's heartbeat in the last 30 seconds"


@pytest.mark.django_db
def test_not_ready_while_a_worker_that_lives_does_nothing(client: Client) -> None:
    put_worker(seconds_ago=1)
    silent = "a worker is there, but began no round in the last 15 minutes"
    assert client.get("/readyz").json()["checks"]["worker"] == silent

    put_round(minutes_ago=16)
    assert client.get("/readyz").json()["checks"]["worker"] == silent

    put_round(minutes_ago=14)
    assert client.get("/readyz").status_code == 200


def test_the_minutes_work_that_is_asked_for_is_there() -> None:
    assert health.EVERY_MINUTE in app.tasks


@pytest.mark.usefixtures("beating_worker")
def test_not_ready_before_every_migration_is_applied(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("commitments", "0001_initial")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["migrations"] == "not applied: commitments.0001_initial"


@pytest.mark.django_db
def test_not_ready_while_the_database_does_not_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise OperationalError("connection refused at 10.0.0.1")

    monkeypatch.setattr(health, "CHECKS", dict.fromkeys(health.CHECKS, fail))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert set(answer.json()["checks"].values()) == {"the database does not answer"}


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_asked_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[None] = []

    def fail() -> str:
        asked.append(None)
        raise OperationalError("it took seconds to see")

    monkeypatch.setattr(health, "CHECKS", dict.fromkeys(health.CHECKS, fail))
    client.get("/readyz")
    assert len(asked) == 1


@pytest.mark.usefixtures("beating_worker")
def test_not_ready_when_the_database_goes_while_it_is_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise OperationalError("terminating connection due to administrator command")

    monkeypatch.setattr(health, "why_read_only", fail)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "the database does not answer"


def test_a_missing_table_is_no_silent_database(client: Client, committing_db: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE procrastinate_workers RENAME TO gone")
    checks = client.get("/readyz").json()["checks"]
    assert checks["database"] == "ok"
    assert checks["worker"] == "cannot be told before the migrations are applied"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_asked_never_told(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_a_probe_need_not_know_the_host_nor_speak_https(
    client: Client, path: str, settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get(path, headers={"Host": "10.0.0.7:8000"})
    assert answer.status_code in {200, 503}
    assert "X-Request-ID" in answer
