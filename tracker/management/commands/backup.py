from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from tracker.backups import CannotDo, back_up


class Command(BaseCommand):
    help = "Copy the database and the files into a folder; prints where."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, help="An empty one, or one to be made (var/backups/…)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name = f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
        folder = options["folder"] or settings.VAR_DIR / "backups" / name
        try:
            note = back_up(folder)
        except CannotDo as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{folder}\nup to change {note['newest_change']}")
