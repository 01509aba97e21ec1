from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from commitments.domain import audit
from commitments.domain.integrity import one_moment


class Command(BaseCommand):
    help = (
        "Check that the audit trail says what it said when it was sealed; exits with 1 and names "
        "what doesn't. Prints the last seal's digest: keep it elsewhere, and give it with --head "
        "the next time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", default="", help="A digest that was printed before.")
        parser.add_argument("--seal", action="store_true", help="First seal what is new.")
        parser.add_argument("--export", type=Path, help="Write the sealed trail, a JSON a line.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["seal"]:
            audit.seal()
        try:
            head = bytes.fromhex(options["head"]) or None
        except ValueError:
            raise CommandError("--head takes a digest in hexadecimal digits.") from None
        with one_moment():
            wrong = 0
            for sentence in audit.verify(head):
                self.stdout.write(sentence)
                wrong += 1
            if options["export"]:
                with options["export"].open("w", encoding="utf-8") as file:
                    file.writelines(exported())
            self.stdout.write(told())
        if wrong:
            raise CommandError(f"{wrong} things are not as they were sealed.")


def told() -> str:
    rows, last = 0, None
    for last in audit.seals():
        rows += 0 if last.again else len(last.keys)
    if last is None:
        return "Nothing is sealed yet."
    counted = f"{rows} rows in {last.number} seals, the last of {last.at:%Y-%m-%d %H:%M} UTC"
    return f"{counted}\n{last.digest.hex()}"


def exported() -> Iterator[str]:
    for each in audit.seals():
        yield (
            json.dumps(
                {
                    "seal": each.number,
                    "at": each.at.isoformat(),
                    "source": each.source,
                    "digest": each.digest.hex(),
                }
            )
            + "\n"
        )
        for row in audit.sealed_rows(each):
            yield json.dumps({"seal": each.number, **row}, ensure_ascii=False) + "\n"
