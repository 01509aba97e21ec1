"""The limit: what the database alone can answer. No framework, no login, no validation.

A bare WSGI application, a pool of connections, one prepared statement for each request; the JSON is
PostgreSQL's and is passed on as it comes.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs

from psycopg_pool import ConnectionPool

from benchmarks.limit_asking import read
from benchmarks.limit_sql import POST

BASE = os.environ["BASE_URL"]
POOL = ConnectionPool(
    os.environ["DATABASE_URL"],
    min_size=1,
    max_size=int(os.environ.get("DATABASE_POOL", "5")),
    kwargs={"autocommit": True, "prepare_threshold": 0},
    open=False,
)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    POOL.open()
    if environ["REQUEST_METHOD"] == "POST":
        asked = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        statement, status = POST, "201 Created"
        asked["by"] = int(os.environ["BENCH_USER"])
    else:
        statement, asked = read(environ["PATH_INFO"], parse_qs(environ["QUERY_STRING"]))
        status = "200 OK"
    asked = {"today": dt.datetime.now(dt.UTC).date(), **asked, "base": BASE}
    with POOL.connection() as connection:
        found = connection.execute(statement, asked).fetchone()
    body = str(found[0]).encode() if found else b"{}"
    start_response(
        status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    )
    return [body]
