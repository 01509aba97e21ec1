from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from commitments.models import ReportSchedule
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.parameters import BadParameter, read_day, read_instant
from commitments.reports.content import Content
from commitments.reports.formats import RENDERERS, TEXT, render
from commitments.reports.periods import EARLIEST, TOO_EARLY
from commitments.reports.running import again, made_for, preview


class Command(BaseCommand):
    help = (
        "Render a schedule's report without sending it. The same day and instant give the same "
        "bytes, under the same code and requirements. One that was made for them already is made "
        "again with its own filter, sections and note, whatever the schedule has by now."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("schedule", help="The schedule's name.")
        parser.add_argument("--as-of", help="The report's day (yesterday in the schedule's zone).")
        parser.add_argument("--known-at", help="The instant of its knowledge (the last change).")
        parser.add_argument("--report", type=int, help="Make that one again, by its number.")
        parser.add_argument("--format", choices=list(RENDERERS), default=TEXT)
        parser.add_argument("-o", "--output", type=Path, help="The file to write; else the screen.")

    def handle(self, *args: Any, **options: Any) -> None:
        schedule = ReportSchedule.objects.filter(name=options["schedule"], ended_at=None).first()
        if schedule is None:
            names = ReportSchedule.objects.filter(ended_at=None).values_list("name", flat=True)
            listed = ", ".join(f"“{name}”" for name in names) or "none yet; make one in the desk"
            raise CommandError(f"There is no schedule “{options['schedule']}”; there are {listed}.")
        try:
            made = render(self.content(schedule, options), options["format"])
        except BadParameter as problem:
            raise CommandError(str(problem)) from None
        for warning in made.warnings:
            self.stderr.write(warning)
        if options["output"]:
            with options["output"].open("wb") as file:
                file.writelines(made.pieces())
        else:
            sys.stdout.buffer.writelines(made.pieces())

    def content(self, schedule: ReportSchedule, options: dict[str, Any]) -> Content:
        number = options["report"]
        if number is not None:
            made = schedule.reports.filter(pk=number).exclude(known_at=None).first()
            if made is None:
                raise CommandError(f"“{schedule.name}” has made no report {number}.")
            return again(made)
        day, clocks = self.clocks(options)
        kept = made_for(schedule, day, clocks) if clocks.past and day else None
        if kept is not None:
            self.stderr.write(f"Made again: report {kept.pk}.")
            return again(kept)
        return preview(schedule, last=day, clocks=clocks)

    def clocks(self, options: dict[str, Any]) -> tuple[dt.date | None, Clocks]:
        day = read_day("--as-of", options["as_of"]) if options["as_of"] else None
        if day and day < EARLIEST:
            raise BadParameter("--as-of", TOO_EARLY)
        known = options["known_at"]
        known_at = read_instant("--known-at", known) if known else None
        return day, read_clocks(as_of=day, known_at=known_at, now=timezone.now())
