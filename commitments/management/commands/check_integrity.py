from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from commitments.domain.integrity import CHECKS, one_moment


class Command(BaseCommand):
    help = "Check that all that is stored agrees; exits with 1 and says what doesn't."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        with one_moment():
            for check in CHECKS:
                progress = partial(self.progress, check.title, quiet=options["verbosity"] == 0)
                found = 0
                for sentence in check.find(progress):
                    self.stdout.write(sentence)
                    found += 1
                wrong += found
                self.stdout.write(f"{'ok' if not found else f'{found} wrong'}: {check.title}")
        if wrong:
            raise CommandError(f"{wrong} things do not agree.")

    def progress(self, title: str, steps: Iterable[Any], *, quiet: bool) -> Iterable[Any]:
        bar: Iterable[Any] = tqdm(steps, desc=title, leave=False, disable=quiet or None)
        return bar
