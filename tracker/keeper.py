"""Runs one PostgreSQL server and stops it when nobody uses it any more.

Started by tracker.postgres as a program of its own, with the standard library alone;
it answers (by exiting, while its child stays on) once the server is ready.

As root, the server and initdb run as the account `nobody`, which owns the data folder
and nothing else. That account may be unable to reach the checkout (a home closed to
others). Then it is given the data folder as an open directory, `/proc/self/fd/N`, and
what it must reach by name, its socket and a copy of the programs, in a private folder
made under a temporary one and removed when the server stops. No permission outside
our own folders is changed.
"""

import ctypes
import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, NoReturn

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


def socket_folder(home: Path) -> str:
    """Where the socket is: the keeper writes it down, since it may lie elsewhere."""
    return (home / "socket-folder").read_text()


class Server:
    def __init__(self, home: Path, programs: Path, options: list[str]) -> None:
        self.home, self.programs, self.options = home, programs, options
        self.data = home / "data"
        self.log = (home / "log").open("ab", buffering=0)
        self.account: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self.account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.outside: Path | None = None
        self.child: subprocess.Popen[bytes] | None = None
        self.stopping = False

    def prepare(self) -> None:
        """Settle where the socket and the programs are, and make the data folder."""
        reached = self.reaches(self.home)
        if reached and len(str(self.home)) <= SOCKET_NAME_LIMIT:
            sockets = self.own_folder(self.home / "socket")
        else:
            sockets = self.own_folder(self.elsewhere() / "socket")
        if not self.reaches(self.programs / "bin" / "initdb"):
            self.programs = copy_programs(self.programs, self.elsewhere())
        (self.home / "socket-folder").write_text(str(sockets))
        SETTINGS["unix_socket_directories"] = str(sockets)
        if not self.data.exists():
            self.initialise()
        forget_dead_postmaster(self.data)

    def initialise(self) -> None:
        """Make the cluster beside its place, so that a half-made one is never taken for whole."""
        draft = self.home / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        self.own_folder(draft)
        done = self.run("initdb", draft, [*INITDB, *LOCALE, *lc_ctype()]).wait()
        if done:
            raise SystemExit(f"initdb ended with {done}; see {self.home / 'log'}")
        draft.rename(self.data)

    def start(self) -> None:
        options = [f"--{name}={value}" for name, value in SETTINGS.items()]
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            self.child = self.run("postgres", self.data, options + self.options)
            while self.child.poll() is None and time.monotonic() < deadline:
                if self.is_ready():
                    return
                time.sleep(0.02)
            time.sleep(0.2)  # the last server's children may still be leaving
            if self.child.returncode and time.monotonic() > deadline - 50:
                break
        raise SystemExit(f"see {self.home / 'log'}: {last_line(self.home / 'log')}")

    def is_ready(self) -> bool:
        assert self.child is not None
        lines = postmaster_lines(self.data)
        return len(lines) > 7 and lines[0] == str(self.child.pid) and lines[7].strip() == "ready"

    def run(self, program: str, data: Path, arguments: list[str]) -> subprocess.Popen[bytes]:
        """Start one of PostgreSQL's programs as the account, dying with this process."""
        keeper = os.getpid()
        folder = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
        try:
            return subprocess.Popen(
                [
                    str(self.programs / "bin" / program),
                    "-D",
                    str(data) if self.reaches(data.parent) else f"/proc/self/fd/{folder}",
                    *arguments,
                ],
                stdin=subprocess.DEVNULL,
                stdout=self.log,
                stderr=self.log,
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": ""},
                pass_fds=[folder],
                preexec_fn=lambda: die_with(keeper, signal.SIGINT),  # noqa: PLW1509 no thread runs yet
                **self.account,
            )
        finally:
            os.close(folder)

    def watch(self) -> int:
        """Wait for the end: the server's own, or that of its last user."""
        assert self.child is not None
        signal.signal(signal.SIGTERM, lambda *_: self.stop())
        threading.Thread(target=self.stop_when_unused, daemon=True).start()
        code = self.child.wait()
        if self.stopping and self.outside is not None:
            shutil.rmtree(self.outside, ignore_errors=True)
        return code

    def stop_when_unused(self) -> None:
        lock = os.open(self.home / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)  # held until this process ends: newcomers wait
        self.stop()

    def stop(self) -> None:
        assert self.child is not None
        self.stopping = True
        self.child.send_signal(signal.SIGINT)  # a fast shutdown: sessions end, all is written

    def reaches(self, path: Path) -> bool:
        if not self.account:
            return True
        command = ["test", "-x", str(path)]
        return subprocess.run(command, cwd="/", check=False, **self.account).returncode == 0

    def own_folder(self, path: Path) -> Path:
        """The folder, made if missing, for the account's own use alone."""
        path.mkdir(mode=0o700, exist_ok=True)
        if self.account:
            os.chown(path, self.account["user"], self.account["group"])
        return path

    def elsewhere(self) -> Path:
        """A private folder that the account can reach, with a name short enough for a socket."""
        if self.outside is None:
            self.outside = self.last_outside() or self.make_outside()
            (self.home / "outside").write_text(str(self.outside))
        return self.outside

    def last_outside(self) -> Path | None:
        """The folder of a keeper that was killed; kept, for connection pools know its name."""
        try:
            path = Path((self.home / "outside").read_text())
            facts = path.lstat()
        except OSError:
            return None
        ours = facts.st_uid == os.geteuid() and not path.is_symlink() and path.is_dir()
        return path if ours else None

    def make_outside(self) -> Path:
        for parent in (tempfile.gettempdir(), "/tmp", "/var/tmp"):  # noqa: S108 mkdtemp is safe
            name_fits = len(parent) + len("/tracker-12345678/socket") <= SOCKET_NAME_LIMIT
            if name_fits and self.reaches(Path(parent)) and not is_noexec(parent):
                path = Path(tempfile.mkdtemp(prefix="tracker-", dir=parent))
                path.chmod(0o711)
                return path
        raise SystemExit("no temporary folder can be reached by the account nobody")


def copy_programs(programs: Path, outside: Path) -> Path:
    """PostgreSQL's programs and the libraries that the wheel keeps beside its packages."""
    target = outside / "programs" / programs.parent.name / programs.name
    if not (outside / "programs" / "whole").exists():
        shutil.rmtree(outside / "programs", ignore_errors=True)
        unneeded = shutil.ignore_patterns("include", "*.a")
        shutil.copytree(programs, target, symlinks=True, ignore=unneeded)
        libraries = programs.parent.with_name(programs.parent.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, outside / "programs" / libraries.name, symlinks=True)
        (outside / "programs" / "whole").touch()
    return target


def forget_dead_postmaster(data: Path) -> None:
    """Remove the note of a server that was killed; stop one that lost its keeper.

    The note's process id may by now be somebody else's, which PostgreSQL would take for
    a running server. Ours is the one that works in the data folder.
    """
    lines = postmaster_lines(data)
    if not lines or not Path("/proc/self/cwd").exists():
        return  # without /proc PostgreSQL's own check must do
    process = int(lines[0])
    for signal_number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        deadline = time.monotonic() + 10
        while works_in(process, data):
            if time.monotonic() > deadline:
                break
            os.kill(process, signal_number)
            time.sleep(0.1)
    (data / "postmaster.pid").unlink(missing_ok=True)


def works_in(process: int, folder: Path) -> bool:
    try:
        return Path(f"/proc/{process}/cwd").samefile(folder)
    except OSError:
        return False


def postmaster_lines(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def lc_ctype() -> list[str]:
    locales = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    return ["--lc-ctype=C.UTF-8"] if "C.utf8" in locales.replace("UTF-8", "utf8") else []


def is_noexec(folder: str) -> bool:
    return bool(os.statvfs(folder).f_flag & os.ST_NOEXEC)


def last_line(log: Path) -> str:
    return ["", *log.read_text(errors="replace").strip().splitlines()][-1]


def die_with(parent: int, by: signal.Signals) -> None:
    """In a new child: be sent that signal when the parent ends, however it does (on Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, by)
        if os.getppid() != parent:
            os._exit(1)


def main() -> NoReturn:
    home, programs, lock, options = sys.argv[1:]
    answer, tell = os.pipe()
    if os.fork():  # the parent passes on how the start went
        os.close(tell)
        os.close(int(lock))
        error = os.read(answer, 4096)
        sys.stderr.write(error.decode())
        os._exit(int(error != b""))
    os.close(answer)
    server = Server(Path(home), Path(programs), options.split())
    os.dup2(server.log.fileno(), sys.stderr.fileno())
    os.ftruncate(int(lock), 0)
    os.write(int(lock), str(os.getpid()).encode())
    try:
        server.prepare()
        server.start()
    except BaseException as error:
        os.write(tell, (str(error) or type(error).__name__).encode()[:4096])
        raise
    os.close(tell)
    sys.exit(server.watch())


if __name__ == "__main__":
    main()
