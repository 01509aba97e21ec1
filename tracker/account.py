"""As whom does PostgreSQL run, and what can that account reach?

PostgreSQL refuses to run as root. Then it runs as the account `nobody`, which owns the
data folder and the socket's, and nothing else. That account may be unable to reach the
checkout or the programs, in a home closed to others. What it must reach by name is then
put into a private folder under a temporary one: made by mkdtemp and root's own, so that
nobody else can have laid a link there. No permission outside our own folders is changed.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

TEMPORARY = (tempfile.gettempdir(), "/tmp", "/var/tmp")  # noqa: S108 mkdtemp makes it safe


class Account:
    """`elsewhere` is the private folder, remembered in a note for the next keeper.

    A keeper that takes over from one that was killed uses the same folder again, since
    connection pools know the socket by its name.
    """

    def __init__(self, note: Path) -> None:
        self.note = note
        self.place = self.known_elsewhere()
        self.who: dict[str, Any] = {}  # for Popen; empty: as ourselves
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self.who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def reaches(self, path: Path) -> bool:
        if not self.who:
            return True
        command = ["test", "-x", str(path)]
        return subprocess.run(command, cwd="/", check=False, **self.who).returncode == 0

    def own_folder(self, path: Path) -> Path:
        """The folder, made if missing, for the account's use alone."""
        path.mkdir(mode=0o700, exist_ok=True)
        if self.who:
            os.chown(path, self.who["user"], self.who["group"])
        return path

    def reachable_programs(self, programs: Path) -> Path:
        """The programs where they are, or a copy that the account can run."""
        if self.reaches(programs / "bin" / "initdb"):
            return programs
        copies = self.elsewhere() / "programs"
        if not (copies / "whole").exists():
            shutil.rmtree(copies, ignore_errors=True)
            copy_programs(programs, copies)
            (copies / "whole").touch()
        return copies / programs.parent.name / programs.name

    def elsewhere(self) -> Path:
        if self.place is not None:
            return self.place
        for parent in TEMPORARY:
            if self.reaches(Path(parent)) and not is_noexec(parent):
                self.place = Path(tempfile.mkdtemp(prefix="tracker-", dir=parent))
                self.place.chmod(0o711)
                self.note.write_text(str(self.place))
                return self.place
        raise OSError("PostgreSQL's account can reach no temporary folder; set DATABASE_URL")

    def known_elsewhere(self) -> Path | None:
        try:
            path = Path(self.note.read_text())
            is_ours = path.lstat().st_uid == os.geteuid()
        except OSError:
            return None
        return path if is_ours and path.is_dir() and not path.is_symlink() else None

    def clear(self) -> None:
        """Remove the private folder, if there is one."""
        if self.place is not None:
            shutil.rmtree(self.place, ignore_errors=True)
        self.note.unlink(missing_ok=True)


def copy_programs(programs: Path, target: Path) -> None:
    """PostgreSQL's programs, and the libraries that a wheel keeps beside its package."""
    package = programs.parent
    libraries = package.with_name(package.name + ".libs")
    unneeded = shutil.ignore_patterns("include", "*.a")
    shutil.copytree(programs, target / package.name / programs.name, symlinks=True, ignore=unneeded)
    if libraries.exists():
        shutil.copytree(libraries, target / libraries.name, symlinks=True)
    for path in [target, *target.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def is_noexec(folder: str) -> bool:
    return bool(os.statvfs(folder).f_flag & os.ST_NOEXEC)
