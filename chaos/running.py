"""One fault after the other under load, and what was found after each."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from chaos import proofs
from chaos.clients import Clients, Seen
from chaos.faults import Fault
from chaos.place import Place
from chaos.proofs import Found

BEFORE, AFTER = 2.0, 12.0  # seconds of load
AT_MOST = 10.0  # seconds until the service is back
SILENCE = 5.0  # seconds without an answer, where reads and writes are to go on
SHORT_HOLD, SHORT_BEFORE, SHORT_AFTER = 4.0, 1.0, 5.0
SHORT_AT_MOST = 30.0  # on a machine that may be busy with other tests


@dataclass(frozen=True)
class Tried:
    """`back`: seconds from the end of the cause until reads and writes are answered for good.
    `load`: answers a second. `writes`: acknowledged while this fault was tried; `there`: those of
    them that were found in the database after. `wrong`: what must never be."""

    fault: Fault
    held: float
    load: float
    answers: int
    refused: int
    writes: int
    there: int
    found: Found
    back: float
    wrong: list[str]

    def told(self) -> dict[str, Any]:
        return {
            "acknowledged": self.writes,
            "found_after": self.there,
            "lost": len(self.found.lost),
            "doubled": len(self.found.doubled),
            "half_done": len(self.found.half),
            "back_s": round(self.back, 1),
            "held_s": round(self.held, 1),
            "answers": self.answers,
            "answers_a_second": round(self.load, 1),
            "answered_503": self.refused,
            "wrong": self.wrong,
        }


def attempt(
    fault: Fault, place: Place, clients: Clients, pages: dict[str, bytes], *, short: bool
) -> Tried:
    since, started = time.time(), time.monotonic()
    clients.seen = seen = Seen(may_cut=fault.cuts, may_cut_files=fault.cuts_files)
    clients.go_on()
    time.sleep(SHORT_BEFORE if short else BEFORE)
    begun = time.monotonic()
    wrong = caused(fault, place, min(fault.hold, SHORT_HOLD) if short else fault.hold)
    ended = time.monotonic()
    as_before = again(fault, place, seconds=SHORT_AFTER if short else AFTER)
    clients.pause()
    load = seen.answers / (time.monotonic() - started)
    back = max(recovery(seen, ended), as_before)
    found = proofs.look(place.rows, clients)
    wrong += [*seen.faults, *found.wrong()]
    if fault.goes_on:
        wrong += silences(seen, begun, ended)
    wrong += elsewhere(place, clients)
    wrong += [f"another past at {p}" for p in proofs.altered(clients.ports[0], pages)]
    if back > (SHORT_AT_MOST if short else AT_MOST):
        wrong.append(f"back after {back:.1f} s")
    if not short and (amiss := proofs.integrity(place)):
        wrong.append(f"integrity: {amiss}")
    writes = clients.writes(since)
    there = found.of(writes)
    if there != len(writes):
        wrong.append(f"{len(writes)} writes acknowledged, {there} found")
    return Tried(
        fault,
        held=ended - begun,
        load=load,
        answers=seen.answers,
        refused=seen.refused,
        writes=len(writes),
        there=there,
        found=found,
        back=back,
        wrong=unlike(wrong),
    )


def caused(fault: Fault, place: Place, hold: float) -> list[str]:
    """What was amiss; a cause that does not come to its end is as well."""
    try:
        return list(fault.cause(place, hold) or [])
    except RuntimeError as error:
        return [str(error)]


def again(fault: Fault, place: Place, *, seconds: float) -> float:
    """Seconds until what the fault names is so again. The load goes on for the whole time."""
    begun = time.monotonic()
    with_it = float("inf")
    while with_it == float("inf") and time.monotonic() < begun + seconds:
        if fault.again(place):
            with_it = time.monotonic() - begun
        else:
            time.sleep(0.1)
    time.sleep(max(0.0, begun + seconds - time.monotonic()))
    return with_it


def silences(seen: Seen, begun: float, ended: float) -> list[str]:
    """Reads and writes that did not come for too long while the cause lasted."""
    found = []
    for what, came in seen.came.items():
        moments = [begun, *sorted(at for at in came if begun < at < ended), ended]
        longest = max(later - earlier for earlier, later in pairwise(moments))
        if longest > SILENCE:
            found.append(f"no {what} for {longest:.1f} s while it lasted")
    return found


def elsewhere(place: Place, clients: Clients) -> list[str]:
    try:
        copies = place.copies()
    except RuntimeError as error:
        return [str(error)]
    looked = {where: proofs.look(rows, clients).wrong() for where, rows in copies.items()}
    return [f"{where}, {amiss}" for where, wrong in looked.items() for amiss in wrong]


def recovery(seen: Seen, ended: float) -> float:
    """The first read and the first write that came, and the last of either that did not."""
    firsts = [
        min((at for at in came if at >= ended), default=float("inf")) for came in seen.came.values()
    ]
    return max(*firsts, *(at for at in seen.failed if at >= ended), ended) - ended


def unlike(wrong: list[str]) -> list[str]:
    """Each kind once, with how often it was."""
    counts: dict[str, int] = {}
    for each in wrong:
        counts[each] = counts.get(each, 0) + 1
    return [f"{each} ({count} times)" if count > 1 else each for each, count in counts.items()]
