from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from tqdm import tqdm

from commitments.domain.errors import Problem
from commitments.evidence.capturing import SWITCHED_OFF, capture
from commitments.evidence.fetching import Fetcher
from commitments.evidence.links import checked, without_copy
from commitments.models import Source


class Command(BaseCommand):
    help = (
        "Fetch sources and keep an archived copy of each: those named by slug or address, else all "
        "that have an address and no copy yet. Exits with 1 if one could not be had."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="*", help="A source's slug, or its address.")
        parser.add_argument("--all", action="store_true", help="Of every source a new copy.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.FETCH:
            raise CommandError(SWITCHED_OFF)
        sources = chosen(options["source"], everything=options["all"])
        fetcher = Fetcher()
        rows: list[tuple[str, str, str]] = []
        bar = tqdm(sources, unit="source", disable=True if options["verbosity"] == 0 else None)
        for source in bar:
            bar.set_description(source.slug[:30])
            try:
                copy = capture(source=source, fetcher=fetcher)
            except Problem as problem:
                rows.append((source.slug, "not captured", str(problem)))
            else:
                size = f"{copy.size:,} bytes, {len(copy.text):,} characters of text"
                rows.append((source.slug, f"copy {copy.number}", size))
        self.tell(rows)

    def tell(self, rows: list[tuple[str, str, str]]) -> None:
        width = max((len(slug) for slug, _, _ in rows), default=0)
        for slug, what, why in rows:
            self.stdout.write(f"{slug:<{width}}  {what:<12}  {why}")
        counted = Counter(what != "not captured" for _, what, _ in rows)
        self.stdout.write(f"{counted[True]} captured, {counted[False]} not.")
        if counted[False]:
            raise CommandError("Not all could be had; upload or paste what is missing.")


def chosen(named: list[str], *, everything: bool) -> list[Source]:
    if not named:
        return list(checked().order_by("pk") if everything else without_copy())
    found = []
    for name in named:
        source = Source.objects.filter(Q(slug=name) | Q(url=name)).order_by("pk").first()
        if source is None:
            raise CommandError(f"There is no source {name}. Name it by its slug or its address.")
        found.append(source)
    return found
