"""Is this checkout free to be served, and the port as well?"""

import errno
import fcntl
import os
import socket
import time
from pathlib import Path

LEAVING = 20.0  # seconds for the parts of a killed supervisor to be gone


class CannotServe(Exception):
    """Something else is in the way."""


def claim(var: Path) -> tuple[int, int]:
    """The lock on serving this checkout, and the one that the parts inherit.

    The second tells when all parts of an earlier run have ended, so that a port which
    they still hold is not mistaken for somebody else's.
    """
    var.mkdir(parents=True, exist_ok=True)
    serving = os.open(var / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
    parts = os.open(var / "parts.lock", os.O_RDWR | os.O_CREAT, 0o600)
    if not take(serving):
        holder = os.read(serving, 200).decode().strip()
        raise CannotServe(f"This checkout is being served already, {holder}.")
    deadline = time.monotonic() + LEAVING
    while not take(parts):
        if time.monotonic() > deadline:
            raise CannotServe("Parts of an earlier run of this checkout do not end.")
        time.sleep(0.05)
    return serving, parts


def take(lock: int) -> bool:
    """Take the lock; False while another process has it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def tell(lock: int, address: str) -> None:
    """Write down, for whoever finds the lock taken, who has it."""
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"at {address} by process {os.getpid()}\n".encode(), 0)


def bind(host: str, port: int) -> socket.socket:
    """A socket that holds the port from now on; gunicorn listens on it later."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        why = (
            "is taken by another process"
            if error.errno == errno.EADDRINUSE
            else f"can't be used: {error}"
        )
        raise CannotServe(f"Port {port} of {host} {why}; name another: PORT=8001.") from error
    return listener
