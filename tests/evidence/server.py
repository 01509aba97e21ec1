"""A web server on this machine, which says what a test has it say."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        web = self.server.web
        web.asked.append((self.command, self.path))
        with web.counted():
            try:
                web.pages.get(path, web.missing)(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *args: Any) -> None:
        """Silent."""

    def send(
        self,
        body: bytes,
        content_type: str = "text/html; charset=utf-8",
        *,
        status: int = 200,
        **headers: str,
    ) -> None:
        self.send_response(status)
        if content_type:
            self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    web: Web

    def handle_error(self, *args: Any) -> None:
        """A client that hangs up is what some tests are about."""


@dataclass
class Web:
    """`asked`: every request, in order; `most_at_once`: of requests that were answered together."""

    address: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, path: str) -> str:
        return self.address + path

    def missing(self, handler: Handler) -> None:
        handler.send(b"<p>Nothing here.</p>", status=404)

    @property
    def paths(self) -> list[str]:
        return [path for _, path in self.asked if path != "/robots.txt"]

    @contextmanager
    def counted(self) -> Iterator[None]:
        with self.lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            yield
        finally:
            with self.lock:
                self.at_once -= 1

    def serve(self, path: str, body: str | bytes, content_type: str = "", **told: Any) -> str:
        """Serves that from now on; its address."""
        sent = body.encode() if isinstance(body, str) else body
        kind = content_type or "text/html; charset=utf-8"
        self.pages[path] = lambda handler: handler.send(sent, kind, **told)
        return self(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        self.pages[path] = lambda handler: handler.send(b"", "", status=status, Location=to)
        return self(path)

    def packed(self, path: str, body: bytes, encoding: str = "gzip") -> str:
        return self.serve(path, body, Content_Encoding=encoding)

    def drip(self, path: str, *, every: float, head: bool = False) -> str:
        """A byte at a time, without an end; `head`: of the headers already."""

        def answer(handler: Handler) -> None:
            if not head:
                handler.send_response(200)
                handler.send_header("Content-Type", "text/html")
                handler.end_headers()
            while True:
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(every)

        self.pages[path] = answer
        return self(path)

    def endless(self, path: str) -> str:
        def answer(handler: Handler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
            while True:
                handler.wfile.write(b"<p>And on it goes.</p>" * 4000)

        self.pages[path] = answer
        return self(path)


# A key and a certificate for localhost, which nobody signed but itself; good for tests alone.
CERTIFICATE = Path(__file__).resolve().parent.parent / "data" / "localhost.pem"


@contextmanager
def serving(*, tls: bool = False) -> Iterator[Web]:
    server = Server(("127.0.0.1", 0), Handler)
    web = Web(f"http://127.0.0.1:{server.server_address[1]}")
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        web = Web(f"https://localhost:{server.server_address[1]}")
    server.web = web
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def bomb(size: int) -> bytes:
    """That many zeros, packed small."""
    return gzip.compress(bytes(size), compresslevel=9)


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


PAGE = """<!doctype html>
<html lang="{language}"><head><title>{title} | The Gazette</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="The Gazette">
<meta name="author" content="Ann Writer">
<meta property="article:published_time" content="2024-01-31T10:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>{title}</h1>
{paragraphs}
</article><footer>All rights reserved.</footer></body></html>"""
SAID = (
    "Officials of both sides met in Beijing on Tuesday and launched a working group on drugs.",
    "They agreed that it would meet again within the year, and that experts would talk before.",
    "Neither side gave a list of what is to be done, and neither named a day by which it would be.",
)


def page(*said: str, title: str = "Working group launched", language: str = "en-GB") -> str:
    paragraphs = "\n".join(f"<p>{text}</p>" for text in said or SAID)
    return PAGE.format(title=title, language=language, paragraphs=paragraphs)
