"""Answers on the web's socket while no web process can: at the start, and after all were killed.

Otherwise callers would wait, without a word, until the program is loaded again.
"""

import select
import socket
from contextlib import suppress
from pathlib import Path

from tracker.supervisor import Part

AT_ONCE = 50  # callers in one turn
PATIENCE = 0.2  # seconds for a caller to say what it wants
BODY = (
    b'{"type": "urn:problem:unavailable", "title": "Not for the moment", "status": 503,'
    b' "detail": "The tracker is being started; try again shortly."}'
)
ANSWER = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
    b"Content-Length: %d\r\nRetry-After: 2\r\nCache-Control: no-store\r\n"
    b"Connection: close\r\n\r\n%s"
) % (len(BODY), BODY)


class StandIn:
    """`ready`: a file that a web process makes when it has loaded the program."""

    def __init__(self, listener: socket.socket, web: Part, ready: Path) -> None:
        self.listener, self.web, self.ready = listener, web, ready
        self.known: int | None = None
        listener.setblocking(False)  # whoever is faster has the caller; the other goes on

    def is_needed(self) -> bool:
        process = self.web.process
        running = process.pid if process is not None and process.poll() is None else None
        if running is None or running != self.known:
            self.known = running
            self.ready.unlink(missing_ok=True)
        return not self.ready.exists()

    def take_turn(self) -> None:
        """Answers whoever waits by now."""
        if not self.is_needed():
            return
        for _ in range(AT_ONCE):
            waiting, _, _ = select.select([self.listener], [], [], 0)
            if not waiting:
                return
            with suppress(OSError):  # a web process was faster, or the caller is gone
                caller, _ = self.listener.accept()
                with caller:
                    reply(caller)


def reply(caller: socket.socket) -> None:
    """All that was sent is read first: closed before, the answer would be lost on its way."""
    caller.settimeout(PATIENCE)
    with suppress(TimeoutError):
        while len(caller.recv(65536)) == 65536:
            pass
    caller.sendall(ANSWER)
    caller.shutdown(socket.SHUT_WR)
