"""A PostgreSQL of the benchmark's own under var/bench, whose data is kept from run to run."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import psycopg
from psycopg import sql

from tracker import keeper, postgres

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("BENCH_DIR", "") or ROOT / "var" / "bench").absolute()
# For a machine of 2 cores and some gigabytes, with its data on a solid-state disk.
OPTIONS = {
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
    "random_page_cost": "1.1",
}
MAKERS = ("filling", "ledgers", "making", "past", "records", "staging", "standings", "words")


def use(n: int) -> bool:
    """Has this process, and those it starts, use the database for N; whether its data is there."""
    HOME.mkdir(parents=True, exist_ok=True)
    os.environ["EMBEDDED_OPTIONS"] = " ".join(
        f"--{name}={value}" for name, value in OPTIONS.items()
    )
    os.environ.setdefault("VAR_DIR", str(HOME))
    home = HOME / "pg"
    postgres.ensure(home)
    name = f"bench_{n}_{digest()}"
    with connect(home) as connection:
        known = connection.execute(
            "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
            " WHERE datname LIKE %s",
            [f"bench_{n}_%"],
        ).fetchall()
        whole = (name, "whole") in known
        for other, _ in known:
            if other != name or not whole:
                drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(other))
                connection.execute(drop)
        if not whole:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    os.environ["DATABASE_URL"] = postgres.url(home, name)
    return whole


def mark_whole() -> None:
    name = os.environ["DATABASE_URL"].rpartition("/")[2]
    with connect(HOME / "pg") as connection:
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS 'whole'").format(sql.Identifier(name))
        )


def connect(home: Path) -> psycopg.Connection[tuple[str, ...]]:
    return psycopg.connect(
        host=keeper.socket_folder(home), user=keeper.OWNER, dbname="postgres", autocommit=True
    )


def digest() -> str:
    """Of all that the data follows from."""
    text = hashlib.sha256()
    for file in sorted((ROOT / "commitments" / "migrations").rglob("*")):
        if file.suffix in {".py", ".sql"}:
            text.update(file.name.encode() + file.read_bytes())
    for name in MAKERS:
        text.update((ROOT / "benchmarks" / f"{name}.py").read_bytes())
    return text.hexdigest()[:12]
