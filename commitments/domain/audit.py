"""Has anybody altered the audit trail since, past the guards in the database?

The trail is the history of every row (models/audit.py), the numbered changes, the redactions, and
who got in, exported or read what is not public (models/access_entry.py). The worker seals what has
been added: a seal holds a digest of each row, and one of all that and of the seal before, so that
nothing sealed can be altered, put in or taken out unseen by whoever knows the last digest. It is
told in the log and by `verify_audit`: keep it elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import OperationalError, connection, transaction
from pghistory.models import Event

from commitments.domain.outages import SLOW, outage
from commitments.domain.resources import RESOURCES
from commitments.models import AccessEntry, Change, Redaction
from commitments.models.revision import REVISED

BATCH = 2_000  # rows of one seal, at most
SEALING_LOCK = 7_204_230_102
SIZE = 32  # bytes of a digest
NONE = b"\0" * SIZE
# Of a row of the history, whose context says who wrote it.
WHO = "who"
BY = "(SELECT metadata -> 'user' FROM pghistory_context c WHERE c.id = pgh_context_id) AS who"
NEXT = "SELECT number + 1, digest FROM commitments_auditseal ORDER BY number DESC LIMIT 1"
MARK = """
SELECT keys[cardinality(keys)] FROM commitments_auditseal WHERE source = %s
ORDER BY number DESC LIMIT 1
"""
ROWS = """
SELECT {key}, sha256(convert_to(to_jsonb(x)::text, 'UTF8')), to_jsonb(x)
FROM (SELECT {columns} FROM {table} WHERE {key} > %s AND {key} <= %s ORDER BY {key} LIMIT %s) x
ORDER BY {key}
"""
INSERT = """
INSERT INTO commitments_auditseal (number, at, source, columns, keys, digests, digest)
VALUES (%s, clock_timestamp(), %s, %s, %s, %s, %s) RETURNING at
"""
SEALS = """
SELECT number, at, source, columns, keys, digests, digest FROM commitments_auditseal
ORDER BY number
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A table of the trail. Its keys grow, and are given to rows in order."""

    table: str
    key: str
    columns: list[str]


@dataclass(frozen=True, slots=True)
class Seal:
    number: int
    at: Any
    source: str
    columns: list[str]
    keys: list[int]
    digests: bytes
    digest: bytes


def sources() -> dict[str, Source]:
    models = apps.get_app_config("commitments").get_models()
    trail = [m for m in models if issubclass(m, Event)] + [Change, Redaction, AccessEntry]
    return {
        m._meta.db_table: Source(
            m._meta.db_table,
            str(m._meta.pk.column),
            sorted(str(f.column) for f in m._meta.concrete_fields)
            + ([WHO] if issubclass(m, Event) else []),
        )
        for m in trail
    }


def seal() -> int:
    """Seals what is new, and says how many rows that were."""
    return sum(seal_table(source) for source in sources().values())


def seal_table(source: Source) -> int:
    sealed = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALING_LOCK])
            cursor.execute(MARK, [source.table])
            mark = (cursor.fetchone() or (0,))[0]
            until = settled(source, mark)
            cursor.execute(rows_of(source.table, source.key, source.columns), [mark, until, BATCH])
            rows = cursor.fetchall()
            if rows:
                write(cursor, source, [row[0] for row in rows], b"".join(bytes(r[1]) for r in rows))
        sealed += len(rows)
        if len(rows) < BATCH:
            return sealed


def settled(source: Source, mark: int) -> int:
    """The newest row before which none can come any more: under a lock that waits for all who are
    writing to the table. If they take long, the next turn has it."""
    newest = f'SELECT max("{source.key}") FROM "{source.table}"'  # noqa: S608 names of our own
    with connection.cursor() as cursor:
        cursor.execute(newest)
        if (cursor.fetchone()[0] or 0) <= mark:
            return mark
        try:
            with transaction.atomic():
                cursor.execute("SET LOCAL lock_timeout = '1s'")
                cursor.execute(f'LOCK TABLE "{source.table}" IN SHARE MODE')
                cursor.execute(newest)
                return int(cursor.fetchone()[0])
        except OperationalError as error:
            if outage(error) is not SLOW:
                raise
            return mark


def write(cursor: Any, source: Source, keys: list[int], digests: bytes) -> None:
    cursor.execute(NEXT)
    number, before = cursor.fetchone() or (1, NONE)
    what = [number, source.table, source.columns, keys]
    digest = digest_of(bytes(before), what, digests)
    cursor.execute(INSERT, [number, source.table, source.columns, keys, digests, digest])


def digest_of(before: bytes, what: list[Any], digests: bytes) -> bytes:
    return hashlib.sha256(before + json.dumps(what).encode() + digests).digest()


def seals() -> Iterator[Seal]:
    with connection.cursor() as cursor:
        cursor.execute(SEALS)
        for row in cursor:
            number, at, source, columns, keys, digests, digest = row
            yield Seal(number, at, source, columns, keys, bytes(digests), bytes(digest))


def head() -> bytes:
    """The last seal's digest."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT)
        found = cursor.fetchone()
    return bytes(found[1]) if found else NONE


def rows_of(table: str, key: str, columns: list[str]) -> str:
    named = ", ".join(BY if column == WHO else f'"{column}"' for column in columns)
    return ROWS.format(key=f'"{key}"', columns=named, table=f'"{table}"')


def verify(head: bytes | None = None) -> Iterator[str]:
    """What is not as it was sealed, a sentence each. `head`: the digest of one, kept elsewhere."""
    known, marks = sources(), dict[str, int]()
    before, heads = NONE, {NONE}
    last = 0
    for each in seals():
        if each.number != last + 1:
            yield f"seal {each.number}: the one before is missing."
        last = each.number
        what = [each.number, each.source, each.columns, each.keys]
        if digest_of(before, what, each.digests) != each.digest:
            yield f"seal {each.number}: it is not what it was, or the one before is not."
        before = each.digest
        heads.add(before)
        if each.source not in known:
            yield f"seal {each.number}: its table {each.source} is gone."
            continue
        yield from altered(known[each.source], each, marks.get(each.source, 0))
        marks[each.source] = each.keys[-1]
    if head is not None and head not in heads:
        yield f"no seal has the digest {head.hex()}."


def altered(source: Source, seal: Seal, mark: int) -> Iterator[str]:
    if gone := set(seal.columns) - set(source.columns):
        yield f"{source.table}: nothing can be told without {', '.join(sorted(gone))}."
        return
    sealed = {key: seal.digests[n * SIZE :][:SIZE] for n, key in enumerate(seal.keys)}
    with connection.cursor() as cursor:
        cursor.execute(rows_of(source.table, source.key, seal.columns), [mark, seal.keys[-1], None])
        there = {key: (bytes(digest), row) for key, digest, row in cursor.fetchall()}
    for key in sorted(sealed.keys() | there.keys()):
        label = f"{source.table} {key}"
        if key not in there:
            yield f"{label}: it is gone."
        elif key not in sealed:
            yield f"{label}: it was put in later."
        elif there[key][0] != sealed[key] and not is_redacted(source.table, there[key][1]):
            yield f"{label}: it does not say what it said."


def is_redacted(table: str, row: str | dict[str, Any]) -> bool:
    """Whether it is of a record in which a text was replaced on legal grounds, here as well."""
    told: dict[str, Any] = json.loads(row) if isinstance(row, str) else row
    if table == Change._meta.db_table:
        return redacted(told["object_type"], told["object_id"])
    if "pgh_obj_id" not in told:
        return False
    named = [(kind, told.get(f"{kind}_id")) for kind in REVISED if "changes" in told]
    kinds = [r.name for r in RESOURCES.values() if f"{r.model._meta.db_table}event" == table]
    named += [(kind, told["pgh_obj_id"]) for kind in kinds]
    return any(redacted(kind, key) for kind, key in named if key is not None)


def sealed_rows(seal: Seal) -> Iterator[dict[str, Any]]:
    """As they are now; only of tables that are still there."""
    source = sources().get(seal.source)
    if source is None:
        return
    with connection.cursor() as cursor:
        columns = [column for column in seal.columns if column in source.columns]
        until = [seal.keys[0] - 1, seal.keys[-1], None]
        cursor.execute(rows_of(source.table, source.key, columns), until)
        for key, digest, row in cursor.fetchall():
            told = json.loads(row) if isinstance(row, str) else row
            yield {"key": key, "digest": bytes(digest).hex(), "row": told}


def redacted(kind: str, key: int) -> bool:
    return Redaction.objects.filter(object_type=kind, object_id=key).exists()
