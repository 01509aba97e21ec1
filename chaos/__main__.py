"""`python -m chaos`: breaks a served tracker in every way it knows, under load, and tells what was
found. Exits with 1 if anything was lost, doubled, half done, late or answered as it must not be."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from chaos import proofs, telling
from chaos.clients import Clients
from chaos.faults import FAULTS, Fault
from chaos.place import ROOT, Place
from chaos.running import Tried, attempt

WRITERS = 3


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m chaos", description=__doc__)
    parser.add_argument("--short", action="store_true", help="Shorter causes, fewer checks.")
    parser.add_argument("--only", default="", help="Names of faults, joined by commas.")
    parser.add_argument("--document", action="store_true", help="Put it into docs/reliability.md.")
    given = parser.parse_args()
    chosen = chosen_of(parser, given)
    var = Path(os.environ.get("CHAOS_DIR", "") or ROOT / "var" / "chaos").absolute()
    all_tried, wrong, not_run = try_all(var, chosen, short=given.short)
    telling.write_json(all_tried)
    if given.document:
        telling.write_page(all_tried, not_run=not_run, clients=WRITERS)
    for why in not_run:
        print(f"Not run: {why}.")
    if wrong or any(tried.wrong for tried in all_tried):
        sys.exit(f"Not as it must be. {wrong}")


def chosen_of(parser: argparse.ArgumentParser, given: argparse.Namespace) -> list[Fault]:
    if given.document and (given.only or given.short):
        parser.error("--document is of the whole, without --only and --short")
    if not given.only:
        return [fault for fault in FAULTS if fault.brief or not given.short]
    known = {fault.name: fault for fault in FAULTS}
    names = given.only.split(",")
    if strange := [name for name in names if name not in known]:
        parser.error(f"no fault is called {', '.join(strange)}; there are {', '.join(known)}")
    return [fault for fault in FAULTS if fault.name in names]


def try_all(var: Path, chosen: list[Fault], *, short: bool) -> tuple[list[Tried], str, list[str]]:
    """What was tried, what check_integrity says at the end, and what could not be tried."""
    lacking = {fault.name: fault.lacks() for fault in chosen}
    not_run = [f"{fault.words}: {lacking[fault.name]}" for fault in chosen if lacking[fault.name]]
    can = [fault for fault in chosen if not lacking[fault.name]]
    print(telling.HEAD)
    tried: list[Tried] = []
    wrong = ""
    for where in dict.fromkeys(fault.where for fault in FAULTS):
        here = [fault for fault in can if fault.where is where]
        if here or where is Place:  # the first one makes what the others are made from
            with where(var) as place:
                more, said = try_here(place, here, short=short)
            tried, wrong = tried + more, wrong + said
    return tried, wrong, not_run


def try_here(place: Place, faults: list[Fault], *, short: bool) -> tuple[list[Tried], str]:
    folder = place.var / "acknowledged"
    folder.mkdir(exist_ok=True)
    tokens = {role: place.token(role) for role in ("analyst", "editor")}
    clients = Clients(folder, place.ports, tokens)
    pages = proofs.frozen(place.ports[0])
    clients.paused.set()
    clients.start(writers=WRITERS, frozen=pages)
    tried = []
    try:
        for fault in faults:
            tried.append(attempt(fault, place, clients, pages, short=short))
            print(telling.row(tried[-1]), flush=True)
    finally:
        clients.stop()
    return tried, proofs.integrity(place)


if __name__ == "__main__":
    main()
