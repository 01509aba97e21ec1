"""Makes the tracker's data in bulk: `make(n)` fills an empty, migrated database.

Commitments with five status updates each, a position on every third, two pieces of evidence for
each update, actors, forums, topics, sources; with versions, standings, changes, history and search
vectors. One in twenty is a draft with all that hangs on it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial

from django.apps import apps
from django.db import connection, models, transaction
from pghistory.models import Event
from tqdm import tqdm

from benchmarks import ledgers, past, records, standings
from benchmarks.filling import continue_numbering, run, without_indexes
from benchmarks.staging import stage
from commitments.models import Change, SearchEntry, User

ENOUGH = 2_000  # commitments from which on it pays to build indexes at the end


def make(n: int, *, quiet: bool = False) -> None:
    by = User.objects.order_by("pk").first()
    assert by is not None, "Somebody has to have written all this."
    steps: list[Callable[[], None]] = [
        partial(stage, n),
        partial(records.fill_records, n),
        records.fill_commitments,
        partial(ledgers.fill_updates, by.pk),
        partial(ledgers.fill_positions, by.pk),
        partial(ledgers.fill_evidence, by.pk),
        standings.fill_standings,
        standings.fill_entries,
        partial(past.fill_changes, by.pk),
        *(partial(past.fill_history, model) for model in past.KEPT),
    ]
    with transaction.atomic():
        run("SET LOCAL session_replication_role = replica")
        run("SET LOCAL maintenance_work_mem = '512MB'")
        if n < ENOUGH:
            follow(steps, quiet=quiet)
        else:
            with without_indexes([model._meta.db_table for model in own_models()]):
                follow(steps, quiet=quiet)
        for model in own_models():
            continue_numbering(model)
        with without_indexes([SearchEntry._meta.db_table]) if n >= ENOUGH else nullcontext():
            standings.fill_words()
        run("SET LOCAL session_replication_role = origin")
    settle()


def settle() -> None:
    """As autovacuum would have left a record that grew over years: rows made at once are on no page
    that an index alone may answer for. Not where a test takes everything back."""
    if not connection.in_atomic_block:
        kept = [m for m in own_models() if not issubclass(m, Event)]
        names = [model._meta.db_table for model in (*kept, Change)]
        run(f"VACUUM {', '.join(names)}")
    run("ANALYZE")


def follow(steps: list[Callable[[], None]], *, quiet: bool) -> None:
    for step in tqdm(steps, desc="making the data", disable=quiet or None):
        step()


def own_models() -> list[type[models.Model]]:
    """All tables that are filled here, history too."""
    found = apps.get_app_config("commitments").get_models()
    return [m for m in found if not m._meta.proxy and m is not Change and m is not User]
