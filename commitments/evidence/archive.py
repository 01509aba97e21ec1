"""Where are copies kept, and how? As WARC (ISO 28500), each under the SHA-256 of its file.

A file is written beside, brought to the disk, and only then given its name: under a name there is
the whole of it or nothing. None is ever altered.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from django.conf import settings
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from commitments.evidence.connection import Exchange
from commitments.evidence.fetching import Fetched
from commitments.models import Capture

FOLDER = "captures"
PLAIN = "text/plain; charset=utf-8"
UNPACKED_BY_HTTP = {"transfer-encoding", "content-length"}


@dataclass(frozen=True, slots=True)
class Stored:
    path: str
    sha256: str


def store_fetched(fetched: Fetched, text: str) -> Stored:
    """Every request and answer on the way, and the plain text of the last one."""
    with whole_or_not_at_all() as (file, stored):
        writer = begun(file)
        for hop in fetched.hops:
            write_exchange(writer, hop)
        write_text(writer, str(fetched.last.address), fetched.last.at, text)
    return stored()


def store_given(body: bytes, media_type: str, *, name: str, at: dt.datetime, text: str) -> Stored:
    """A document that came by hand."""
    uri = f"urn:sha256:{hashlib.sha256(body).hexdigest()}"
    with whole_or_not_at_all() as (file, stored):
        writer = begun(file)
        headers = {"WARC-Date": instant(at)} | ({"WARC-Filename": name} if name else {})
        record = writer.create_warc_record(
            uri,
            "resource",
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=media_type,
            warc_headers_dict=headers,
        )
        writer.write_record(record)
        write_text(writer, uri, at, text)
    return stored()


@contextmanager
def whole_or_not_at_all() -> Iterator[tuple[IO[bytes], Any]]:
    """A file to write to, and what to ask afterwards: where it was put."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    found: list[Stored] = []
    with NamedTemporaryFile(dir=folder, prefix=".new-", delete=False) as file:
        beside = Path(file.name)
        try:
            yield file, lambda: found[0]
            file.flush()
            os.fsync(file.fileno())
            digest = hashlib.sha256(beside.read_bytes()).hexdigest()
            path = f"{FOLDER}/{digest[:2]}/{digest}.warc.gz"
            place = Path(settings.MEDIA_ROOT) / path
            place.parent.mkdir(exist_ok=True)
            beside.replace(place)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    for changed in (place.parent, folder):
        to_disk(changed)
    found.append(Stored(path, digest))


def to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def begun(file: IO[bytes]) -> Any:
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    told = {"software": "commitments-tracker", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record(None, told))
    return writer


def write_exchange(writer: Any, hop: Exchange) -> None:
    told = {"WARC-Date": instant(hop.at), "WARC-IP-Address": hop.ip}
    # The body is kept as it was packed; how it was cut for the way is no more to be told.
    headers = [pair for pair in hop.headers if pair[0].lower() not in UNPACKED_BY_HTTP]
    answer = writer.create_warc_record(
        str(hop.address),
        "response",
        payload=BytesIO(hop.raw),
        length=len(hop.raw),
        http_headers=StatusAndHeaders(
            f"{hop.status} {hop.reason}".strip(), headers, protocol=hop.protocol
        ),
        warc_headers_dict=told,
    )
    request = writer.create_warc_record(
        str(hop.address),
        "request",
        http_headers=StatusAndHeaders(
            f"{hop.method} {hop.address.target} HTTP/1.1", list(hop.asked), is_http_request=True
        ),
        warc_headers_dict=told,
    )
    writer.write_request_response_pair(request, answer)


def write_text(writer: Any, uri: str, at: dt.datetime, text: str) -> None:
    if text:
        body = text.encode()
        record = writer.create_warc_record(
            uri,
            "conversion",
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=PLAIN,
            warc_headers_dict={"WARC-Date": instant(at)},
        )
        writer.write_record(record)


def instant(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def file_of(copy: Capture) -> Path:
    return Path(settings.MEDIA_ROOT) / copy.path


def document_in(path: Path) -> bytes:
    """The document itself, unpacked: what the copy's `sha256` is of."""
    found = b""
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type in {"response", "resource"}:
                found = record.content_stream().read()
    return found
