"""A change to what is published waits for somebody else; till then the old text is public."""

from __future__ import annotations

import pytest

from tests.api.client import Api, told
from tests.factories.records import make_claim, make_commitment, make_status_update
from tests.factories.states import published
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
WHY_DUE = (
    400,
    [
        {
            "pointer": "/reason",
            "detail": "Say why: a change to what is published needs a reason.",
        }
    ],
)


def test_it_takes_a_reason(by_analyst: Api) -> None:
    published(make_claim("claim"))
    for body in ({"text": "New."}, {"text": "New.", "reason": "  "}, {"reason": None}):
        assert told(by_analyst.patch("claims/claim/", body)) == WHY_DUE


def test_the_public_reads_the_old_text_until_somebody_else_publishes(
    stranger: Api, by_viewer: Api, by_analyst: Api, by_editor: Api
) -> None:
    published(make_claim("claim", text="Old."))
    body = {"text": "New.", "reason": "The quotation was cut."}
    answer = by_analyst.patch("claims/claim/", body)
    pending = {
        "publication": "draft",
        "changes": {"text": "New."},
        "reason": "The quotation was cut.",
        "review_note": "",
    }
    assert answer.json()["text"] == "Old."
    assert answer.json()["pending_revision"] == pending
    assert by_viewer.get("claims/claim/").json()["pending_revision"] == pending
    assert "pending_revision" not in stranger.get("claims/claim/").json()

    by_analyst.post("claims/claim/submit/")
    both = Api(make_user("editor", name="ed"))
    returned = by_editor.post("claims/claim/return/", {"reason": "Cite the page."}).json()
    assert returned["pending_revision"]["review_note"] == "Cite the page."
    by_analyst.patch("claims/claim/", {"title": "Better", "reason": "As asked."})
    by_analyst.post("claims/claim/submit/")
    assert stranger.get("claims/claim/").json()["text"] == "Old."
    now = stranger.get("claims/claim/")["Known-At"]
    assert both.post("claims/claim/publish/").status_code == 200
    read = stranger.get("claims/claim/").json()
    assert (read["title"], read["text"]) == ("Better", "New.")
    assert stranger.get("claims/claim/", known_at=now).json()["text"] == "Old."
    change = stranger.rows("changes/")[-1]
    assert (change["type"], change["reason"]) == ("revised", "As asked.")
    assert change["before"] == {"title": "Claim claim", "text": "Old."}
    assert change["after"] == {"title": "Better", "text": "New."}


def test_nobody_publishes_their_own(by_editor: Api) -> None:
    published(make_claim("claim"))
    by_editor.patch("claims/claim/", {"text": "Mine.", "reason": "Because."})
    by_editor.post("claims/claim/submit/")
    status, detail = told(by_editor.post("claims/claim/publish/"))
    assert status == 403
    assert detail.startswith("You alone wrote the ")


def test_judgements_are_superseded_instead(by_analyst: Api) -> None:
    update = published(make_status_update(published(make_commitment())))
    body = {"status": "stalled", "reason": "x"}
    assert told(by_analyst.patch(f"status-updates/{update.pk}/", body)) == (
        409,
        "It is published and never edited; POST supersede/ corrects it.",
    )


def test_parts_that_are_read_may_be_written_back(
    stranger: Api, by_analyst: Api, by_editor: Api
) -> None:
    relations = [{"type": "part_of", "commitment": published(make_commitment("whole"))}]
    published(make_commitment("pledge", relations=relations, made_on="2023-11"))
    read = stranger.get("commitments/pledge/").json()
    lists = {name: read[name] for name in ("parties", "topics", "relations", "references")}
    body = {**lists, "made_on": read["made_on"], "reason": "As it was."}
    unchanged = by_analyst.patch("commitments/pledge/", body)
    assert unchanged.status_code == 200
    assert "pending_revision" not in unchanged.json()
    assert by_analyst.patch("commitments/pledge/", body | {"place": "Bali"}).status_code == 200
    by_analyst.post("commitments/pledge/submit/")
    assert by_editor.post("commitments/pledge/publish/").status_code == 200
    again = stranger.get("commitments/pledge/").json()
    assert {name: again[name] for name in lists} == lists


def test_a_relation_is_written_where_it_goes_out(by_analyst: Api) -> None:
    make_commitment("one")
    make_commitment("other")
    body = {"relations": [{"type": "part_of", "commitment": "other", "direction": "in"}]}
    assert told(by_analyst.patch("commitments/one/", body)) == (
        400,
        [
            {
                "pointer": "/relations/0/direction",
                "detail": "A relation is written on the commitment that it goes out from.",
            }
        ],
    )


def test_actors_change_at_once_and_their_past_stays(stranger: Api, by_analyst: Api) -> None:
    by_analyst.post("actors/", {"slug": "br", "name": "Brasil", "kind": "state"})
    before = stranger.get("actors/br/")["Known-At"]
    assert by_analyst.patch("actors/br/", {"name": "Brazil"}).json()["name"] == "Brazil"
    assert stranger.get("actors/br/").json()["name"] == "Brazil"
    assert stranger.get("actors/br/", known_at=before).json()["name"] == "Brasil"
