"""Of drafts strangers learn nothing: not by lists, addresses, filters, counts nor past instants."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.reading.listings import LISTINGS
from tests.api.client import Api, told
from tests.factories.records import make, make_commitment, make_source
from tests.factories.states import REVIEWED, in_review, in_state, published
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
OPEN = ("draft", "in_review", "returned")
KINDS = (*REVIEWED, "source")


def address(kind: str, record: Any) -> str:
    return f"{LISTINGS[kind].path}/{getattr(record, LISTINGS[kind].key)}/"


def of_kind(kind: str, state: str) -> Any:
    if kind == "source":
        return make_source()
    return in_state(state, kind)


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        *((kind, state) for kind in REVIEWED if kind != "evidence" for state in OPEN),
        ("evidence", "draft"),
        ("source", "draft"),
    ],
)
def test_strangers_do_not_see_it(stranger: Api, by_viewer: Api, kind: str, state: str) -> None:
    record = of_kind(kind, state)
    own, path = address(kind, record), f"{LISTINGS[kind].path}/"
    assert stranger.get(own).status_code == 404
    assert stranger.keys(path) == []
    assert by_viewer.get(own).json()["publication"] == record.publication
    assert by_viewer.keys(path) == []
    assert len(by_viewer.keys(path, publication=record.publication)) == 1
    assert len(by_viewer.keys(path, publication="published," + record.publication)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_with_known_at_nobody_sees_it(by_viewer: Api, kind: str) -> None:
    record = of_kind(kind, "draft")
    now = by_viewer.get("actors/")["Known-At"]
    assert by_viewer.get(address(kind, record), known_at=now).status_code == 404
    answer = by_viewer.get(f"{LISTINGS[kind].path}/", known_at=now, publication="draft")
    assert told(answer) == (
        400,
        [
            {
                "parameter": "publication",
                "detail": "With known_at nobody sees drafts; leave one out.",
            }
        ],
    )


def test_to_ask_for_drafts_takes_a_role(stranger: Api) -> None:
    answer = stranger.get("commitments/", publication="draft")
    assert told(answer) == (
        401,
        "Drafts are shown to those who are logged in and may read them.",
    )
    assert answer["WWW-Authenticate"] == "Bearer"
    without_role = Api(make_user(name="guest"))
    assert told(without_role.get("commitments/", publication="draft")) == (
        403,
        "Your role does not allow this.",
    )
    assert stranger.get("commitments/", publication="published").status_code == 200


def test_a_draft_is_not_named_by_what_is_public(stranger: Api) -> None:
    draft = make_commitment("secret")
    relations = [{"type": "part_of", "commitment": draft}]
    published(make_commitment("public", relations=relations))
    published(make("risk", slug="risk", commitments=[draft]))
    published(make("statistic", slug="figure", commitments=[draft]))
    for path in ("commitments/public/", "risks/risk/", "statistics/figure/", "changes/"):
        assert b"secret" not in stranger.get(path).content, path


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("status-updates/", "commitment"),
        ("positions/", "commitment"),
        ("evidence/", "commitment"),
        ("evidence/", "claim"),
        ("evidence/", "source"),
        ("sources/", "derived_from"),
        ("sources/", "commitment"),
        ("risks/", "commitment"),
        ("claims/", "source"),
    ],
)
def test_a_filter_does_not_betray_a_draft(
    stranger: Api, by_viewer: Api, path: str, parameter: str
) -> None:
    kind = "source" if parameter == "derived_from" else parameter
    make(kind, slug="secret")
    answers = [
        told(stranger.get(path, **{parameter: slug}))[1][0]["detail"]
        for slug in ("secret", "other")
    ]
    assert answers[0].replace("secret", "other") == answers[1]
    assert by_viewer.get(path, **{parameter: "secret", "publication": "draft"}).status_code == 200


def test_those_without_a_role_write_on_no_draft(by_viewer: Api) -> None:
    make_commitment("secret")
    guest = Api(make_user(name="guest"))
    for api in (guest, by_viewer):
        for step in ("submit", "publish", "return", "retract"):
            answer = api.post(
                f"commitments/secret/{step}/", {"reason": "x"} if step != "submit" else None
            )
            assert answer.status_code == 403, step
        assert api.patch("commitments/secret/", {"title": "Mine"}).status_code == 403
        assert api.delete("commitments/secret/").status_code == 403


@pytest.mark.parametrize("kind", ["status_update", "position"])
def test_what_hangs_on_a_draft_can_not_be_published(by_editor: Api, kind: str) -> None:
    record = in_review(make(kind, commitment=make_commitment("secret")))
    assert told(by_editor.post(address(kind, record) + "publish/")) == (
        409,
        "Its commitment secret is not published; publish that first.",
    )
