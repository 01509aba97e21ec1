"""What is wrong in a body is named by JSON pointers, all of it at once."""

from __future__ import annotations

import pytest

from tests.api.client import Api, told
from tests.factories.records import make_actor, make_commitment, make_source
from tests.factories.states import published

pytestmark = pytest.mark.django_db


def pointers(answer) -> list[str]:
    status, errors = told(answer)
    assert status == 400
    return [error["pointer"] for error in errors]


def test_an_unknown_field_is_named(by_analyst: Api) -> None:
    body = {"slug": "x", "title": "X", "colour": "red", "a/b~c": 1}
    status, errors = told(by_analyst.post("claims/", body))
    assert status == 400
    detail = "There is no such field; there are slug, title, text, made_on."
    assert errors == [
        {"pointer": "/colour", "detail": detail},
        {"pointer": "/a~1b~0c", "detail": detail},
    ]


def test_an_unknown_field_is_told_the_lists_too(by_analyst: Api) -> None:
    _, errors = told(by_analyst.post("commitments/", {"colours": []}))
    (error,) = [each for each in errors if each["pointer"] == "/colours"]
    assert {"title", "parties", "topics", "relations"} <= set(
        error["detail"].removesuffix(".").replace(",", "").split()
    )


@pytest.mark.parametrize(("value", "said"), [(None, "null"), (True, "true"), (False, "false")])
def test_a_value_is_repeated_as_it_was_written(by_analyst: Api, value, said: str) -> None:
    _, errors = told(by_analyst.post("claims/", {"slug": "x", "title": value}))
    assert [e["pointer"] for e in errors] == ["/title"]
    assert errors[0]["detail"].startswith(f"{said} ")


def test_everything_wrong_is_told_at_once(by_analyst: Api) -> None:
    body = {
        "kind": "vow",
        "title": "  ",
        "text": 5,
        "made_on": "2024-13",
        "parties": [{"actor": "atlantis", "role": "king"}, "cn", {"actor": "us"}],
        "references": ["ok", 7],
        "status": "initiated",
    }
    make_actor("us")
    assert pointers(by_analyst.post("commitments/", body)) == [
        "/status", "/slug", "/kind", "/title", "/text", "/references/1", "/made_on",
        "/parties/0/actor", "/parties/0/role", "/parties/1", "/parties/2/role",
    ]  # fmt: skip


def test_nested_evidence_is_pointed_at(by_analyst: Api) -> None:
    published(make_commitment("pledge"))
    body = {
        "commitment": "pledge",
        "status": "initiated",
        "as_of": "2024-01-30",
        "confidence": "low",
        "evidence": [{"source": "no-such-source", "mode": "shouted", "excerpt": "x"}],
    }
    answer = by_analyst.post("status-updates/", body)
    assert told(answer) == (
        400,
        [
            {
                "pointer": "/evidence/0/source",
                "detail": "There is no source “no-such-source”; make it first.",
            },
            {
                "pointer": "/evidence/0/mode",
                "detail": "“shouted” is not known here; use one of direct, indirect, mixed, "
                "headline, narrator.",
            },
        ],
    )
    assert by_analyst.keys("status-updates/", publication="draft") == []


@pytest.mark.parametrize(
    ("evidence", "pointer"),
    [
        ({}, "/evidence"),
        ("x", "/evidence"),
        (None, "/evidence"),
        ([None], "/evidence/0"),
        (["x"], "/evidence/0"),
        ([{}] * 101, "/evidence"),
        ([{"source": "wire", "mode": "direct"}], "/evidence/0/excerpt"),
        ([{"source": "wire", "mode": "direct", "excerpt": "x", "id": 1}], "/evidence/0/id"),
    ],
)
def test_evidence_of_the_wrong_shape(by_analyst: Api, evidence, pointer: str) -> None:
    make_source("wire")
    body = {"slug": "x", "title": "X", "evidence": evidence}
    assert pointers(by_analyst.post("claims/", body))[0] == pointer


@pytest.mark.parametrize("path", ["actors", "forums", "topics", "sources", "evidence"])
def test_what_has_no_evidence_takes_none(by_analyst: Api, path: str) -> None:
    published(make_commitment("pledge"))
    body = {"slug": "x", "name": "X", "title": "X", "kind": "state", "evidence": []}
    if path == "evidence":
        body = {"target": {"type": "commitment", "slug": "pledge"}, "evidence": []}
    assert "/evidence" in pointers(by_analyst.post(f"{path}/", body))


@pytest.mark.parametrize(
    ("target", "pointer"),
    [
        (None, "/target"),
        ("pledge", "/target"),
        ({}, "/target"),
        ({"type": 5}, "/target"),
        ({"type": "actor", "slug": "cn"}, "/target/type"),
        ({"type": "commitment"}, "/target"),
        ({"type": "commitment", "slug": "pledge", "id": 1}, "/target"),
        ({"type": "commitment", "id": 1}, "/target"),
        ({"type": "commitment", "slug": "none"}, "/target/slug"),
        ({"type": "commitment", "slug": 5}, "/target/slug"),
        ({"type": "status_update", "id": "1"}, "/target/id"),
        ({"type": "status_update", "id": True}, "/target/id"),
        ({"type": "status_update", "id": 2**63}, "/target/id"),
        ({"type": "status_update", "id": 1}, "/target/id"),
        ({"type": "status_update", "slug": "x"}, "/target"),
    ],
)
def test_the_target_of_evidence(by_analyst: Api, target, pointer: str) -> None:
    make_source("wire")
    body = {"target": target, "source": "wire", "mode": "direct", "excerpt": "x"}
    assert pointers(by_analyst.post("evidence/", body)) == [pointer]


def test_computed_members_are_refused(by_analyst: Api) -> None:
    make_commitment("pledge")
    body = {"status": "initiated", "timeliness": "overdue", "url": "x", "id": 1}
    status, errors = told(by_analyst.patch("commitments/pledge/", body))
    assert status == 400
    computed = {e["pointer"] for e in errors if e["detail"] == "It is computed here; leave it out."}
    assert computed == {"/status", "/timeliness", "/url"}


@pytest.mark.parametrize(
    ("step", "body", "pointer"),
    [
        ("publish", {"reason": 5}, "/reason"),
        ("publish", {"why": "x"}, "/why"),
        ("return", {}, "/reason"),
        ("return", {"reason": ""}, "/reason"),
        ("return", {"reason": "\x00"}, "/reason"),
        ("return", {"reason": "x" * 2001}, "/reason"),
    ],
)
def test_the_body_of_a_step(by_analyst: Api, by_editor: Api, step, body, pointer) -> None:
    make_commitment("pledge")
    by_analyst.post("commitments/pledge/submit/")
    assert pointers(by_editor.post(f"commitments/pledge/{step}/", body)) == [pointer]


def test_a_judgement_without_evidence_takes_a_reason(by_analyst: Api, by_editor: Api) -> None:
    published(make_commitment("pledge"))
    body = {
        "commitment": "pledge",
        "status": "no_public_evidence",
        "as_of": "2024-01-30",
        "confidence": "low",
    }
    own = f"status-updates/{by_analyst.post('status-updates/', body).json()['id']}/"
    by_analyst.post(f"{own}submit/")
    assert pointers(by_editor.post(f"{own}publish/")) == ["/reason"]
    answer = by_editor.post(f"{own}publish/", {"reason": "We looked, and found nothing."})
    assert answer.json()["publication"] == "published"


def test_two_names_of_one_field_are_not_both_taken(by_analyst: Api) -> None:
    body = {"slug": "x", "kind": "pledge", "title": "X", "due": "2024", "original_due": "2025"}
    assert pointers(by_analyst.post("commitments/", body)) == ["/due"]
