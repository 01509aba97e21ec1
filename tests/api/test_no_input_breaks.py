"""No input whatever is an error of ours: every member of every body, with every odd value."""

from __future__ import annotations

import json
from typing import Any

import pytest

from commitments.api.schema.examples import EXAMPLES
from commitments.domain.resources import RESOURCES
from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_forum,
    make_source,
    make_topic,
)
from tests.factories.states import published
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
DEEP: Any = "x"
for _ in range(25):
    DEEP = [DEEP]
ILL_FORMED: list[Any] = [
    True, -1, 2**63, 10**40, -(10**40), 1e308, "\x00", "a\x00b", "\ud800", "x\udfffy",
    "x" * 200_000, "NaN", "Infinity", "1_0", "٣", "2024-13-45", "2024-02-30", "0000", "../..",
    "2024/2023", "-1", [None], [[]], [{}], ["\x00"], ["\ud800"], [1, "a"], [{"slug": "x"}] * 1001,
    {}, {"": None}, {"edtf": None}, {"edtf": "2024", "said": "\ud800"}, {"edtf": "\x00"},
    {"edtf": "2024", "earliest": 5}, {"\ud800": 1}, {"\x00": "\x00"}, {"a": {"b": DEEP}}, DEEP,
    {"type": "commitment", "slug": "\x00"},
]  # fmt: skip
# Some member or other takes these, so that the database sees them.
PERHAPS: list[Any] = [
    None, 0, 1, 2**31, 1.5, -0.0, "", " ", "x", "\u202e\u0301", "%s", "%(a)s{}", "9999-12-31",
    "0001-01-01", "1000/..", "1e17", "999999999999999999.999999", [], ["x", "x"],
    {"edtf": "2024-24", "said": "é"},
]  # fmt: skip
ODD = [*ILL_FORMED, *PERHAPS]


@pytest.fixture
def ground(db: None) -> None:
    """What the examples name."""
    for slug in ("cn", "us"):
        make_actor(slug)
    make_forum("us-cn-summits")
    make_topic("precursors")
    make_source("wire-2024-01-30")
    parties = EXAMPLES["commitment"]["parties"]
    published(make_commitment("cn-precursor-pledge", parties=parties))


def sent(value: Any) -> str:
    return json.dumps(value)


def fine(answer: Any) -> bool:
    return answer.status_code < 500 and (answer.status_code < 400 or answer.json()["status"])


@pytest.mark.parametrize("kind", RESOURCES)
def test_every_member_with_every_odd_value(kind: str, ground: None, by_analyst: Api) -> None:
    path, key = f"{LISTINGS[kind].path}/", LISTINGS[kind].key
    example = dict(EXAMPLES[kind])
    fresh = {"slug": "third"} if "slug" in example else {}
    made = by_analyst.post(path, {**example, **({"slug": "another"} if fresh else {})})
    assert made.status_code == 201, made.content
    own = f"{path}{made.json()[key]}/"
    names = [*RESOURCES[kind].shape.names, "evidence", "target", "reason"]
    for odd in ODD:
        body = sent(dict.fromkeys((*names, "\x00", "\ud800", ""), odd))
        assert fine(by_analyst.post(path, body)), odd
        assert fine(by_analyst.patch(own, body)), odd
    for name in names:
        for odd in PERHAPS:
            assert fine(by_analyst.post(path, {**example, **fresh, name: odd})), (name, odd)
            assert fine(by_analyst.patch(own, {name: odd})), (name, odd)


NESTED: dict[str, tuple[str, dict[str, Any]]] = {
    "status_update": ("evidence", EXAMPLES["status_update"]["evidence"][0]),
    "commitment": ("parties", {"actor": "cn", "role": "committing"}),
    "risk": ("precedents", {"date": "2022", "text": "x", "commitment": "cn-precursor-pledge"}),
    "actor": ("offices", {"title": "x", "of": "us", "from": "2021", "to": None}),
}


@pytest.mark.parametrize("kind", NESTED)
def test_every_member_of_what_is_nested(kind: str, ground: None, by_analyst: Api) -> None:
    name, item = NESTED[kind]
    members = [*item, "said_on", "status", "colour"]
    rows = [*ODD, *(dict.fromkeys(members, odd) for odd in ODD)]
    rows += [{**item, member: odd} for member in members for odd in PERHAPS]
    for row in rows:
        body = sent({**EXAMPLES[kind], name: [row]})
        assert fine(by_analyst.post(f"{LISTINGS[kind].path}/", body)), row


def test_every_body_that_is_odd_as_a_whole(by_editor: Api) -> None:
    populate()
    update = by_editor.keys("status-updates/")[0]
    steps = (f"status-updates/{update}/supersede/", "commitments/pledge/return/")
    for odd in ODD:
        for path in ("claims/", "evidence/", *steps):
            for body in (sent(odd), sent({"reason": odd})):
                assert fine(by_editor.post(path, body)), (path, body)


PATHS = [*(f"{listing.path}/" for listing in LISTINGS.values()), "changes/"]


@pytest.mark.parametrize("path", PATHS)
def test_every_parameter_with_every_odd_value(path: str, stranger: Api, by_viewer: Api) -> None:
    populate()
    listing = next((each for each in LISTINGS.values() if f"{each.path}/" == path), None)
    named = listing.parameters if listing else []
    texts = [odd if isinstance(odd, str) else sent(odd) for odd in ODD]
    values = [text.encode("utf-8", "replace").decode()[:5000] for text in texts]
    for parameter in [*(each.name for each in named), "cursor", "since"]:
        for number, value in enumerate(values):
            api, extra = ((stranger, {}), (by_viewer, {"publication": "draft"}))[number % 2]
            answer = api.get(path, **{**extra, parameter: value})
            assert answer.status_code < 500, (parameter, value)


@pytest.mark.parametrize(
    "authorization",
    [
        "", "Bearer", "Bearer ", "Bearer x", "Bearer x y", "bearer \x00", "Bearer é", "x" * 5000,
        "Bearer \ud800", "Basic dTpw", "Bearer " + "x" * 10_000, "Bearer " + "0" * 64, "Token abc",
    ],
)  # fmt: skip
def test_every_odd_way_to_log_in(db: None, authorization: str) -> None:
    value = authorization.encode("utf-8", "surrogatepass").decode("latin-1")
    answer = Api(Authorization=value).post("claims/", {})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("header", ["If-Match", "If-None-Match", "Accept", "X-Request-ID", "Range"])
def test_every_odd_header(header: str, by_analyst: Api) -> None:
    populate()
    for value in ('"', '""', 'W/"', '"v99999999999999.x"', '"v1."', ",,,", "\x00", "é", "x" * 9000):
        named = {header: value.encode().decode("latin-1")}
        assert by_analyst.get("claims/", headers=named).status_code < 500
        answer = by_analyst.send("PATCH", "commitments/pledge/", {"text": "x"}, **named)
        assert fine(answer), value
