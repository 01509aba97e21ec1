from __future__ import annotations

import time
from collections.abc import Collection
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from commitments.domain import merged
from commitments.evidence.verifying import Tally, verify
from commitments.models import Evidence, Source
from commitments.models.vocabulary import Verification


class Command(BaseCommand):
    help = (
        "Look for every excerpt in the archived copies of its source: in the newest one, and in "
        "the one that it was taken from."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="*", help="Slugs of sources; all unless given.")

    def handle(self, *args: Any, **options: Any) -> None:
        def progress(sources: Collection[int]) -> Any:
            quiet = True if options["verbosity"] == 0 else None
            return tqdm(sources, desc="Verifying", unit="source", disable=quiet)

        begun = time.monotonic()
        tally = verify(evidence_from(options["source"]), progress=progress)
        self.stdout.write(table(tally, time.monotonic() - begun))


def evidence_from(slugs: list[str]) -> list[int] | None:
    if not slugs:
        return None
    found: list[int] = []
    for slug in slugs:
        source = Source.objects.select_related("merged_into").filter(slug=slug).first()
        if source is None:
            raise CommandError(f"There is no source “{slug}”.")
        rows = Evidence.objects.filter(merged.names("source", source))
        found += rows.values_list("pk", flat=True)
    return found


def table(tally: Tally, seconds: float) -> str:
    rows = [(code.label, tally.results[code]) for code in Verification]
    rows += [
        ("Excerpts", tally.results.total()),
        ("Edited at the source", tally.edited),
        ("Public results altered", tally.altered),
    ]
    lines = [f"{label:<24}{count:>8}" for label, count in rows]
    return "\n".join([*lines, f"{'Seconds':<24}{seconds:>8.1f}"])
