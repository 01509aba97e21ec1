from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.core.management.base import CommandParser

from tracker.backups import CannotDo, restore


class Command(BaseCommand):
    help = (
        "Bring a backup back into an empty database and an empty MEDIA_ROOT, then apply what "
        "migrations came since, and check that all agrees."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="As `backup` printed it.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            note = restore(options["folder"])
        except CannotDo as error:
            raise CommandError(str(error)) from None
        call_command("migrate", verbosity=0, interactive=False)
        call_command("check_integrity", verbosity=0, stdout=self.stdout)
        call_command("verify_audit", stdout=self.stdout)
        self.stdout.write(f"Restored up to change {note['newest_change']}, of {note['made']}.")
