"""Archived copies of sources: how are they noted?

A copy of a public source is a publication with a number and an instant, since the source's answer
tells of it. Of a draft it becomes public with the draft. Taking copies is asked of the queue here;
`evidence/` does it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from commitments.domain import changes, merged, verifications
from commitments.domain.clock import instant
from commitments.domain.errors import Conflict, invalid
from commitments.domain.permissions import Action, require
from commitments.domain.writing import locked, writing
from commitments.models import Capture, LinkCheck, Redaction, Source, User
from commitments.models.capture import How
from commitments.models.redaction import REDACTABLE_COPIES
from commitments.models.vocabulary import ChangeType, Publication

TASK = "commitments.tasks.capture_source"
_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


@contextmanager
def quiet() -> Iterator[None]:
    """Around what brings many sources at once, as the seed and imports do: none is fetched."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


def ask_for(source: models.Model, *, by: User) -> bool:
    """Has the queue fetch the source's address, once this is written; False if it won't."""
    if not isinstance(source, Source) or not source.url or _quiet.get() or not settings.FETCH:
        return False
    name = f"capture source {source.pk}"
    try:
        with transaction.atomic():
            app.configure_task(TASK, queueing_lock=name).defer(source=source.pk, by=by.pk)
    except AlreadyEnqueued:
        return False
    return True


def add(
    *,
    source: Source,
    how: How,
    text: str,
    by: User | None,
    now: dt.datetime | None = None,
    **told: Any,
) -> Capture:
    """The source's next copy. `by` empty: the tracker itself took it."""
    if by is not None:
        require(by, Action.CAPTURE, source)
    with writing(by, "capture source"):
        row = locked(source)
        if row.publication == Publication.RETRACTED:
            raise Conflict("It was retracted; no more copies of it are taken.")
        public = row.publication == Publication.PUBLISHED
        mark = changes.stamp(now) if public else None
        newest = row.captures.aggregate(models.Max("number"))["number__max"] or 0
        copy = Capture.objects.create(
            source=row,
            number=newest + 1,
            how=how,
            at=mark.at if mark else now or verifications.read_clock(),
            by=by,
            text=text,
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            **told,
        )
        if mark is not None:
            changes.record(
                mark,
                change_type=ChangeType.CAPTURED,
                about=row,
                object_type="source",
                by=by,
                after={"copy": {"number": copy.number, "how": how, "sha256": copy.sha256}},
            )
        verifications.ask_of(row)
        return copy


def drop_with(source: models.Model) -> None:
    """Drops the copies of a draft that is dropped, and then their files."""
    if not isinstance(source, Source):
        return
    rows = Capture.objects.filter(source=source)
    paths = list(rows.values_list("path", flat=True))
    rows.delete()
    LinkCheck.objects.filter(source=source).delete()
    transaction.on_commit(partial(discard, paths))


def discard(paths: Iterable[str]) -> None:
    for path in paths:
        (Path(settings.MEDIA_ROOT) / path).unlink(missing_ok=True)


def redact(*, copy: Capture, field: str, notice: str, grounds: str, by: User) -> Redaction:
    """Replaces a text of a copy by a notice, and drops its file, which holds the whole of it."""
    require(by, Action.REDACT)
    names = REDACTABLE_COPIES["capture"]
    if field not in names:
        raise invalid("/field", f"It is no text of a copy; use one of {', '.join(names)}.")
    for name, given in (("notice", notice), ("grounds", grounds)):
        if not given.strip():
            raise invalid(f"/{name}", "It is needed: the one stands there, the other says why.")
    with writing(by, "redact"):
        made = Redaction.objects.create(
            object_type="capture",
            object_id=copy.pk,
            object_key=f"{copy.source.slug}-{copy.number}"[-100:],
            field=field,
            notice=notice,
            grounds=grounds,
            at=instant(None),
            by=by,
        )
        Capture.objects.filter(pk=copy.pk).update(**{field: notice})
        verifications.ask_of(copy.source)
        transaction.on_commit(partial(discard, [copy.path]))
    return made


def altered(progress: Callable[[Iterable[Any]], Iterable[Any]]) -> Iterator[str]:
    """Copies whose text or file is not what its hash says, but for what was redacted or pruned."""
    told = Redaction.objects.filter(object_type="capture").values_list("object_id", "field")
    redacted = set(told)
    without_file = {pk for pk, _ in redacted}
    held = Capture.objects.filter(pruned=None).select_related("source").order_by("pk")
    for copy in progress(held.iterator(chunk_size=50)):
        name = f"copy {copy.number} of source {copy.source.slug}"
        digest = hashlib.sha256(copy.text.encode()).hexdigest()
        if digest != copy.text_sha256 and (copy.pk, "text") not in redacted:
            yield f"{name}: its text is not the one that was kept."
        if copy.pk in without_file:
            continue
        try:
            file = (Path(settings.MEDIA_ROOT) / copy.path).read_bytes()
        except OSError:
            yield f"{name}: its file {copy.path} can't be read."
            continue
        if hashlib.sha256(file).hexdigest() != copy.file_sha256:
            yield f"{name}: its file {copy.path} is not the one that was kept."


def of(source: Source) -> models.QuerySet[Capture]:
    """All copies of it, and of what was merged into it, the newest first."""
    found = Capture.objects.filter(merged.names("source", source))
    return found.order_by("-at", "-pk")
