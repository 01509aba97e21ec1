"""One fault after the other under load, and what was found after each."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from chaos import proofs
from chaos.clients import Clients, Seen
from chaos.faults import Fault
from chaos.place import Place
from chaos.proofs import Found

BEFORE, AFTER = 2.0, 12.0  # seconds of load
AT_MOST = 10.0  # seconds until the service is back
SHORT_HOLD, SHORT_BEFORE, SHORT_AFTER = 4.0, 1.0, 5.0
SHORT_AT_MOST = 30.0  # on a machine that may be busy with other tests


@dataclass(frozen=True)
class Tried:
    """`back`: seconds from the end of the cause until reads and writes are answered for good.
    `writes`: acknowledged while this fault was tried. `wrong`: what must never be."""

    fault: Fault
    held: float
    answers: int
    refused: int
    writes: int
    found: Found
    back: float
    wrong: list[str]

    def told(self) -> dict[str, Any]:
        return {
            "acknowledged": self.writes,
            "lost": len(self.found.lost),
            "doubled": len(self.found.doubled),
            "half_done": len(self.found.half),
            "back_s": round(self.back, 1),
            "held_s": round(self.held, 1),
            "answers": self.answers,
            "answered_503": self.refused,
            "wrong": self.wrong,
        }


def attempt(
    fault: Fault, place: Place, clients: Clients, pages: dict[str, bytes], *, short: bool
) -> Tried:
    before = len(lines(clients))
    clients.seen = seen = Seen(may_cut=fault.cuts)
    clients.go_on()
    time.sleep(SHORT_BEFORE if short else BEFORE)
    begun = time.monotonic()
    said = fault.cause(place, min(fault.hold, SHORT_HOLD) if short else fault.hold) or []
    ended = time.monotonic()
    time.sleep(SHORT_AFTER if short else AFTER)
    clients.pause()
    back = recovery(seen, ended)
    found = proofs.look(place, clients)
    wrong = [*said, *seen.faults]
    wrong += [f"another past at {p}" for p in proofs.altered(clients.ports[0], pages)]
    wrong += [f"lost: {name}" for name in found.lost]
    wrong += [f"twice: {name}" for name in found.doubled]
    wrong += [f"half done: {name}" for name in found.half]
    if back > (SHORT_AT_MOST if short else AT_MOST):
        wrong.append(f"back after {back:.1f} s")
    if not short and (amiss := proofs.integrity(place)):
        wrong.append(f"integrity: {amiss}")
    writes = len(lines(clients)) - before
    return Tried(
        fault, ended - begun, seen.answers, seen.refused, writes, found, back, unlike(wrong)
    )


def recovery(seen: Seen, ended: float) -> float:
    """The first read and the first write that came, and the last of either that did not."""
    firsts = [
        min((at for at in came if at >= ended), default=float("inf")) for came in seen.came.values()
    ]
    return max(*firsts, *(at for at in seen.failed if at >= ended), ended) - ended


def lines(clients: Clients) -> list[str]:
    files = clients.folder.glob(f"{clients.run}-*.jsonl")
    return [line for file in files for line in file.read_text().splitlines()]


def unlike(wrong: list[str]) -> list[str]:
    """Each kind once, with how often it was."""
    counts: dict[str, int] = {}
    for each in wrong:
        counts[each] = counts.get(each, 0) + 1
    return [f"{each} ({count} times)" if count > 1 else each for each, count in counts.items()]
