"""Clients that write and read all the while, and keep a log of what was acknowledged to them."""

from __future__ import annotations

import itertools
import json
import os
import threading
import time
import uuid
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chaos.asking import Answer, ask

PAUSE = 0.25  # seconds after what could not be answered
API = "/api/v1/"


@dataclass
class Seen:
    """What came back while one fault was tried. `may_cut`: connections may break;
    `may_cut_files`: those of files that are being streamed."""

    may_cut: bool = False
    may_cut_files: bool = False
    answers: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)
    came: dict[str, list[float]] = field(default_factory=lambda: {"read": [], "write": []})
    failed: list[float] = field(default_factory=list)

    def note(self, what: str, answer: Answer) -> None:
        self.answers += 1
        if answer.came:
            self.came[what].append(answer.at)
        else:
            self.failed.append(answer.at)
            self.refused += answer.status == 503
        if fault := answer.fault(may_cut=self.may_cut, may_cut_files=self.may_cut_files):
            self.faults.append(f"{what}: {fault}")


@dataclass(frozen=True)
class Write:
    """One that was acknowledged: what it made or moved on, and the state it then had."""

    name: str
    state: str
    at: float


class Clients:
    """`ports`: where to ask, in turn. While `paused` is set no new step is begun."""

    def __init__(self, folder: Path, ports: list[int], tokens: dict[str, str]) -> None:
        self.folder, self.ports, self.tokens = folder, ports, tokens
        self.run = uuid.uuid4().hex[:8]
        self.seen = Seen()
        self.paused, self.over = threading.Event(), threading.Event()
        self.pauses = 0
        self.threads: list[Client] = []
        self.turn = itertools.count()

    def start(self, *, writers: int, frozen: dict[str, bytes]) -> None:
        self.threads = [
            *(Writer(self, f"{self.run}-{n}") for n in range(writers)),
            Reader(self, list(frozen), frozen),
            Reader(self, (f"{API}commitments/?page_size=20", "/", f"{API}stats/?group_by=status")),
        ]
        for thread in self.threads:
            thread.start()

    def port(self) -> int:
        return self.ports[next(self.turn) % len(self.ports)]

    def pause(self) -> None:
        """Until everything begun is acknowledged."""
        self.pauses += 1
        self.paused.set()
        end = time.monotonic() + 90
        for thread in self.threads:
            while thread.rested != self.pauses:
                if time.monotonic() > end or not thread.is_alive():
                    raise RuntimeError(f"{thread.name} does not come to an end: {thread.last}")
                time.sleep(0.02)

    def go_on(self) -> None:
        self.paused.clear()

    def stop(self) -> None:
        self.over.set()
        self.paused.clear()
        for thread in self.threads:
            thread.join(60)

    def acknowledged(self) -> dict[str, str]:
        """The last state of each thing, as the logs have it."""
        return {write.name: write.state for write in self.writes()}

    def writes(self, since: float = 0) -> list[Write]:
        """Acknowledged from that instant on (seconds since 1970), one writer's after another's."""
        files = self.folder.glob(f"{self.run}-*.jsonl")
        lines = [line for file in files for line in file.read_text().splitlines()]
        told = [Write(**json.loads(line)) for line in lines]
        return [write for write in told if write.at >= since]


class Client(threading.Thread, ABC):
    def __init__(self, clients: Clients, name: str) -> None:
        super().__init__(name=name, daemon=True)
        self.clients = clients
        self.rested = 0  # the pause that it came to
        self.last: Answer | None = None

    def run(self) -> None:
        while not self.clients.over.is_set():
            if self.clients.paused.is_set():
                self.rested = self.clients.pauses
                time.sleep(0.02)
            else:
                self.step()

    @abstractmethod
    def step(self) -> None: ...

    def ask(self, what: str, method: str, path: str, **given: Any) -> Answer:
        self.last = answer = ask(self.clients.port(), method, path, **given)
        self.clients.seen.note(what, answer)
        return answer


class Reader(Client):
    """`frozen`: what must come back as it came before, to the byte."""

    def __init__(
        self, clients: Clients, paths: Sequence[str], frozen: dict[str, bytes] | None = None
    ) -> None:
        super().__init__(clients, "reader")
        self.paths, self.frozen = itertools.cycle(paths), frozen or {}

    def step(self) -> None:
        path = next(self.paths)
        answer = self.ask("read", "GET", path)
        if answer.came and answer.status != 200:
            self.clients.seen.faults.append(f"read: {answer.status} of {path}")
        if answer.status == 200 and self.frozen.get(path, answer.body) != answer.body:
            self.clients.seen.faults.append(f"read: another past at {path}")
        time.sleep(0.05 if answer.came else PAUSE)


class Writer(Client):
    """Makes a commitment and a finding on it, and brings both to publication by another's hand;
    every fourth pair stays a draft. Each step is sent until it is acknowledged, under one key."""

    def __init__(self, clients: Clients, name: str) -> None:
        super().__init__(clients, name)
        self.file = (clients.folder / f"{name}.jsonl").open("a")
        self.steps = self.way()

    def step(self) -> None:
        next(self.steps)

    def way(self) -> Any:
        for n in itertools.count():
            slug = f"chaos-{self.name}-{n}"
            self.make("commitments/", commitment(slug), slug)
            yield
            if n % 4 == 3:
                continue
            yield from self.publish(f"commitments/{slug}/", slug)
            made = self.make("status-updates/", finding(slug), f"finding {slug}")
            yield
            yield from self.publish(f"status-updates/{made['id']}/", f"finding {slug}")

    def publish(self, own: str, name: str) -> Any:
        self.send("analyst", f"{own}submit/", {}, name, "in_review")
        yield
        reason = {"reason": "It is tried whether this stays."}
        self.send("editor", f"{own}publish/", reason, name, "published")
        yield

    def make(self, path: str, body: dict[str, Any], name: str) -> Any:
        return self.send("analyst", path, body, name, "draft")

    def send(self, who: str, path: str, body: Any, name: str, state: str) -> Any:
        key = uuid.uuid4().hex
        token = self.clients.tokens[who]
        while not self.clients.over.is_set():
            answer = self.ask("write", "POST", API + path, token=token, body=body, key=key)
            if answer.status in (200, 201):
                self.acknowledge(name, state)
                return answer.json()
            if answer.came and answer.status != 409:  # 409: the same, cut short, is still under way
                raise RuntimeError(f"{path} was refused: {answer.status} {answer.body!r}")
            time.sleep(PAUSE)
        raise SystemExit

    def acknowledge(self, name: str, state: str) -> None:
        self.file.write(json.dumps({"name": name, "state": state, "at": time.time()}) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())


def commitment(slug: str) -> dict[str, Any]:
    return {
        "slug": slug,
        "kind": "pledge",
        "bindingness": "political",
        "wording": "reported",
        "title": slug,
        "parties": [{"actor": "cn", "role": "committing"}, {"actor": "us", "role": "counterpart"}],
        "made_on": "2023-11-15",
    }


def finding(slug: str) -> dict[str, Any]:
    return {
        "commitment": slug,
        "status": "initiated",
        "as_of": "2024-01-30",
        "confidence": "moderate",
        "summary": f"finding {slug}",
    }
