"""What is asked: the eleven workloads, as lists of requests over the data that was made."""

from __future__ import annotations

import base64
import datetime as dt
import json
import random
from dataclasses import dataclass, field
from urllib.parse import urlencode

from benchmarks.driving import Request
from benchmarks.staging import STATES, UNTIL
from benchmarks.words import vocabulary
from commitments.models import Commitment, CommitmentVersion, User
from commitments.reading import keyset
from commitments.reading.commitments import COMMITMENTS

LISTS = "/api/v1/commitments/"
STATUSES = ("initiated", "ongoing", "stalled", "implemented", "partially_implemented")
YEAR_BACK = UNTIL - dt.timedelta(days=365)
PAGE = 50  # which page W6 asks for
SUMMARY = "Officials met again; no schedule for the next steps was given."
CHUNK = 2000  # requests between two publications of W10 and W11


@dataclass(frozen=True)
class Workload:
    """`bar`, `aim`: ours as a share of the limit, or of our own `beside`. `kept`: answers may be
    kept between requests. `counted`: so many requests with publications between them. `plain`: the
    requests with cursors as REST framework writes them."""

    name: str
    title: str
    requests: list[Request]
    bar: float
    aim: float
    beside: str = ""
    kept: bool = False
    counted: int = 0
    conditional: bool = False
    by_plain: bool = True
    plain: list[Request] = field(default_factory=list)

    def asked_of(self, server: str) -> list[Request]:
        return (self.plain or self.requests) if server == "plain" else self.requests


@dataclass(frozen=True)
class Facts:
    slugs: list[str]
    size: int
    user: int


def facts() -> Facts:
    """Of the data: commitments spread over it, the page size at which there is a page 52."""
    public = Commitment.objects.filter(publication="published")
    slugs = list(public.order_by("slug").values_list("slug", flat=True))
    spread = slugs[:: max(1, len(slugs) // 200)][:200]
    size = min(1000, len(slugs) // 52)
    return Facts(spread, size, User.objects.get(username="bench").pk)


def lists(count: int, **more: str) -> list[Request]:
    asked = [
        {"status": STATUSES[i % len(STATUSES)], "actor": f"actor-{1 + i % STATES:07}", **more}
        for i in range(count)
    ]
    return [Request(f"{LISTS}?{urlencode(each)}") for each in asked]


def details(found: Facts, count: int) -> list[Request]:
    include = urlencode({"include": "updates,positions,evidence"})
    return [Request(f"{LISTS}{slug}/?{include}") for slug in found.slugs[:count]]


def searches(count: int) -> list[Request]:
    """Of words that each stand in about one commitment of ten."""
    words = vocabulary()
    pairs = [(words[600 + 7 * i], words[900 + 11 * i]) for i in range(count)]
    return [Request(f"{LISTS}?{urlencode({'q': f'{a} {b}', 'page_size': 20})}") for a, b in pairs]


def stats(count: int) -> list[Request]:
    """The newest first; days before it are other questions."""
    days = [UNTIL.date() - dt.timedelta(days=day) for day in range(count - 1)]
    asked = [{}, *({"as_of": day.isoformat()} for day in days)]
    return [
        Request(f"/api/v1/stats/?{urlencode({'group_by': 'status,actor', **each})}")
        for each in asked
    ]


def pages(found: Facts, numbers: list[int], *, plain: bool = False) -> list[Request]:
    walk = keyset.walk(COMMITMENTS, {"page_size": found.size})
    asked = []
    for number in numbers:
        query = {"page_size": str(found.size)}
        if number > 1:
            last = ROWS[found.size * (number - 1) - 1]
            position = [last[0].isoformat(), last[1]]
            query["cursor"] = plain_cursor(*last) if plain else walk.cursor(position)
        asked.append(Request(f"{LISTS}?{urlencode(query)}"))
    return asked


def plain_cursor(made_on: dt.date, slug: str) -> str:
    """Past a later day, and so many rows on from there."""
    tied = ROWS.filter(made_on_earliest=made_on, record__slug__lte=slug).count()
    told = urlencode({"o": tied, "p": (made_on + dt.timedelta(days=1)).isoformat()})
    return base64.b64encode(told.encode()).decode()


ROWS = (
    CommitmentVersion.objects.filter(known_to=None)
    .order_by("-made_on_earliest", "record__slug")
    .values_list("made_on_earliest", "record__slug")
)


def drafts(found: Facts, token: str, *, plain: bool = False) -> list[Request]:
    kinds = dict(Commitment.objects.values_list("slug", "kind"))
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    days = {"as_of": "2026-10-01"}
    if plain:
        days = dict.fromkeys(("as_of_edtf", "as_of_earliest", "as_of_latest"), "2026-10-01")
    said = {"summary": SUMMARY, "confidence": "moderate", **days}
    return [
        Request(
            "/api/v1/status-updates/",
            "POST",
            json.dumps(
                {
                    "commitment": slug,
                    "status": "announced" if kinds[slug] == "meeting" else "initiated",
                    **said,
                }
            ),
            headers,
        )
        for slug in found.slugs
    ]


def day(found: Facts, asked: int) -> list[Request]:
    """200 addresses, equal shares of W1 to W6, each asked so many times in shuffled order."""
    addresses = [
        *lists(34),
        *lists(34, with_count="true"),
        *details(found, 33),
        *searches(33),
        *stats(33),
        *pages(found, list(range(PAGE - 32, PAGE + 1))),
    ]
    shuffled = addresses * asked
    random.Random(6).shuffle(shuffled)  # noqa: S311 the same every time
    return shuffled


def workloads(found: Facts, token: str, asked: int) -> list[Workload]:
    first = lists(20)
    busy = day(found, asked)
    past = YEAR_BACK.isoformat().replace("+00:00", "Z")
    return [
        Workload("W1", "first page of 50, by status and actor", first, 0.65, 0.75),
        Workload("W2", "the same with its count", lists(20, with_count="true"), 0.60, 0.70),
        Workload("W3", "one commitment, all included", details(found, 50), 0.50, 0.60),
        Workload("W4", "search of two words", searches(20), 0.85, 0.95, by_plain=False),
        Workload("W5", "status × actor", stats(1), 2, 5, kept=True),
        Workload(
            "W6",
            f"a page of {found.size}, the fiftieth",
            pages(found, [PAGE]),
            0.85,
            0.95,
            plain=pages(found, [PAGE], plain=True),
        ),
        Workload(
            "W7",
            "POST of a draft",
            drafts(found, token),
            0.30,
            0.40,
            plain=drafts(found, token, plain=True),
        ),
        Workload(
            "W8",
            "W1 as of a year back",
            lists(20, as_of=YEAR_BACK.date().isoformat()),
            0.5,
            0.8,
            beside="W1",
        ),
        Workload("W9", "W1 as known a year back", lists(20, known_at=past), 0.25, 0.8, beside="W1"),
        Workload(
            "W10", "a dashboard's day", busy, 2, 3, kept=True, counted=len(busy), by_plain=False
        ),
        Workload(
            "W11",
            "the same with If-None-Match",
            busy,
            2.5,
            5,
            kept=True,
            counted=len(busy),
            conditional=True,
            by_plain=False,
        ),
    ]
