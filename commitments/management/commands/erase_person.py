from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from commitments.domain import erasure
from commitments.domain.errors import Problem


class Command(BaseCommand):
    help = (
        "Erase what is personal about somebody who asks for it: a user, or who gets reports. What "
        "they wrote stays, under a pseudonym, which is printed; so is where texts still name them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("whom", help="A user's name, or an e-mail address.")
        parser.add_argument(
            "--grounds", required=True, help="The request: when, and how it came; not the name."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made, person = erasure.erase(whom=options["whom"], grounds=options["grounds"], by=None)
        except Problem as problem:
            told = "; ".join(error.detail for error in problem.errors) or str(problem)
            raise CommandError(told) from None
        self.stdout.write(made.pseudonym)
        for table, rows in erasure.left_in(person).items():
            self.stderr.write(
                f"{table}: {rows} rows still name them, in texts that people wrote; read and "
                "redact them at the desk."
            )
