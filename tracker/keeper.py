"""Runs one PostgreSQL server and stops it when nobody uses it any more.

Started by tracker.postgres as a process of its own, `python -m tracker.keeper`. It
answers, by exiting while its child stays on, once the server is ready.

Where the server's account cannot reach the data folder by its name (tracker/account.py),
it is given the folder as an open one, `/proc/self/fd/N`.
"""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

from tracker.account import Account

OWNER = "tracker"
SOCKET_NAME_LIMIT = 107 - len("/.s.PGSQL.5432")
INITDB = ["--username", OWNER, "--auth=trust", "--encoding=UTF8", "--no-instructions"]
# The built-in locale sorts alike on every machine; libc's tells the text search parser
# which characters are letters.
LOCALE = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
PR_SET_PDEATHSIG = 1
STOP_PATIENCE = 20.0  # seconds
RETRIES = 3.0  # seconds in which children of a killed server may still be leaving
READY = b"ready"


class Server:
    """The cluster in `home/data`; `home` also has its locks, its log and where its socket is."""

    def __init__(self, home: Path, programs: Path, options: list[str]) -> None:
        self.home, self.data, self.options = home, home / "data", options
        self.account = Account(home / "elsewhere")
        self.is_reached = self.account.reaches(home)
        self.programs = self.account.reachable_programs(programs)
        self.sockets = self.make_socket_folder()
        self.child: subprocess.Popen[bytes] | None = None
        self.stopping = False

    def make_socket_folder(self) -> Path:
        fits = len(str(self.home / "socket")) <= SOCKET_NAME_LIMIT
        place = self.home if self.is_reached and fits else self.account.elsewhere()
        folder = self.account.own_folder(place / "socket")
        (self.home / "socket-folder").write_text(str(folder))
        return folder

    def initialise(self) -> None:
        """Make the cluster beside its place, so that a half-made one is never taken for whole."""
        draft = self.home / "data.new"
        subprocess.run(["rm", "-rf", str(draft)], check=True)
        self.account.own_folder(draft)
        sync = ["--no-sync"] if "--fsync=off" in self.options else []
        code = self.run("initdb", draft, [*INITDB, *LOCALE, *lc_ctype(), *sync]).wait()
        if code:
            raise OSError(f"initdb ended with {code}: {self.last_words()}")
        draft.rename(self.data)

    def start(self) -> None:
        if not self.data.exists():
            self.initialise()
        forget_dead_postmaster(self.data)
        options = SETTINGS | {"unix_socket_directories": str(self.sockets)}
        arguments = [f"--{name}={value}" for name, value in options.items()] + self.options
        first = time.monotonic()
        while True:
            self.child = self.run("postgres", self.data, arguments)
            while self.child.poll() is None:  # recovery takes as long as it takes
                if self.is_ready(self.child.pid):
                    return
                time.sleep(0.02)
            if time.monotonic() > first + RETRIES:
                raise OSError(f"postgres ended with {self.child.returncode}: {self.last_words()}")
            time.sleep(0.2)

    def is_ready(self, process: int) -> bool:
        lines = postmaster_lines(self.data)
        return len(lines) > 7 and lines[0] == str(process) and lines[7].strip() == "ready"

    def run(self, program: str, data: Path, arguments: list[str]) -> subprocess.Popen[bytes]:
        """Start one of PostgreSQL's programs as the account, to end when this process ends."""
        keeper = os.getpid()
        folder = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
        place = str(data) if self.is_reached else f"/proc/self/fd/{folder}"
        try:
            return subprocess.Popen(
                [str(self.programs / "bin" / program), "-D", place, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=sys.stderr,  # the log
                cwd="/",
                env={"PATH": os.defpath},
                pass_fds=[folder],
                preexec_fn=lambda: die_with(keeper, signal.SIGINT),  # noqa: PLW1509 no threads yet
                **self.account.who,
            )
        finally:
            os.close(folder)

    def last_words(self) -> str:
        lines = (self.home / "log").read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def watch(self) -> int:
        """Wait for the end: the server's own, or that of its last user."""
        assert self.child is not None
        threading.Thread(target=self.stop_when_unused, daemon=True).start()
        code = self.child.wait()
        if self.stopping:
            self.account.clear()
        return code

    def stop_when_unused(self) -> None:
        lock = os.open(self.home / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)  # held until this process ends: newcomers wait
        self.stop()

    def stop(self) -> None:
        self.stopping = True
        threading.Thread(target=self.end, daemon=True).start()

    def end(self) -> None:
        """First a fast shutdown: sessions end, all is written. This process ends with it."""
        assert self.child is not None
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            self.child.send_signal(number)
            time.sleep(STOP_PATIENCE)


def socket_folder(home: Path) -> str:
    """Where the socket is: the keeper writes it down, since it may lie elsewhere."""
    return (home / "socket-folder").read_text()


def postmaster_lines(data: Path) -> list[str]:
    """What PostgreSQL notes of its running server: process id first, state eighth."""
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def forget_dead_postmaster(data: Path) -> None:
    """Remove the note of a server that was killed; stop one that lost its keeper.

    The note's process id may by now be somebody else's, which PostgreSQL would take for
    a running server. Ours is the one that works in the data folder.
    """
    lines = postmaster_lines(data)
    if not lines or not Path("/proc/self/cwd").exists():
        return  # without /proc PostgreSQL's own check must do
    process = int(lines[0])
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        deadline = time.monotonic() + STOP_PATIENCE
        while works_in(process, data) and time.monotonic() < deadline:
            os.kill(process, number)
            time.sleep(0.1)
    (data / "postmaster.pid").unlink(missing_ok=True)


def works_in(process: int, folder: Path) -> bool:
    try:
        return Path(f"/proc/{process}/cwd").samefile(folder)
    except OSError:
        return False


def lc_ctype() -> list[str]:
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    return ["--lc-ctype=C.UTF-8"] if "c.utf8" in known.lower().replace("utf-8", "utf8") else []


def die_with(parent: int, by: signal.Signals) -> None:
    """In a new child: be sent that signal when the parent ends, however it does (on Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, by)
        if os.getppid() != parent:
            os._exit(1)


def main() -> NoReturn:
    home, lock = Path(sys.argv[1]), int(sys.argv[3])
    answer, tell = os.pipe()
    if os.fork():  # the parent passes on how the start went
        os.close(tell)
        words = os.read(answer, 4096)
        if words != READY:
            os.write(sys.stderr.fileno(), words)
            os._exit(1)
        os._exit(0)
    log = os.open(home / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, sys.stderr.fileno())
    os.ftruncate(lock, 0)
    os.write(lock, str(os.getpid()).encode())
    server = Server(home, Path(sys.argv[2]), sys.argv[4].split())
    try:
        server.start()
    except OSError as error:
        server.account.clear()  # first: the word of it may bring SIGTERM
        os.write(tell, str(error).encode()[:4096])
        raise
    signal.signal(signal.SIGTERM, lambda *_: server.stop())
    os.write(tell, READY)
    os.close(tell)
    sys.exit(server.watch())


if __name__ == "__main__":
    main()
