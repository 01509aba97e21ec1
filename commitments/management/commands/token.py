from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from commitments.domain import tokens
from commitments.domain.errors import Problem
from commitments.domain.people import user_in_role
from commitments.domain.permissions import role_of
from commitments.models.vocabulary import Role


class Command(BaseCommand):
    help = "Make an API token for a user (made if new); prints the token alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The user's name.")
        parser.add_argument("--role", choices=Role.values, help="Put the user into this role.")
        parser.add_argument(
            "--label", default="", help="What the token is for; else “command line”, numbered."
        )
        parser.add_argument(
            "--days", type=int, default=365, help="How long it lasts: 1 to 365 days (365)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        role = Role(options["role"]) if options["role"] else None
        if not 1 <= options["days"] <= tokens.LONGEST.days:
            raise CommandError("--days takes 1 to 365.")
        try:
            user = user_in_role(name=options["name"], role=role, action="token")
            if role_of(user) is None:
                raise CommandError(
                    f"{user.username} has no role, or is not active; give one with --role."
                )
            now = timezone.now()
            _, text = tokens.make(
                user=user,
                name=options["label"] or tokens.free_name(user, "command line"),
                until=now + timedelta(days=options["days"]),
                by=None,
                now=now,
            )
        except Problem as error:
            raise CommandError(str(error)) from None
        self.stdout.write(text)
