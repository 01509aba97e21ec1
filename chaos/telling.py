"""The table, for eyes, for docs/reliability.md, and as var/chaos.json for programs."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform

from chaos.place import ROOT
from chaos.running import Tried

JSON = ROOT / "var" / "chaos.json"
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures of the last run: begin -->", "<!-- figures of the last run: end -->"
HEAD = (
    "| fault | held, s | load, answers/s | answers | of them 503 | writes acknowledged "
    "| found after | lost | doubled | half done | back after, s | wrong |\n"
    "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |"
)


def row(tried: Tried) -> str:
    found = tried.found
    cells = (
        tried.fault.words,
        f"{tried.held:.1f}",
        f"{tried.load:.0f}",
        tried.answers,
        tried.refused,
        tried.writes,
        tried.there,
        len(found.lost),
        len(found.doubled),
        len(found.half),
        f"{tried.back:.1f}",
        "; ".join(tried.wrong)[:300] or "nothing",
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def write_json(all_tried: list[Tried]) -> None:
    JSON.parent.mkdir(exist_ok=True)
    told = {tried.fault.name: tried.told() for tried in all_tried}
    JSON.write_text(json.dumps(told, indent=2) + "\n")


def write_page(all_tried: list[Tried], *, not_run: list[str], clients: int) -> None:
    """Puts the table in the place of the one before."""
    text = PAGE.read_text()
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    day = dt.datetime.now(dt.UTC).date().isoformat()
    made = f"{day}, {os.cpu_count()} cores, Python {platform.python_version()}, {clients} writers"
    table = "\n".join([HEAD, *(row(tried) for tried in all_tried)])
    skipped = "".join(f"\nNot run: {why}\n" for why in not_run)
    PAGE.write_text(f"{text[:start]}\n{made} and two readers.\n\n{table}\n{skipped}{text[end:]}")
