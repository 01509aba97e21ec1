"""Django's PostgreSQL back end, whose server is there as soon as one connects.

So a command that needs no database starts none.
"""

import os
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import client

from tracker import postgres
from tracker.pooled import base


class DatabaseClient(client.DatabaseClient):
    def runshell(self, parameters: list[str]) -> None:
        self.connection.get_connection_params()
        os.environ["PATH"] = f"{postgres.programs() / 'bin'}{os.pathsep}{os.environ['PATH']}"
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        is_supervised = "WEB_SOCKET" in os.environ
        home = settings.VAR_DIR / "pg"
        self.settings_dict["HOST"] = postgres.ensure(home, restart=not is_supervised)
        self.settings_dict["USER"] = postgres.OWNER
        return super().get_connection_params()
