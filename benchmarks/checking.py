"""Are the answers right? Each server's are compared with ours before anything is timed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http.client import HTTPConnection
from typing import Any

from benchmarks.driving import Request
from benchmarks.workloads import Workload


class WrongAnswer(Exception):
    """Two servers answer the same request differently."""


MOST = 10  # requests of a workload that are compared


def answer(port: int, request: Request) -> Any:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request(request.method, request.path, request.body or None, dict(request.headers))
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status >= 300:
        raise WrongAnswer(f"{response.status} at {request.path}: {body[:500]!r}")
    return json.loads(body)


def check(workload: Workload, ports: dict[str, int]) -> None:
    if workload.counted:
        return  # made of the others' requests
    for place, request in enumerate(workload.requests[:MOST]):
        told = {
            name: answer(port, workload.asked_of(name)[place])
            for name, port in ports.items()
            if asked(workload, name)
        }
        for name in told.keys() & {"limit", "kept"}:
            compare(request, members(workload, told["ours"]), members(workload, told[name]))
        if "plain" in told and "results" in told["ours"]:
            compare(request, keys(told["ours"]), keys(told["plain"]))


def asked(workload: Workload, name: str) -> bool:
    if name == "limit":
        return not workload.beside
    return workload.by_plain and not workload.beside if name == "plain" else True


def members(workload: Workload, told: Any) -> Any:
    """What has to be equal: all but the clocks and the links of a list, and what a new row has
    of its own."""
    own = {"next", "previous", "as_of", "known_at"} if "results" in told else set()
    if workload.name == "W7":
        own = {"id", "url", "recorded_at"}
    left = {name: value for name, value in told.items() if name not in own}
    if workload.name == "W5":
        left["results"] = sorted(left["results"], key=lambda row: (row["status"], row["actor"]))
    return left


def keys(told: Any) -> Iterable[Any]:
    """Of plain answers, whose members are their own, which rows there are, and how many."""
    if "total" in told:
        return [told["total"]]
    return [told.get("count"), *(row["slug"] for row in told["results"])]


def compare(request: Request, ours: Any, theirs: Any, path: str = "") -> None:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for name in ours.keys() | theirs.keys():
            compare(request, ours.get(name), theirs.get(name), f"{path}/{name}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for place, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            compare(request, one, other, f"{path}/{place}")
    elif ours != theirs:
        raise WrongAnswer(f"{request.path} at {path}: {str(ours)[:300]} and {str(theirs)[:300]}")
