"""Everything from nothing, on one port: database, migrations, record, web and worker."""

import logging
import os
import signal
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType
from typing import Any

import pghistory
from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command, get_commands
from django.db import connections

from tracker import postgres, serving
from tracker.demo import Login, demo_logins
from tracker.stand_in import StandIn
from tracker.static_files import collect_if_changed
from tracker.supervisor import Part, Supervisor

log = logging.getLogger("tracker.serve")


class Command(BaseCommand):
    help = (
        "Serve the tracker and keep it running: PORT (8000), BIND (127.0.0.1) and DEMO_PASSWORD "
        "come from the environment."
    )
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGTERM, interrupt)
        try:
            self.serve(host=os.environ.get("BIND", "127.0.0.1"))
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
        except (serving.CannotServe, postgres.PostgresError) as error:
            raise CommandError(str(error)) from error

    def serve(self, *, host: str) -> None:
        lock, parts_lock = serving.claim(settings.VAR_DIR)
        listener = serving.bind(host, int(os.environ.get("PORT", "8000")))
        port = listener.getsockname()[1]
        address = f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"
        serving.tell(lock, address)
        logins = self.prepare()
        ready = settings.VAR_DIR / "web-ready"
        web, worker = parts(listener, parts_lock, ready)
        stand_in = StandIn(listener, web, ready)
        greeting = Greeting(self, address, logins)

        def meanwhile() -> None:
            stand_in.take_turn()
            if ready.exists():
                greeting.give_once_up()

        Supervisor([web, worker], tend=tend_database).run(meanwhile=meanwhile)
        self.stdout.write("Stopped.")

    def prepare(self) -> list[Login]:
        self.say("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
        self.say("Collecting static files …")
        collect_if_changed()
        with pghistory.context(command="serve"):
            if "seed" in get_commands():
                self.say("Loading the record …")
                call_command("seed")
            logins = demo_logins(
                given=os.environ.get("DEMO_PASSWORD", ""), kept=settings.VAR_DIR / "demo-password"
            )
        connections.close_all()
        return logins

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


class Greeting:
    """The addresses and logins, printed when the web answers for the first time."""

    def __init__(self, command: Command, address: str, logins: list[Login]) -> None:
        self.command, self.address, self.logins, self.given = command, address, logins, False

    def give_once_up(self) -> None:
        if not self.given and answers(self.address):
            self.given = True
            self.command.say(self.text())

    def text(self) -> str:
        lines = ["", f"Tracker    {self.address}/"]
        lines += [f"The API    {self.address}/api/v1/", f"The desk   {self.address}/admin/"]
        lines += [f"Mail       {where_mail_goes()}", ""]
        lines += ["Log in as  password"]
        lines += [
            f"{login.name:<10} {login.password or 'the one that was set before'}"
            for login in self.logins
        ]
        return "\n".join([*lines, "", "Ctrl-C stops it all.", ""])


def where_mail_goes() -> str:
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if folder:
        return f"goes to files under {folder}, since EMAIL_URL names no server"
    return f"goes by {settings.EMAIL_HOST}"


def parts(listener: socket.socket, parts_lock: int, ready: Path) -> tuple[Part, Part]:
    manage = str(settings.BASE_DIR / "manage.py")
    web = [sys.executable, "-m", "gunicorn", "--config", "python:tracker.gunicorn"]
    worker = [sys.executable, manage, "procrastinate", "worker", "--shutdown-graceful-timeout=8"]
    port = str(listener.getsockname()[1])
    here = {"PYTHONPATH": str(settings.BASE_DIR), "PORT": port}
    socket_number = listener.fileno()
    own = {"WEB_SOCKET": str(socket_number), "WEB_READY": str(ready)}
    return (
        Part("web", web, here | own, (socket_number, parts_lock)),
        Part("worker", worker, here, (parts_lock,)),
    )


def tend_database() -> None:
    """Have the embedded database started again, should it have died. If it can't be, as while its
    disk is full, that is tried again at the next turn."""
    if settings.DATABASES["default"]["ENGINE"] != "tracker.embedded":
        return
    try:
        postgres.ensure(settings.VAR_DIR / "pg")
    except postgres.PostgresError as error:
        log.warning("the database is not there: %s", error)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:  # noqa: S310 http
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
