from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from commitments.api.tokens import make_token
from commitments.domain.errors import Problem
from commitments.domain.people import user_in_role
from commitments.domain.permissions import role_of
from commitments.models.vocabulary import Role


class Command(BaseCommand):
    help = "Make an API token for a user (made if new); prints the token alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The user's name.")
        parser.add_argument("--role", choices=Role.values, help="Put the user into this role.")

    def handle(self, *args: Any, **options: Any) -> None:
        role = Role(options["role"]) if options["role"] else None
        try:
            user = user_in_role(name=options["name"], role=role, action="token")
        except Problem as error:
            raise CommandError(str(error)) from None
        if role_of(user) is None:
            raise CommandError(
                f"{user.username} has no role, or is not active; give one with --role."
            )
        self.stdout.write(make_token(user))
