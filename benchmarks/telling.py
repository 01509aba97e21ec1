"""The table, for eyes, and as var/bench.json for programs."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import cluster
from benchmarks.measuring import Measured

HEAD = ("", "what", "ours/s", "limit/s", "plain/s", "pgbench/s", "ratio", "bar", "aim", "p99 ms",
        "limit p99")  # fmt: skip


@dataclass(frozen=True)
class Run:
    """`memory`: MB of our two workers after the run; `start`: seconds to the first answer."""

    n: int
    rounds: int
    wrk: bool
    memory: float
    start: float
    floor: dict[str, float]
    measured: dict[str, Measured]

    def told(self) -> dict[str, dict[str, Any]]:
        return {name: self.row(each) for name, each in self.measured.items()}

    def row(self, each: Measured) -> dict[str, Any]:
        mine = "kept" if each.workload.kept else "ours"
        ours, limit, plain = (each.per_second(name) for name in (mine, "limit", "plain"))
        beside = self.measured.get(each.workload.beside)
        measure = beside.per_second("ours") if beside else limit
        found = {
            "ours": ours,
            "limit": limit,
            "plain": plain,
            "pgbench": self.floor.get(each.workload.name),
            "ratio": ours / measure if ours and measure else None,
            "bar": each.workload.bar,
            "aim": each.workload.aim,
            "p99_ms": each.p99(mine),
            "limit_p99_ms": each.p99("limit"),
            "wrong": each.wrong(),
        }
        if each.first_page and ours:
            found["time_of_first_page"] = each.first_page / ours
        return {name: rounded(value) for name, value in found.items()}


def rounded(value: Any) -> Any:
    return round(value, 3) if isinstance(value, float) else value


def tell(run: Run) -> None:
    told = run.told()
    lines = [HEAD]
    for name, row in told.items():
        cells = [row[key] for key in ("ours", "limit", "plain", "pgbench")]
        ratio, bar = row["ratio"], row["bar"]
        lines.append(
            (
                name,
                run.measured[name].workload.title,
                *("–" if cell is None else f"{cell:.1f}" for cell in cells),
                "–" if ratio is None else f"{ratio:.2f}{'' if ratio >= bar else ' missed'}",
                f"{bar:g}",
                f"{row['aim']:g}",
                *("–" if row[key] is None else f"{row[key]:.0f}"
                  for key in ("p99_ms", "limit_p99_ms")),
            )
        )  # fmt: skip
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))
    for name, row in told.items():
        if "time_of_first_page" in row:
            print(f"{name}: {row['time_of_first_page']:.2f} × the time of the list's first page.")
        for server, count in row["wrong"].items():
            print(f"{name}: {count} of {server}'s requests were refused, failed or not answered.")
    print(
        f"N={run.n}, {run.rounds} rounds, driven by {'wrk' if run.wrk else 'Python (no wrk here)'}"
        f" over 8 connections; two workers {run.memory:.0f} MB together (PSS);"
        f" first answer after {run.start:.1f} s."
    )
    about = {
        "n": run.n,
        "rounds": run.rounds,
        "driver": "wrk" if run.wrk else "python",
        "commit": commit(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
        "python": platform.python_version(),
        "workers_pss_mb": round(run.memory, 1),
        "first_answer_s": round(run.start, 2),
    }
    place = Path(os.environ.get("BENCH_JSON", "") or cluster.HOME.parent / "bench.json")
    place.write_text(json.dumps({**told, "about": about}, indent=1, ensure_ascii=False) + "\n")
    print(f"The same is in {place}.")


def commit() -> str:
    asked = ["git", "-C", str(cluster.ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
