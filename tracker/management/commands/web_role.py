"""A role of the database for web processes, which owns nothing."""

import os
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from tracker.web_role import CannotBe, give


class Command(BaseCommand):
    help = (
        "Make a role for the web's DATABASE_URL, or give it anew what it may do, as after each "
        "migrate. Its password comes from WEB_ROLE_PASSWORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="Its name; another than the one that owns the tables.")

    def handle(self, *args: Any, **options: Any) -> None:
        role = options["role"]
        try:
            granted = give(role, password=os.environ.get("WEB_ROLE_PASSWORD", ""))
        except CannotBe as error:
            raise CommandError(str(error)) from error
        kept = sum("DELETE" not in words for words in granted.values())
        self.stdout.write(
            f"{role} may read and write rows in {len(granted)} tables; {kept} of them lose none."
        )
