"""Has anybody altered the audit trail since, past the guards in the database?

The trail is the history of every row (models/audit.py), the numbered changes, the redactions and
erasures, and who got in, exported or read what is not public (models/access_entry.py). The worker
seals what has been added: a seal holds a digest of each row, and one of all that and of the seal
before, so that nothing sealed can be altered, put in or taken out unseen by whoever knows the last
digest. It is told in the log and by `verify_audit`: keep it elsewhere.

A redaction, or an erasure, alters what is sealed. It seals those rows again, as they are from then
on.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import OperationalError, connection, models, transaction
from pghistory.models import Event

from commitments.domain.audit_grounds import grounds_for
from commitments.domain.outages import SLOW, outage
from commitments.models import AccessEntry, Change, Erasure, Redaction

BATCH = 2_000  # rows of one seal, at most
SEALING_LOCK = 7_204_230_102
SIZE = 32  # bytes of a digest
NONE = b"\0" * SIZE
AGAIN = "again:"  # before a table's name: rows of it that were sealed before
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
FROM (SELECT {columns} FROM {table} WHERE {which} ORDER BY {key} LIMIT %s) x
ORDER BY {key}
"""
BETWEEN, NAMED = "{key} > %s AND {key} <= %s", "{key} = ANY(%s)"
INSERT = """
INSERT INTO commitments_auditseal (number, at, source, columns, keys, digests, digest)
VALUES (%s, clock_timestamp(), %s, %s, %s, %s, %s) RETURNING at
"""
SEALS = """
SELECT number, at, source, columns, keys, digests, digest FROM commitments_auditseal
WHERE {which} ORDER BY number
"""
ALL, STARTING = "true", "starts_with(source, %s)"
HOLDING = "source = ANY(%s) AND keys && %s::bigint[]"


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

    @property
    def table(self) -> str:
        return self.source.removeprefix(AGAIN)

    @property
    def again(self) -> bool:
        return self.source.startswith(AGAIN)

    def rows(self) -> dict[int, bytes]:
        return {key: self.digests[n * SIZE :][:SIZE] for n, key in enumerate(self.keys)}


def sources() -> dict[str, Source]:
    models = apps.get_app_config("commitments").get_models()
    trail = [m for m in models if issubclass(m, Event)] + [Change, Redaction, Erasure, AccessEntry]
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
            alone()
            cursor.execute(MARK, [source.table])
            mark = (cursor.fetchone() or (0,))[0]
            until = settled(source, mark)
            cursor.execute(rows_of(source, source.columns), [mark, until, BATCH])
            rows = cursor.fetchall()
            if rows:
                write(source.table, source.columns, {key: bytes(told) for key, told, _ in rows})
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


def alone() -> None:
    """Nobody else seals until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALING_LOCK])


def write(source: str, columns: Iterable[str], rows: dict[int, bytes]) -> None:
    keys = sorted(rows)
    digests = b"".join(rows[key] for key in keys)
    with connection.cursor() as cursor:
        cursor.execute(NEXT)
        number, before = cursor.fetchone() or (1, NONE)
        digest = digest_of(bytes(before), [number, source, list(columns), keys], digests)
        cursor.execute(INSERT, [number, source, list(columns), keys, digests, digest])


@contextmanager
def sealed_again(trail: Iterable[models.QuerySet[Any]]) -> Iterator[None]:
    """What is altered of these rows meanwhile, on legal grounds, is sealed as it is afterwards; not
    if it was no longer as it had been sealed, so that it is still found. The caller is `alone`."""
    known = sources()
    intact = []
    for rows in trail:
        source = known[rows.model._meta.db_table]
        keys = list(rows.order_by().values_list("pk", flat=True))
        for columns, sealed in last_sealed(source, keys).items():
            if set(columns) <= set(source.columns):
                there = digests_of(source, columns, sealed)
                still = {key: digest for key, digest in there.items() if digest == sealed[key]}
                intact.append((source, columns, still))
    yield
    for source, columns, before in intact:
        now = digests_of(source, columns, before)
        if told := {key: digest for key, digest in now.items() if digest != before[key]}:
            write(AGAIN + source.table, columns, told)


def last_sealed(source: Source, keys: list[int]) -> dict[tuple[str, ...], dict[int, bytes]]:
    """The digests that these rows were sealed with last, by the columns that they are of."""
    last: dict[int, tuple[tuple[str, ...], bytes]] = {}
    for each in seals(HOLDING, [source.table, AGAIN + source.table], keys):
        told = each.rows()
        last |= {key: (tuple(each.columns), told[key]) for key in told.keys() & set(keys)}
    found: dict[tuple[str, ...], dict[int, bytes]] = {}
    for key, (columns, digest) in last.items():
        found.setdefault(columns, {})[key] = digest
    return found


def digests_of(source: Source, columns: Iterable[str], keys: Iterable[int]) -> dict[int, bytes]:
    with connection.cursor() as cursor:
        cursor.execute(rows_of(source, columns, NAMED), [list(keys), None])
        return {key: bytes(digest) for key, digest, _ in cursor.fetchall()}


def digest_of(before: bytes, what: list[Any], digests: bytes) -> bytes:
    return hashlib.sha256(before + json.dumps(what).encode() + digests).digest()


def seals(which: str = ALL, *given: Any) -> Iterator[Seal]:
    with connection.cursor() as cursor:
        cursor.execute(SEALS.format(which=which), given)
        for row in cursor:
            number, at, source, columns, keys, digests, digest = row
            yield Seal(number, at, source, columns, keys, bytes(digests), bytes(digest))


def head() -> bytes:
    """The last seal's digest."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT)
        found = cursor.fetchone()
    return bytes(found[1]) if found else NONE


def rows_of(source: Source, columns: Iterable[str], which: str = BETWEEN) -> str:
    named = ", ".join(BY if column == WHO else f'"{column}"' for column in columns)
    key, table = f'"{source.key}"', f'"{source.table}"'
    return ROWS.format(key=key, columns=named, table=table, which=which.format(key=key))


def verify(head: bytes | None = None) -> Iterator[str]:
    """What is not as it was sealed, a sentence each. `head`: the digest of one, kept elsewhere."""
    known, marks, later = sources(), dict[str, int](), sealed_later()
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
        if each.table not in known:
            yield f"seal {each.number}: its table {each.table} is gone."
        elif not each.again:
            yield from altered(known[each.table], each, marks.get(each.table, 0), later)
            marks[each.table] = each.keys[-1]
    if head is not None and head not in heads:
        yield f"no seal has the digest {head.hex()}."


@dataclass(frozen=True, slots=True)
class Later:
    """What was sealed again: the last digest by table and key, and how often."""

    digests: dict[tuple[str, int], bytes]
    times: Counter[tuple[str, int]]


def sealed_later() -> Later:
    later = Later({}, Counter())
    for each in seals(STARTING, AGAIN):
        later.digests.update({(each.table, key): told for key, told in each.rows().items()})
        later.times.update((each.table, key) for key in each.keys)
    return later


def altered(source: Source, seal: Seal, mark: int, later: Later) -> Iterator[str]:
    if gone := set(seal.columns) - set(source.columns):
        yield f"{source.table}: nothing can be told without {', '.join(sorted(gone))}."
        return
    sealed = seal.rows()
    with connection.cursor() as cursor:
        cursor.execute(rows_of(source, seal.columns), [mark, seal.keys[-1], None])
        there = {key: (bytes(digest), row) for key, digest, row in cursor.fetchall()}
    for key in sorted(sealed.keys() | there.keys()):
        place, label = (source.table, key), f"{source.table} {key}"
        if key not in there:
            yield f"{label}: it is gone."
        elif key not in sealed:
            yield f"{label}: it was put in later."
        elif there[key][0] != later.digests.get(place, sealed[key]):
            yield f"{label}: it does not say what it said."
        elif place in later.times and later.times[place] > grounds_for(source.table, there[key][1]):
            yield f"{label}: it was sealed again, and for no redaction or erasure."


def sealed_rows(seal: Seal) -> Iterator[dict[str, Any]]:
    """As they are now; only of tables that are still there."""
    source = sources().get(seal.table)
    if source is None:
        return
    with connection.cursor() as cursor:
        columns = [column for column in seal.columns if column in source.columns]
        cursor.execute(rows_of(source, columns, NAMED), [seal.keys, None])
        for key, digest, row in cursor.fetchall():
            told = json.loads(row) if isinstance(row, str) else row
            yield {"key": key, "digest": bytes(digest).hex(), "row": told}
