from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from commitments.domain.errors import Problem
from commitments.domain.importing.ground import Difference
from commitments.domain.importing.kinds import KINDS
from commitments.domain.importing.problems import BadFile
from commitments.domain.importing.run import import_file
from commitments.domain.people import user_in_role
from commitments.models import User
from commitments.models.vocabulary import Role

IMPORTER = "import"


class Command(BaseCommand):
    help = (
        "Import a CSV file or a workbook (.xlsx) in the columns of the export: all rows or none. "
        "New rows become drafts, changes to what is published pending revisions; what has not "
        "changed is left alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="The file.")
        parser.add_argument(
            "--kind", choices=list(KINDS), default="", help="Told by the columns unless given."
        )
        parser.add_argument("--dry-run", action="store_true", help="Show what would change, only.")
        parser.add_argument(
            "--user",
            help=f"Who imports; without it an account “{IMPORTER}” that may write drafts alone.",
        )
        parser.add_argument("--encoding", default="", help="Of a CSV file; UTF-8 unless given.")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="Publish it at once, without a second reader; takes an editor (--user) and a "
            "--reason, and is noted as such.",
        )
        parser.add_argument(
            "--reason", default="", help="Why; it stands beside changes to what is published."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if options["publish"] and options["user"] is None:
            raise CommandError("Say which editor publishes it: --user NAME.")
        by = importer(options["user"])

        def progress(rows: Iterable[Any], *, total: int) -> Any:
            quiet = True if options["verbosity"] == 0 else None
            return tqdm(rows, total=total, desc="Importing", unit="row", disable=quiet)

        try:
            with path.open("rb") as file:
                outcome = import_file(
                    file=file,
                    name=path.name,
                    by=by,
                    kind=options["kind"],
                    encoding=options["encoding"],
                    reason=options["reason"],
                    publish=options["publish"],
                    dry_run=options["dry_run"],
                    progress=progress,
                    tell=self.show if options["dry_run"] else None,
                )
        except OSError as error:
            raise CommandError(f"{path} can't be read: {error.strerror}.") from None
        except BadFile as problem:
            listed = "\n".join(map(str, problem.cells))
            raise CommandError(f"Nothing was imported.\n{listed}") from None
        except Problem as problem:
            said = " ".join(error.detail for error in problem.errors) or problem.detail
            named = any(error.pointer == "/encoding" for error in problem.errors)
            raise CommandError(f"{said} It is named with --encoding." if named else said) from None
        dry = " Nothing was written: this was a dry run." if options["dry_run"] else ""
        self.stdout.write(f"{outcome}.{dry}")

    def show(self, difference: Difference) -> None:
        what = f"changes ({difference.state})" if difference.state else "new"
        self.stdout.write(f"line {difference.line}: {what}, {difference.key}")
        for column, was, becomes in difference.cells:
            arrow = f"{short(was)} → " if difference.state else ""
            self.stdout.write(f"    {column}: {arrow}{short(becomes)}")


def short(cell: str) -> str:
    text = " ".join(cell.split())
    return f"“{text if len(text) <= 200 else text[:199] + '…'}”"


def importer(name: str | None) -> User:
    if name is None:
        found = User.objects.filter(username=IMPORTER).first()
        return found or user_in_role(name=IMPORTER, role=Role.ANALYST, action="import")
    found = User.objects.filter(username=name).first()
    if found is None:
        raise CommandError(f"There is no user “{name}”.")
    return found
