"""One served tracker, whose parts are killed one after the other."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import databases
from tests.tracker.served import Served, all_gone
from tests.tracker.servers import runs
from tests.tracker.waiting import wait_until
from tracker import postgres


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, migrated_database: str, django_db_blocker: Any
) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("var"), WEB_WORKERS="1")
    with django_db_blocker.unblock():
        give_migrated_database(served.var / "pg", migrated_database)
    served.start()
    yield served
    if not served.has_ended():
        left = served.processes()
        served.stop()
        wait_until(lambda: all_gone(left))


def give_migrated_database(home: Path, template: str) -> None:
    """Spare the served tracker the minute that its first migration may take."""
    name = f"test_{os.getpid()}_dumped"
    databases.clone(name, source=template)
    programs = postgres.programs() / "bin"
    with databases.using(name):
        dump = subprocess.run(
            [programs / "pg_dump", databases.url()], stdout=subprocess.PIPE, check=True
        )
    databases.drop(name)
    postgres.ensure(home)
    subprocess.run(
        [programs / "psql", "--quiet", "--set=ON_ERROR_STOP=1", postgres.url(home)],
        input=dump.stdout,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    postgres.release(home)


def test_it_says_where_it_is_and_who_may_log_in(served: Served) -> None:
    assert served.get("/healthz") == (200, '{"status": "ok"}')
    for name in ("viewer", "analyst", "editor", "admin"):
        assert f"{name:<10} {served.password()}" in served.output()
    assert "/mail, since EMAIL_URL names no server\n" in served.output()


def test_its_demo_users_can_log_in_and_are_no_superusers(served: Served) -> None:
    command = (
        "from django.contrib.auth import authenticate as a;"
        f"users = [a(username=n, password={served.password()!r}) for n in"
        " ('viewer', 'analyst', 'editor', 'admin')];"
        "print([(u.username, u.is_staff, u.is_superuser, [g.name for g in u.groups.all()])"
        " for u in users])"
    )
    done = served.run("shell", "--no-imports", "-c", command)
    names = ("viewer", "analyst", "editor", "admin")
    assert eval(done.stdout) == [(name, True, False, [name]) for name in names]


def test_what_it_made_up_is_readable_by_its_owner_only(served: Served) -> None:
    for name in ("demo-password", "secret-key"):
        assert (served.var / name).stat().st_mode & 0o777 == 0o600


def test_a_command_beside_it_uses_its_database_and_does_not_stop_it(served: Served) -> None:
    before = served.postgres()
    done = served.run("shell", "--no-imports", "-c", "from commitments.models import *")
    assert (done.returncode, served.postgres()) == (0, before)
    assert served.is_ready()


def test_a_second_one_of_the_same_checkout_is_refused_in_one_line(served: Served) -> None:
    done = served.run("serve")
    assert served.process is not None
    told = f"at {served.address()} by process {served.process.pid}"
    assert done.returncode == 1
    assert done.stderr == f"CommandError: This checkout is being served already, {told}.\n"


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_part_that_is_killed_is_started_again(served: Served, name: str) -> None:
    before = served.part(name)
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: served.part(name) != before)
    served.wait_until_ready()
    assert not runs(before)


def test_the_database_that_is_killed_is_started_again(served: Served) -> None:
    before = served.postgres()
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: served.postgres() not in {0, before})
    served.wait_until_ready()
    wait_until(lambda: heartbeats(served) > 0)


def heartbeats(served: Served) -> int:
    """How many workers have shown signs of life since the newest server started."""
    command = (
        "from django.db import connection; c = connection.cursor();"
        "c.execute('SELECT count(*) FROM procrastinate_workers"
        " WHERE last_heartbeat > pg_postmaster_start_time()'); print(c.fetchone()[0])"
    )
    return int(served.run("shell", "--no-imports", "-c", command).stdout or 0)


def test_killed_itself_it_takes_all_its_parts_along_and_starts_again_unchanged(
    served: Served,
) -> None:
    password, records = served.password(), count_of_records(served)
    assert "'commitments.Commitment'" in records
    before = served.processes()
    os.kill(served.process.pid, signal.SIGKILL)
    served.process.wait()
    served.start()
    assert all_gone(before)
    assert served.password() == password
    assert count_of_records(served) == records


def count_of_records(served: Served) -> str:
    command = (
        "from django.apps import apps;"
        "print({m._meta.label: m.objects.count()"
        " for m in apps.get_app_config('commitments').get_models()})"
    )
    return served.run("shell", "--no-imports", "-c", command).stdout


def test_told_to_stop_it_stops_all_that_it_started(served: Served) -> None:
    processes = served.processes()
    assert served.stop() == 0
    assert all_gone(processes)
    assert served.output().endswith("Stopped.\n")


def test_a_taken_port_is_one_clear_line_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = Served(tmp_path, PORT=str(port), SECRET_KEY="given").run("serve")
    assert done.returncode == 1
    assert done.stderr == (
        f"CommandError: Port {port} of 127.0.0.1 is taken by another process;"
        " name another: PORT=8001.\n"
    )
    assert not (tmp_path / "pg").exists()
