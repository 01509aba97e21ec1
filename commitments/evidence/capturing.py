"""How does a copy of a source come about? Fetched from its address, uploaded, or pasted."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from email.message import Message
from pathlib import PurePath
from typing import Any

from django.conf import settings

from commitments.domain import captures, link_checks
from commitments.domain.clock import instant
from commitments.domain.errors import Invalid, invalid
from commitments.domain.permissions import Action, require
from commitments.evidence import archive
from commitments.evidence.addresses import NotFetched
from commitments.evidence.archive import Stored
from commitments.evidence.connection import MOST
from commitments.evidence.extracted import Extracted
from commitments.evidence.fetching import Busy, Fetched, Fetcher
from commitments.evidence.reading_apart import read_apart
from commitments.models import Capture, Source, User
from commitments.models.capture import How, Outcome

SWITCHED_OFF = "Nothing is fetched here: it is switched off (FETCH). Upload or paste it instead."


def capture(
    *,
    source: Source,
    by: User | None = None,
    fetcher: Fetcher | None = None,
    now: dt.datetime | None = None,
) -> Capture:
    """Fetches the source's address now; what it answered is noted either way. Raises NotFetched."""
    if by is not None:
        require(by, Action.CAPTURE, source)
    if not settings.FETCH:
        raise NotFetched(SWITCHED_OFF)
    if not source.url:
        raise invalid("/url", "It has no address. Give it one, or upload or paste what it says.")
    try:
        fetched = (fetcher or Fetcher()).get(source.url)
    except Busy:
        raise
    except NotFetched as problem:
        link_checks.note(
            source=source,
            outcome=problem.outcome,
            told=problem.detail,
            status=problem.status,
            capturing=True,
            now=now,
        )
        raise
    found = extracted(fetched)

    def file() -> Stored:
        return archive.store_fetched(fetched, found.text)

    copy = keep(
        source,
        How.FETCHED,
        fetched.body,
        found,
        file,
        by=by,
        now=now,
        address=source.url,
        final_address=str(fetched.last.address),
        redirects=fetched.redirects,
        status=fetched.last.status,
    )
    moved_to = fetched.moved_to
    link_checks.note(
        source=source,
        outcome=Outcome.MOVED if moved_to else Outcome.ALIVE,
        status=fetched.last.status,
        moved_to=moved_to,
        capturing=True,
        now=now,
    )
    return copy


def upload(
    *,
    source: Source,
    body: bytes,
    name: str,
    media_type: str,
    by: User,
    now: dt.datetime | None = None,
) -> Capture:
    """A file that somebody has of it, marked as uploaded."""
    require(by, Action.CAPTURE, source)
    if not body:
        raise invalid("/file", "The file is empty.")
    if len(body) > MOST:
        raise invalid("/file", "The file is larger than 20 MB.")
    kind, charset = content_type(media_type)
    found = read_apart(body, media_type=kind, charset=charset)
    name = PurePath(name.replace("\\", "/")).name[-200:]
    return given(source, How.UPLOADED, body, found, by=by, now=now, name=name)


def paste(*, source: Source, text: str, by: User, now: dt.datetime | None = None) -> Capture:
    """The text as somebody has copied it from where they read it, marked as pasted."""
    require(by, Action.CAPTURE, source)
    body = text.encode()
    if not text.strip():
        raise invalid("/text", "There is no text.")
    if len(body) > MOST:
        raise invalid("/text", "The text is longer than 20 MB.")
    found = read_apart(body, media_type="text/plain", charset="utf-8")
    return given(source, How.PASTED, body, found, by=by, now=now, name="")


def given(
    source: Source,
    how: How,
    body: bytes,
    found: Extracted,
    *,
    by: User,
    now: dt.datetime | None,
    name: str,
) -> Capture:
    at = instant(now)

    def file() -> Stored:
        return archive.store_given(body, found.media_type, name=name, at=at, text=found.text)

    return keep(source, how, body, found, file, by=by, now=now, file_name=name)


def keep(
    source: Source,
    how: How,
    body: bytes,
    found: Extracted,
    file: Callable[[], Stored],
    *,
    by: User | None,
    now: dt.datetime | None,
    **told: Any,
) -> Capture:
    """The file first, then the row that names it; a file without its row goes again."""
    stored = file()
    try:
        return captures.add(
            source=source,
            how=how,
            by=by,
            now=now,
            path=stored.path,
            file_sha256=stored.sha256,
            media_type=found.media_type[:100],
            charset=found.charset,
            size=len(body),
            sha256=hashlib.sha256(body).hexdigest(),
            text=found.text,
            title=found.title,
            author=found.author,
            publisher=found.publisher,
            published_on=dt.date.fromisoformat(found.published_on) if found.published_on else None,
            language=found.language[:35],
            **told,
        )
    except BaseException:
        captures.discard([stored.path])
        raise


def look_up(url: str, *, by: User) -> tuple[Fetched, Extracted]:
    """What an address holds, for a form that is being filled in; nothing is kept."""
    require(by, Action.WRITE)
    if not settings.FETCH:
        raise NotFetched(SWITCHED_OFF)
    if not url.strip():
        raise Invalid("Type the address first.")
    fetched = Fetcher().get(url.strip())
    return fetched, extracted(fetched)


def extracted(fetched: Fetched) -> Extracted:
    kind, charset = content_type(fetched.last.header("content-type"))
    return read_apart(fetched.body, media_type=kind, charset=charset, url=str(fetched.last.address))


def content_type(header: str) -> tuple[str, str]:
    """The media type and the charset that a Content-Type names."""
    message = Message()
    message["Content-Type"] = header or "application/octet-stream"
    return message.get_content_type(), message.get_content_charset("")
