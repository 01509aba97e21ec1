from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from commitments.domain.clock import instant
from commitments.evidence.capturing import SWITCHED_OFF
from commitments.evidence.links import check_all, checked, due, state_of


class Command(BaseCommand):
    help = "Look whether the links of all sources still lead anywhere, and note it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--due", action="store_true", help="Only those whose turn it is this hour."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.FETCH:
            raise CommandError(SWITCHED_OFF)
        sources = due(instant(None)) if options["due"] else list(checked().order_by("pk"))
        quiet = True if options["verbosity"] == 0 else None
        bar = tqdm(check_all(sources), total=len(sources), unit="link", disable=quiet)
        made = list(bar)
        width = max((len(one.source.slug) for one in made), default=0)
        for one in made:
            state = state_of(one.source)
            told = f"It is at {one.moved_to} now." if one.moved_to else one.told
            self.stdout.write(f"{one.source.slug:<{width}}  {state}. {told}".rstrip())
        counted = Counter(one.get_outcome_display() for one in made)
        told = ", ".join(f"{count} “{outcome}”" for outcome, count in counted.most_common())
        self.stdout.write(f"{len(made)} links checked{': ' if told else ''}{told}.")
        if len(made) < len(sources):
            self.stdout.write(f"{len(sources) - len(made)} wait: others are busy at their hosts.")
