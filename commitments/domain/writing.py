"""One write: a transaction, an audit context, and the database's refusals in plain words."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

import pghistory
from django.db import DataError, IntegrityError, OperationalError, models, transaction
from pghistory import runtime

from commitments.domain import merged
from commitments.domain.errors import Conflict, FieldError, Invalid, NotFound, PreconditionFailed
from commitments.models import User

Row = TypeVar("Row", bound=models.Model)
DUPLICATE, RESTRICTED, FOREIGN_KEY, DEADLOCK = "23505", "23001", "23503", "40P01"
NOTED = {"actions", "reasons"}
SPOKEN = {
    "slug": "This slug is taken; slugs are never used again. Choose another.",
    "corrected_once": "There is an open or published correction of this already.",
    "one_open": "There is an open revision of this record already.",
}
# Rows of a list inside a record, by the table that the guards name.
LISTED = {"commitments_party": "/parties"}


@contextmanager
def writing(
    by: User | None, action: str, why: str = "", *, one_statement: bool = False
) -> Iterator[None]:
    """All of it or nothing, with `by`, `action` and `why` in the history of every row.

    What one request does in several writes has one context, which names their actions in order.
    `one_statement`: nothing but one statement writes, which outside of a transaction is one itself.
    """
    alone = one_statement and not transaction.get_connection().in_atomic_block
    together = nullcontext() if alone else transaction.atomic()
    who = {"user": by.pk, "username": by.get_username()} if by is not None else {}
    try:
        with together, apart_from_others(who), pghistory.context(**who) as context:
            note(context, "actions", action)
            note(context, "reasons", why.strip())
            yield
    except models.ProtectedError as error:
        raise leaned_on(error.protected_objects) from None
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
            raise
        raise Conflict("Others were writing to the same records. Try again.") from error
    except (IntegrityError, DataError) as error:
        raise refusal(error) from error


def note(context: Any, name: str, told: str) -> None:
    noted = context.metadata.get(name, [])
    if told and told not in noted:
        context.metadata[name] = [*noted, told]


@contextmanager
def apart_from_others(who: dict[str, Any]) -> Iterator[None]:
    """A context of one's own inside somebody else's, as when a command writes as two people:
    pghistory would write the second's name over the first's."""
    outer = getattr(runtime._tracker, "value", None)  # noqa: SLF001
    if outer is None or not who or outer.metadata.get("user") in (None, who["user"]):
        yield
        return
    told = {name: value for name, value in outer.metadata.items() if name not in NOTED}
    runtime._tracker.value = runtime.Context(uuid.uuid4(), told | who)  # noqa: SLF001
    try:
        yield
    finally:
        runtime._tracker.value = outer  # noqa: SLF001


def leaned_on(rows: Any) -> Conflict:
    named = sorted({f"{row._meta.verbose_name} {row.pk} ({row})"[:120] for row in rows})
    more = f", and {len(named) - 5} more" if len(named) > 5 else ""
    return Conflict(f"Others lean on this: {'; '.join(named[:5])}{more}.")


def refusal(error: Exception) -> Conflict | Invalid:
    """What the database refused, as the domain says it."""
    diagnosis = getattr(error.__cause__, "diag", None)
    state = getattr(diagnosis, "sqlstate", "") or ""
    constraint = getattr(diagnosis, "constraint_name", "") or ""
    column = getattr(diagnosis, "column_name", "") or ""
    message = getattr(diagnosis, "message_primary", "") or str(error)
    said = message.partition(": ")[2] or message
    said = said[:1].upper() + said[1:]
    if state == DUPLICATE:
        for part, words in SPOKEN.items():
            if part in constraint:
                pointer = "/slug" if part == "slug" else ""
                return Conflict(words, errors=[FieldError(pointer, words)] if pointer else ())
        return Conflict("There is such a row already.")
    if state == RESTRICTED:
        pointer = LISTED.get(message.partition(": ")[0], "")
        return Conflict(said, errors=[FieldError(pointer, said)] if pointer else ())
    if state == FOREIGN_KEY:
        return Conflict("Others lean on this, or it names what is no longer there.")
    pointer = f"/{column.removesuffix('_id')}" if column else ""
    detail = said if column else f"It breaks the rule {constraint or message}."
    return Invalid("The database refuses this.", errors=[FieldError(pointer, detail)])


def locked(record: Row, *, expected: int | None = None, merged_too: bool = False) -> Row:
    """The row as it is now, held until the transaction ends. `expected`: its own version, which
    must not have moved on (If-Match). What was merged is closed, but to those who ask for it."""
    manager = type(record)._default_manager
    found = manager.select_for_update(no_key=True).filter(pk=record.pk).first()
    if found is None:
        raise NotFound
    if expected is not None and getattr(found, "row_version") != expected:  # noqa: B009
        raise PreconditionFailed
    if merged.into_id(found) is not None and not merged_too:
        raise closed(found)
    return found


def closed(gone: models.Model) -> Conflict:
    stays = getattr(merged.standing_for(gone), "slug")  # noqa: B009
    return Conflict(f"It was merged into {stays} and stays as it is; write on that one.")
