"""Sends requests over 8 kept connections and measures: with wrk, or in Python if it is missing."""

from __future__ import annotations

import json
import re
import selectors
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

CONNECTIONS = 8
SCRIPT = Path(__file__).with_name("drive.lua")


@dataclass(frozen=True)
class Request:
    path: str
    method: str = "GET"
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """`wrong`: answers with a status of 400 or above, and requests that were not answered."""

    per_second: float
    p99_ms: float
    wrong: int


def has_wrk() -> bool:
    return shutil.which("wrk") is not None


def drive(
    port: int,
    requests: Sequence[Request],
    *,
    seconds: float = 0,
    count: int = 0,
    conditional: bool = False,
) -> Result:
    """For so many seconds, or until so many are answered; in order, and again from the first.
    `conditional`: with the tag of the last answer at that address."""
    send = drive_with_wrk if has_wrk() else drive_in_python
    return send(port, requests, seconds=seconds, count=count, conditional=conditional)


def drive_with_wrk(
    port: int, requests: Sequence[Request], *, seconds: float, count: int, conditional: bool
) -> Result:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as listed:
        listed.write("return {\n")
        for each in requests:
            headers = ", ".join(
                f"[{json.dumps(n)}]={json.dumps(v)}" for n, v in each.headers.items()
            )
            listed.write(
                f"{{{json.dumps(each.method)}, {json.dumps(each.path)}, {{{headers}}},"
                f" {json.dumps(each.body)}}},\n"
            )
        listed.write("}\n")
        listed.flush()
        lasting = f"{max(1, round(seconds))}s" if seconds else "600s"
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{lasting}", "--timeout", "60s"]
        command = ["wrk", *options, "-s", str(SCRIPT), f"http://127.0.0.1:{port}"]
        with subprocess.Popen(
            [*command, "--", listed.name, str(count), str(int(conditional))],
            stdout=subprocess.PIPE,
            text=True,
        ) as running:
            assert running.stdout is not None
            took = 0.0
            for line in running.stdout:
                if line.startswith("COUNTED "):
                    took = float(line.split()[1])
                    running.send_signal(signal.SIGINT)
                if line.startswith("MEASURED "):
                    told: dict[str, Any] = json.loads(line.removeprefix("MEASURED "))
    rate = count / took if count else told["requests"] / told["seconds"]
    return Result(rate, told["p99_ms"], told["wrong"])


def drive_in_python(
    port: int, requests: Sequence[Request], *, seconds: float, count: int, conditional: bool
) -> Result:
    waiting = cycle(requests)
    tags: dict[str, str] = {}
    selector = selectors.DefaultSelector()
    for _ in range(CONNECTIONS):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(connection, selectors.EVENT_READ, Waiting())
    took: list[float] = []
    wrong = 0
    started = time.perf_counter()
    for key in selector.get_map().values():
        send(key, next(waiting), tags)
    while not (len(took) >= count if count else time.perf_counter() - started >= seconds):
        for key, _ in selector.select():
            data = key.fileobj.recv(1 << 20)  # type: ignore[union-attr]
            if not data:
                raise ConnectionError("The server closed a connection.")
            key.data.answer += data
            if not is_whole(key.data.answer):
                continue
            took.append(time.perf_counter() - key.data.sent)
            wrong += key.data.answer[9:10] > b"3"
            if conditional:
                tags[key.data.path] = tag_of(key.data.answer)
            send(key, next(waiting), tags)
    passed = time.perf_counter() - started
    for key in list(selector.get_map().values()):
        key.fileobj.close()  # type: ignore[union-attr]
    took.sort()
    return Result(len(took) / passed, took[int(len(took) * 0.99)] * 1000, wrong)


@dataclass
class Waiting:
    """One connection's request under way."""

    path: str = ""
    sent: float = 0.0
    answer: bytearray = field(default_factory=bytearray)


def send(key: selectors.SelectorKey, request: Request, tags: Mapping[str, str]) -> None:
    key.data.path, key.data.sent = request.path, time.perf_counter()
    key.data.answer.clear()
    key.fileobj.sendall(written(request, tags.get(request.path, "")))  # type: ignore[union-attr]


def tag_of(answer: bytearray) -> str:
    found = re.search(rb"(?i)\r\netag: ([^\r]+)", bytes(answer[:4000]))
    return found[1].decode() if found else ""


def written(request: Request, tag: str) -> bytes:
    body = request.body.encode()
    headers = {"Host": "localhost", **request.headers}
    if tag:
        headers |= {"If-None-Match": tag}
    if body:
        headers |= {"Content-Length": str(len(body))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{request.method} {request.path} HTTP/1.1\r\n{lines}\r\n".encode() + body


def is_whole(answer: bytearray) -> bool:
    end = answer.find(b"\r\n\r\n")
    if end < 0:
        return False
    head = bytes(answer[:end]).lower()
    if head[9:12] in {b"304", b"204"}:
        return True
    place = head.find(b"content-length:")
    return len(answer) >= end + 4 + int(head[place + 15 :].split(b"\r\n", 1)[0])
