"""`python -m chaos`: breaks a served tracker in every way it knows, under load, and tells what was
found. Exits with 1 if anything was lost, doubled, half done, late or answered as it must not be."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from chaos import proofs, telling
from chaos.clients import Clients
from chaos.faults import FAULTS
from chaos.place import ROOT, Place
from chaos.running import Tried, attempt

WRITERS = 3


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m chaos", description=__doc__)
    parser.add_argument("--short", action="store_true", help="Shorter causes, fewer checks.")
    parser.add_argument("--only", default="", help="Names of faults, joined by commas.")
    parser.add_argument("--document", action="store_true", help="Put it into docs/reliability.md.")
    given = parser.parse_args()
    part = [fault.name for fault in FAULTS if fault.brief or not given.short]
    names = given.only.split(",") if given.only else part
    var = Path(os.environ.get("CHAOS_DIR", "") or ROOT / "var" / "chaos").absolute()
    with Place(var) as place:
        all_tried, last = try_all(place, names, short=given.short)
    telling.write_json(all_tried)
    if given.document:
        telling.write_page(all_tried, not_run=[], clients=WRITERS)
    if last or any(tried.wrong for tried in all_tried):
        sys.exit(f"Not as it must be. {last}")


def try_all(place: Place, names: list[str], *, short: bool) -> tuple[list[Tried], str]:
    """What was tried, and what check_integrity says at the end."""
    folder = place.var / "acknowledged"
    folder.mkdir(exist_ok=True)
    tokens = {role: place.token(role) for role in ("analyst", "editor")}
    clients = Clients(folder, place.port, tokens)
    pages = proofs.frozen(place.port)
    clients.paused.set()
    clients.start(writers=WRITERS, frozen=pages)
    tried = []
    print(telling.HEAD)
    try:
        for fault in FAULTS:
            if fault.name in names:
                tried.append(attempt(fault, place, clients, pages, short=short))
                print(telling.row(tried[-1]), flush=True)
    finally:
        clients.stop()
    return tried, proofs.integrity(place)


if __name__ == "__main__":
    main()
