from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from commitments.models import vocabulary as v
from commitments.pages.asking import Call
from commitments.pages.framing import Asking, page
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.listing import CURSOR

CHOICES = {
    "kind": v.Kind,
    "status": v.Status,
    "timeliness": v.Timeliness,
    "contestation": v.Contestation,
}
DAYS = (
    ("made_after", "Made from"),
    ("made_before", "Made until"),
    ("due_after", "Window from"),
    ("due_before", "Window until"),
)
ORDERS = {
    "-made_on": "Newest first",
    "made_on": "Oldest first",
    "due": "Window that closes first",
    "-updated_at": "Changed last",
    "status": "Status",
    "title": "Title",
    "relevance": "Best match",
}
FORMATS = ("csv", "xlsx", "ndjson", "json")
ORDERING = next(each for each in COMMITMENTS.parameters if each.name == "ordering")
BESIDE = {"ordering", "cursor"}  # no filters
PARAMETERS = (*COMMITMENTS.filter_parameters, ORDERING, CURSOR)


@page("commitments", parameters=PARAMETERS)
def commitments(asking: Asking, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The list: its address is its state, and the question to the API as well."""
    given = {name: asking.given[name] for name in asking.given if name not in asking.moment}
    found = asking("commitments/", {**given, "with_count": "true"})
    (call,) = asking.calls
    bare = Call(
        call.path, tuple(pair for pair in call.query if pair[0] not in {"with_count", "cursor"})
    )
    groups = [
        (name, choices.choices, set(asked.get(name, []))) for name, choices in CHOICES.items()
    ]
    return {
        **found,
        "call": call,
        "asked": asked,
        "groups": groups,
        "actors": asking.names.items(),
        "topics": listed(asking, "topics/"),
        "forums": listed(asking, "forums/"),
        "days": [(name, label, asked.get(name)) for name, label in DAYS],
        "orders": ORDERS.items() if "q" in asked else list(ORDERS.items())[:-1],
        "ordering": asked.get(
            "ordering", "relevance" if "q" in asked else COMMITMENTS.default_order
        ),
        "exports": [(form, Call(bare.path, (*bare.query, ("format", form)))) for form in FORMATS],
        "feeds": [("Calendar", beside(bare, "calendar.ics")), ("Feed", beside(bare, "feed.atom"))],
        "older": cursor_of(found["next"]),
        "newer": cursor_of(found["previous"]),
        "filtered": bool(set(given) - BESIDE),
        "narrowed": bool(set(given) - BESIDE - {"q", "actor"}),
    }


def beside(call: Call, path: str) -> Call:
    """What takes the same filters."""
    return Call(path, tuple(pair for pair in call.query if pair[0] != "ordering"))


def listed(asking: Asking, path: str) -> list[tuple[str, str]]:
    found = asking(path, {"fields": "slug,name", "ordering": "name", "page_size": 1000})
    return [(row["slug"], row["name"]) for row in found["results"]]


def cursor_of(address: str | None) -> str | None:
    return parse_qs(urlsplit(address).query)["cursor"][0] if address else None
