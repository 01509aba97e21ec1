"""The server as root, as an ordinary user, and in places closed to others."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tracker.servers import ask, leave, owner, postmaster, runs, start_user
from tracker import keeper, postgres

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another user")

NOBODY = pwd.getpwnam("nobody") if os.geteuid() == 0 else None


@pytest.fixture
def closed_home() -> Iterator[Path]:
    """A folder that only root can enter, and under it the server's."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "var" / "pg"


@pytest.fixture
def open_home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "pg"


def test_root_runs_it_as_nobody_and_keeps_everything_in_the_folder(open_home: Path) -> None:
    user = start_user(open_home)
    assert owner(postmaster(open_home)) == NOBODY.pw_uid
    assert ask(open_home, "SHOW data_directory") == str(open_home / "data")
    assert keeper.socket_folder(open_home) == str(open_home / "socket")
    assert (open_home / "data").stat().st_mode & 0o777 == 0o700
    leave(user)


def test_a_home_closed_to_others_stays_closed(closed_home: Path) -> None:
    before = closed_home.parent.parent.stat().st_mode
    user = start_user(closed_home)
    assert owner(postmaster(closed_home)) == NOBODY.pw_uid
    ask(closed_home, "SELECT 1 AS one INTO kept")
    elsewhere = Path((closed_home / "elsewhere").read_text())
    assert elsewhere.stat().st_uid == 0
    assert closed_home.parent.parent.stat().st_mode == before == 0o40700
    leave(user)
    assert not elsewhere.exists()
    user = start_user(closed_home)
    assert ask(closed_home, "SELECT one FROM kept") == 1
    leave(user)


def test_programs_out_of_reach_are_copied_for_the_time_being(closed_home: Path) -> None:
    package = postgres.programs().parent
    hidden = closed_home.parent.parent / package.name
    shutil.copytree(package, hidden, symlinks=True, ignore=shutil.ignore_patterns("pginstall"))
    libraries = package.with_name(package.name + ".libs")
    if libraries.exists():
        shutil.copytree(libraries, hidden.with_name(libraries.name), symlinks=True)
    for path in hidden.rglob("bin/*"):
        path.chmod(0o700)  # as a strict umask leaves them
    closed_home.mkdir(parents=True)
    user = start_user(closed_home, programs=hidden / "pginstall18")
    server = postmaster(closed_home)
    elsewhere = Path((closed_home / "elsewhere").read_text())
    assert Path(f"/proc/{server}/exe").resolve().is_relative_to(elsewhere)
    leave(user)
    assert not elsewhere.exists()


def test_a_folder_that_another_user_laid_in_the_way_is_not_used(
    closed_home: Path, tmp_path: Path
) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    os.chown(trap, NOBODY.pw_uid, NOBODY.pw_gid)
    closed_home.mkdir(parents=True)
    (closed_home / "elsewhere").write_text(str(trap))
    user = start_user(closed_home)
    assert (closed_home / "elsewhere").read_text() != str(trap)
    assert list(trap.iterdir()) == []
    leave(user)


def test_an_ordinary_user_runs_it_under_a_home_of_its_own() -> None:
    python = ordinary_python()
    with tempfile.TemporaryDirectory() as folder:
        os.chown(folder, NOBODY.pw_uid, NOBODY.pw_gid)
        home = Path(folder) / "pg"
        user = start_user(home, python=python, user=NOBODY.pw_uid, group=NOBODY.pw_gid)
        server = postmaster(home)
        assert owner(server) == NOBODY.pw_uid
        assert home.stat().st_uid == NOBODY.pw_uid
        assert not (home / "elsewhere").exists()
        leave(user)
        assert not runs(server)


def ordinary_python() -> str:
    """An interpreter of our version that others may run; root's own may lie in a closed home."""
    version = f"python3.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/bin/{version}", f"/usr/local/bin/{version}"):
        try:
            done = subprocess.run(
                [python, "-c", "import psycopg"],
                user=NOBODY.pw_uid,
                group=NOBODY.pw_gid,
                env={"PYTHONPATH": os.pathsep.join(sys.path)},
                check=False,
            )
        except OSError:
            continue
        if done.returncode == 0:
            return python
    pytest.skip(f"no {version} that an ordinary user may run")
