"""The floor: pgbench with the limit's own statements, no server between."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tempfile
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg
from django.db import connection

from benchmarks.limit_asking import read
from benchmarks.serving import BASE
from benchmarks.workloads import Workload
from tracker import postgres


def measure(workloads: list[Workload], *, seconds: float) -> dict[str, float]:
    """Transactions a second by workload, with as many connections as the others have."""
    return {
        each.name: pgbench(each, seconds)
        for each in workloads
        if not each.counted and not each.beside and each.requests[0].method == "GET"
    }


def pgbench(workload: Workload, seconds: float) -> float:
    asked = urlsplit(workload.requests[0].path)
    statement, params = read(asked.path, parse_qs(asked.query))
    given = {"today": dt.datetime.now(dt.UTC).date(), **params, "base": BASE}
    with psycopg.connect(os.environ["DATABASE_URL"]) as own:
        text = psycopg.ClientCursor(own).mogrify(statement, given)
    with connection.cursor() as cursor:  # a function's plan is kept, as a prepared statement's is
        cursor.execute(
            "CREATE OR REPLACE FUNCTION bench_floor() RETURNS text LANGUAGE plpgsql AS"
            f" $body$ BEGIN RETURN ({text}); END $body$"
        )
    address = urlsplit(os.environ["DATABASE_URL"])
    place = ["-h", unquote(address.hostname or ""), "-U", address.username or ""]
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write("SELECT bench_floor();\n")
        script.flush()
        told = subprocess.run(
            [
                str(postgres.programs() / "bin" / "pgbench"),
                *place,
                *("-n", "-c", "8", "-j", "1", "-T", str(max(1, round(seconds)))),
                *("-f", script.name, address.path.lstrip("/")),
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    line = next(line for line in told.splitlines() if line.startswith("tps = "))
    return float(line.split()[2])
