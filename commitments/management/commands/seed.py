from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from commitments.domain.seed_files import BrokenFixture
from commitments.domain.seeding import seed


class Command(BaseCommand):
    help = "Load or refresh the seed record in fixtures/, in one transaction."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--fixtures", type=Path, default=settings.BASE_DIR / "fixtures", help="The folder."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = options["verbosity"] == 0

        def progress(entries: list[Any]) -> Any:
            return tqdm(entries, desc="Seeding", unit="record", disable=None if not quiet else True)

        try:
            outcome = seed(options["fixtures"], progress=progress)
        except BrokenFixture as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from None
        for label in outcome.left_alone:
            self.stdout.write(f"left alone: {label}")
        self.stdout.write(
            f"Seed record: {len(outcome.created)} created, {len(outcome.changed)} changed, "
            f"{len(outcome.unchanged)} unchanged, {len(outcome.left_alone)} left alone."
        )
