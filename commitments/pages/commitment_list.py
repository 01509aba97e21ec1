from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.models import vocabulary as v
from commitments.pages.asking import Call
from commitments.pages.choices import BESIDE, DAYS, chosen
from commitments.pages.framing import Asking, cursor_of, page
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.listing import CURSOR

CHOICES = {
    "kind": v.Kind,
    "status": v.Status,
    "timeliness": v.Timeliness,
    "contestation": v.Contestation,
}
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
IN_FORM = {*CHOICES, *dict(DAYS), "q", "ordering", "actor", "topic", "forum", "cursor"}
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
        "actors": asking.named("actors/").items(),
        "topics": asking.named("topics/").items(),
        "forums": asking.named("forums/").items(),
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
        "chosen": chosen(asking, given, PARAMETERS),
        "beside_form": [(n, v) for n in given if n not in IN_FORM for v in given[n]],
    }


def beside(call: Call, path: str) -> Call:
    """What takes the same filters."""
    return Call(path, tuple(pair for pair in call.query if pair[0] != "ordering"))
