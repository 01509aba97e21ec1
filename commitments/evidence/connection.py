"""One request to one address that was looked at before, and not a second longer than allowed."""

from __future__ import annotations

import datetime as dt
import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from typing import Any

from django.conf import settings

from commitments.evidence.addresses import Address, NotFetched, may_be_opened, resolved
from commitments.models.capture import Outcome

MOST = 20 * 1024 * 1024  # bytes, as sent and unpacked
SECONDS = 30
PIECE = 64 * 1024
TOO_LARGE = "It is larger than 20 MB."
TOO_SLOW = "It took longer than 30 seconds."
AGENT = "CommitmentsTracker"

Headers = tuple[tuple[str, str], ...]


class Patience:
    """How long a fetch may still take, redirects and robots.txt included."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        return self.end - time.monotonic()

    def required(self) -> float:
        if self.left() <= 0:
            raise too_slow()
        return self.left()

    def extended(self, seconds: float) -> None:
        """Waiting for one's turn does not count."""
        self.end += seconds


def too_slow() -> NotFetched:
    return NotFetched(TOO_SLOW, outcome=Outcome.FAILED)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer. `raw`: the body as it was sent, packed or not."""

    address: Address
    ip: str
    at: dt.datetime
    method: str
    asked: Headers
    protocol: str
    status: int
    reason: str
    headers: Headers
    raw: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


class Pinned(http.client.HTTPConnection):
    """A connection to an IP address that was looked at, under the name that it was found by."""

    def __init__(self, address: Address, ips: list[str], patience: Patience) -> None:
        super().__init__(address.host, address.port)
        self.address, self.ips, self.patience = address, ips, patience
        self.ip = ""
        self.guard: socket.socket | None = None
        self.live: socket.socket | None = None  # lives on while the answer's body is read

    def connect(self) -> None:
        plain = self.reached()
        self.ip = str(plain.getpeername()[0])
        if not may_be_opened(self.ip):
            plain.close()
            raise NotFetched(f"{self.address.host} is no address of the public web.")
        # The handle by which a connection is shut that drips on: it stays good under TLS.
        self.guard = plain.dup()
        plain.settimeout(self.patience.required())
        if self.address.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.address.host)
        else:
            self.sock = plain
        self.live = self.sock

    def reached(self) -> socket.socket:
        problem: OSError = OSError("no address")
        for ip in self.ips:
            seconds = min(10.0, self.patience.required())
            try:
                return dialled(ip, self.address.port, seconds)
            except OSError as error:
                problem = error
        raise problem

    def shut(self) -> None:
        if self.guard is not None:
            with suppress(OSError):  # closed by the other side already
                self.guard.shutdown(socket.SHUT_RDWR)

    def ended(self) -> None:
        self.close()
        if self.guard is not None:
            self.guard.close()

    def hurried(self) -> None:
        """What is read next may take as long as is left, and no longer."""
        if self.live is not None:
            self.live.settimeout(self.patience.required())


def dialled(ip: str, port: int, seconds: float) -> socket.socket:
    """By number alone: no name is asked for again on the way."""
    sock = socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET)
    try:
        sock.settimeout(seconds)
        sock.connect((ip, port))
    except BaseException:
        sock.close()
        raise
    return sock


def ask(
    address: Address,
    patience: Patience,
    *,
    method: str = "GET",
    most: int = MOST,
    cut: bool = False,
    body: bool = True,
) -> Exchange:
    """Raises NotFetched. `cut`: what is longer than `most` is cut there and not refused; `body`:
    whether it is read at all."""
    ips = resolved(address, patience.required())
    connection = Pinned(address, ips, patience)
    asked: Headers = (
        ("Host", address.netloc),
        ("User-Agent", f"{AGENT}/1 (+{settings.BASE_URL})"),
        ("Accept", "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
    )
    at = dt.datetime.now(dt.UTC)
    with told(patience), watched(connection, patience):
        connection.putrequest(method, address.target, skip_host=True, skip_accept_encoding=True)
        for name, value in asked:
            connection.putheader(name, value)
        connection.endheaders()
        connection.hurried()
        wanted = body and method != "HEAD"
        with connection.getresponse() as answer:
            raw = b"".join(pieces(connection, answer, patience, most, cut)) if wanted else b""
        if patience.left() <= 0:
            raise too_slow()
    return Exchange(
        address=address,
        ip=connection.ip,
        at=at,
        method=method,
        asked=asked,
        protocol="HTTP/1.0" if answer.version == 10 else "HTTP/1.1",
        status=answer.status,
        reason=answer.reason,
        headers=tuple(answer.getheaders()),
        raw=raw,
    )


def pieces(
    connection: Pinned, answer: Any, patience: Patience, most: int, cut: bool
) -> Iterator[bytes]:
    declared = answer.length or 0
    if declared > most and not cut:
        raise NotFetched(TOO_LARGE)
    count = 0
    while piece := answer.read1(PIECE):
        count += len(piece)
        if count > most:
            if cut:
                yield piece[: most - count]
                return
            raise NotFetched(TOO_LARGE)
        yield piece
        connection.hurried()
    if answer.length:
        raise NotFetched("The server broke off in the middle.", outcome=Outcome.FAILED)


@contextmanager
def watched(connection: Pinned, patience: Patience) -> Iterator[None]:
    """Shut from outside when time is over, however few bytes keep dripping."""
    timer = Timer(patience.required(), connection.shut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.ended()


@contextmanager
def told(patience: Patience) -> Iterator[None]:
    """What goes wrong on the way, as one sentence."""
    try:
        yield
    except NotFetched:
        raise
    except ssl.SSLCertVerificationError:
        raise NotFetched("Its certificate is not good.", outcome=Outcome.FAILED) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if patience.left() <= 0 or isinstance(error, TimeoutError):
            raise too_slow() from None
        said = str(error) if isinstance(error, OSError) and error.strerror else ""
        detail = f"The server could not be reached or broke off. {said}".rstrip()
        raise NotFetched(detail, outcome=Outcome.FAILED) from None


def unpacked(exchange: Exchange) -> bytes:
    """The body without its content encoding; never more than MOST bytes are made of it."""
    encoding = exchange.header("content-encoding").strip().lower()
    if encoding in {"", "identity"}:
        return exchange.raw
    windows = {"gzip": [31], "x-gzip": [31], "deflate": [15, -15]}.get(encoding)
    if windows is None:
        raise NotFetched("It is packed in a way that was not asked for.")
    for window in windows:
        try:
            return inflated(exchange.raw, window)
        except zlib.error:
            continue
    raise NotFetched("It is packed, and the packing is broken.", outcome=Outcome.FAILED)


def inflated(raw: bytes, window: int) -> bytes:
    """One packed stream after the other."""
    found = b""
    while raw:
        stream = zlib.decompressobj(window)
        found += stream.decompress(raw, MOST + 1 - len(found))
        if len(found) > MOST:
            raise NotFetched(TOO_LARGE)
        if not stream.eof:
            raise zlib.error("cut off")
        raw = stream.unused_data
    return found
