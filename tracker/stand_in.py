"""Answers on the web's socket while no web process can: at the start, and after all were killed.

Otherwise callers would wait, without a word, until the program is loaded again.
"""

import select
import socket
from contextlib import suppress
from pathlib import Path
from time import monotonic

from commitments.api.problems import MEDIA_TYPE, problem
from tracker.supervisor import Part

TURN = 0.5  # seconds, at most: the supervisor has other things to look after
PATIENCE = 0.2  # seconds for a caller to say what it wants
DETAIL = "The tracker is being started; try again shortly."
STYLE = (
    "body{margin:0 auto;padding:3rem 1.25rem;max-width:46rem;font:1rem/1.5 system-ui,sans-serif;"
    "color:#1b1f24;background:#fff}h1{font:600 1.95rem/1.2 Georgia,serif;margin:0 0 .5rem}"
    "a{color:#0a4fb3}@media(prefers-color-scheme:dark){body{color:#e8ebf0;background:#12151a}"
    "a{color:#8ab8ff}}"
)
STYLED = "sha256-feiTFHLeGV1jQ9yV5pIHW7f5PayZ2Gost8/W7sSvk0A="  # of it, as browsers ask for
HEAD = (
    "HTTP/1.1 503 Service Unavailable\r\nContent-Type: {type}\r\nContent-Length: {length}\r\n"
    "Retry-After: 2\r\nCache-Control: no-store\r\nConnection: close\r\n"
    f"Content-Security-Policy: default-src 'none'; img-src data:; style-src '{STYLED}'\r\n"
    "X-Content-Type-Options: nosniff\r\n\r\n"
)
# For people; its style is within, since nobody is there to send one.
PAGE = f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>The tracker is being started</title>
<link rel="icon" href="data:,"><style>{STYLE}</style></head>
<body><main><h1>The tracker is being started</h1>
<p>This takes some seconds. Nothing is lost.</p>
<p><a href="">Load the page again</a></p></main></body>
</html>
"""


def whole(media_type: str, body: bytes) -> bytes:
    return HEAD.format(type=media_type, length=len(body)).encode() + body


class StandIn:
    """`ready`: a file that a web process makes when it has loaded the program."""

    def __init__(self, listener: socket.socket, web: Part, ready: Path) -> None:
        self.listener, self.web, self.ready = listener, web, ready
        self.known: int | None = None
        self.answer = whole(MEDIA_TYPE, problem(503, DETAIL).content)
        self.page = whole("text/html; charset=utf-8", PAGE.encode())
        listener.setblocking(False)  # whoever is faster has the caller; the other goes on

    def is_needed(self) -> bool:
        process = self.web.process
        running = process.pid if process is not None and process.poll() is None else None
        if running is None or running != self.known:
            self.known = running
            self.ready.unlink(missing_ok=True)
        return not self.ready.exists()

    def take_turn(self) -> None:
        """Answers whoever waits by now; the rest at the next turn."""
        if not self.is_needed():
            return
        end = monotonic() + TURN
        while (left := end - monotonic()) > 0:
            waiting, _, _ = select.select([self.listener], [], [], 0)
            if not waiting:
                return
            with suppress(OSError):  # a web process was faster, or the caller is gone
                caller, _ = self.listener.accept()
                with caller:
                    self.reply(caller, min(left, PATIENCE))

    def reply(self, caller: socket.socket, patience: float) -> None:
        """All that was sent is read first: closed before, the answer would be lost on its way."""
        end = monotonic() + patience
        head = b""
        with suppress(TimeoutError):
            while (left := end - monotonic()) > 0:
                caller.settimeout(left)
                said = caller.recv(65536)
                head = head or said.partition(b"\r\n\r\n")[0].lower()
                if len(said) < 65536:
                    break
        caller.settimeout(PATIENCE)
        caller.sendall(self.page if b"text/html" in head else self.answer)
        caller.shutdown(socket.SHUT_WR)
