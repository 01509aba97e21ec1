"""What is kept for a while alone, and goes by itself. Never anything of the record.

An archived copy goes, but for the note that it was taken and its digests, if it was fetched long
ago, is not the newest of its source, and nobody leant on it: no excerpt was found in it or looked
for last in it, all excerpts from the source have been looked for, and no evidence from the source
was written while it was the newest one.
"""

from __future__ import annotations

import datetime as dt

from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef

from commitments.domain.captures import discard
from commitments.domain.clock import instant
from commitments.domain.writing import writing
from commitments.models import Capture, PrunedCopy

BACKING_UP = 7_204_230_103  # held, shared, while a backup is made
AT_ONCE = 1_000  # copies of one night
SPENT = {
    "answers": "DELETE FROM commitments_idempotency WHERE at < %s",
    "counts": "DELETE FROM commitments_throttle WHERE minute < %s",
}
# As the API promises to those who send a request again.
ANSWERS_KEPT = dt.timedelta(days=1)
COUNTS_KEPT = dt.timedelta(minutes=2)
NEVER_USED = """
WITH held AS (
  SELECT k.id, k.at, k.how, coalesce(s.merged_into_id, s.id) AS source,
    lead(k.at) OVER (
      PARTITION BY coalesce(s.merged_into_id, s.id) ORDER BY k.at, k.id) AS until
  FROM commitments_capture k JOIN commitments_source s ON s.id = k.source_id)
SELECT h.id FROM held h
WHERE h.until IS NOT NULL AND h.how = 'fetched' AND h.at < %s
  AND NOT EXISTS (SELECT FROM commitments_prunedcopy p WHERE p.capture_id = h.id)
  AND NOT EXISTS (
    SELECT FROM commitments_redaction r WHERE r.object_type = 'capture' AND r.object_id = h.id)
  AND NOT EXISTS (SELECT FROM commitments_verification v WHERE v.capture_id = h.id)
  AND NOT EXISTS (SELECT FROM commitments_verification v WHERE v.newest_id = h.id)
  AND NOT EXISTS (
    SELECT FROM commitments_evidence e JOIN commitments_source s ON s.id = e.source_id
    WHERE coalesce(s.merged_into_id, s.id) = h.source AND (
      e.created_at >= h.at AND e.created_at < h.until
      OR e.excerpt <> '' AND e.publication <> 'retracted' AND NOT EXISTS (
        SELECT FROM commitments_verification v WHERE v.evidence_id = e.id
          AND v.sought = tracker_sought(e.source_id, e.mode, e.excerpt))))
ORDER BY h.at, h.id LIMIT %s
"""


def forget_spent(*, now: dt.datetime | None = None) -> dict[str, int]:
    """Kept answers to requests sent twice, counts of requests, failed logins that count no more:
    how many of each went. Requests drop them too, where there are any."""
    at = instant(now)
    minute = int((at - COUNTS_KEPT).timestamp() // 60)
    found = {}
    with connection.cursor() as cursor:
        for name, before in (("answers", at - ANSWERS_KEPT), ("counts", minute)):
            cursor.execute(SPENT[name], [before])
            found[name] = cursor.rowcount
    old = AccessAttempt.objects.filter(attempt_time__lte=at - settings.LOCKOUT_TIME)
    found["failures"] = old.delete()[0]
    return found


def prune_copies(*, now: dt.datetime | None = None) -> int:
    """How many copies lost their text and file. None while a backup is made, which would have the
    text of a copy and not its file."""
    at = instant(now)
    with writing(None, "prune copies"), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [BACKING_UP])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(NEVER_USED, [at - settings.KEEP_COPIES, AT_ONCE])
        chosen = [pk for (pk,) in cursor.fetchall()]
        for pk in chosen:
            PrunedCopy.objects.create(capture_id=pk, at=at)
        Capture.objects.filter(pk__in=chosen).update(text="")
    drop_files()
    return len(chosen)


def drop_files() -> None:
    """Of all pruned copies, so that none is left over by a worker that died in between."""
    others = Capture.objects.filter(path=OuterRef("path"), pruned=None)
    alone = Capture.objects.filter(pruned__isnull=False).exclude(Exists(others))
    discard(alone.values_list("path", flat=True).iterator())
