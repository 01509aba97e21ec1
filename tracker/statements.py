"""Every connection of Django's has its statements timed (commitments/reading/slow.py)."""

from typing import Any

from django.db.backends.signals import connection_created
from django.dispatch import receiver

from commitments.reading.slow import watched


@receiver(connection_created)
def watch(connection: Any, **told: Any) -> None:
    if watched not in connection.execute_wrappers:
        # The outermost: whoever wraps a block takes the innermost away when it ends.
        connection.execute_wrappers.insert(0, watched)
