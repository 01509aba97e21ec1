"""A backup has the text of a copy and its file, or neither: nothing is pruned meanwhile."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings as used
from django.utils import timezone

from commitments.domain import pruning
from tests.factories.captures import make_capture
from tests.factories.records import make_source


def test_nothing_is_pruned_while_a_backup_is_made(
    committing_db: str, settings: Any, tmp_path: Path, django_db_blocker: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    long_ago = timezone.now() - used.KEEP_COPIES - dt.timedelta(days=2)
    source = make_source()
    unused = make_capture(source, "Before.", at=long_ago)
    make_capture(source, "After.")
    with psycopg.connect(committing_db) as backup:
        backup.execute("SELECT pg_advisory_xact_lock_shared(%s)", [pruning.BACKING_UP])
        assert pruning.prune_copies() == 0
    assert (tmp_path / unused.path).exists()
    assert pruning.prune_copies() == 1
    assert not (tmp_path / unused.path).exists()
