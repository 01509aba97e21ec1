"""Which reports that went out told of what no longer holds?"""

from __future__ import annotations

import datetime as dt

from commitments.reading.database import connection

# By the keys that reports carry. Of a ledger a correction is a row of its own.
GONE = """
SELECT ch.at, ch.object_type || ':' || ch.object_key AS key FROM commitments_change ch
WHERE ch.type IN ('retracted', 'redacted') AND ch.at > %(since)s
""" + "".join(
    f"UNION ALL SELECT j.published_at, '{kind}:' || j.supersedes_id FROM commitments_{table} j"
    " WHERE j.supersedes_id IS NOT NULL AND j.published_at > %(since)s\n"
    for kind, table in (
        ("status_update", "statusupdate"),
        ("position", "position"),
        ("evidence", "evidence"),
    )
)
UNCORRECTED = f"""
WITH gone AS MATERIALIZED ({GONE})
SELECT r.id FROM gone JOIN commitments_report r ON r.carried @> ARRAY[gone.key]::varchar[]
WHERE r.state = 'sent' AND r.known_at > %(since)s
  AND gone.at > greatest(r.known_at, (SELECT max(c.known_at) FROM commitments_report c
    WHERE c.corrects_id = r.id AND c.state <> 'failed'))
  AND EXISTS (SELECT FROM commitments_delivery d WHERE d.report_id = r.id AND d.state = 'sent')
GROUP BY r.id ORDER BY r.id DESC
"""


def read_uncorrected(since: dt.datetime) -> list[int]:
    """Ids of those made since then, of which no correction that knew of it went to anybody."""
    with connection.cursor() as cursor:
        cursor.execute(UNCORRECTED, {"since": since})
        return [pk for (pk,) in cursor.fetchall()]
