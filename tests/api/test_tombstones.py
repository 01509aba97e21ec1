"""What is retracted is gone with a reason; who asks what was known before reads it as it was."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models import Evidence
from commitments.reading.listings import LISTINGS
from tests.api.client import Api, told
from tests.factories.records import make_evidence, make_position, make_status_update
from tests.factories.states import REVIEWED, in_state, published, published_source, retracted

pytestmark = pytest.mark.django_db
REASON = "It was never said."


def address(kind: str, record: Any) -> str:
    return f"{LISTINGS[kind].path}/{getattr(record, LISTINGS[kind].key)}/"


@pytest.mark.parametrize("kind", [*REVIEWED, "source"])
def test_its_address_says_when_and_why(stranger: Api, by_viewer: Api, kind: str) -> None:
    if kind == "source":
        record = published_source()
        retracted(Evidence.objects.get(source=record), reason="Nothing leans on the source now.")
    else:
        record = in_state("published", kind)
    own, path = address(kind, record), f"{LISTINGS[kind].path}/"
    before, listed = stranger.get(own), stranger.get(path)
    retracted(record)
    for api in (stranger, by_viewer):
        gone = api.get(own)
        assert told(gone) == (410, f"It was retracted: {REASON}")
        assert gone.json()["type"] == "urn:problem:retracted"
        assert gone.json()["reason"] == REASON
        assert gone.json()["retracted_at"] == gone_at(stranger, own)
        assert api.keys(path) == []
    assert told(stranger.get(own, known_at=gone_at(stranger, own)))[0] == 410
    then = {"known_at": before["Known-At"]}
    assert stranger.get(own, **then).content == before.content
    assert stranger.get(path, **then).json()["results"] == listed.json()["results"]


def gone_at(stranger: Api, own: str) -> str:
    change = stranger.rows("changes/")[-1]
    assert change["type"] == "retracted"
    assert change["object"]["url"].endswith(own)
    assert change["reason"] == REASON
    assert change["after"] is None
    return change["at"]


def test_judgements_and_their_evidence_go_with_the_commitment(stranger: Api) -> None:
    pledge = in_state("published", "commitment")
    update, position = (published(make(pledge)) for make in (make_status_update, make_position))
    own = published(make_evidence(pledge))
    addresses = [
        f"status-updates/{update.pk}/",
        f"positions/{position.pk}/",
        f"evidence/{update.evidence.get().pk}/",
        f"evidence/{position.evidence.get().pk}/",
        f"evidence/{own.pk}/",
        f"commitments/{pledge.slug}/timeline/",
    ]
    then = stranger.get("commitments/")["Known-At"]
    assert {stranger.get(each).status_code for each in addresses} == {200}
    retracted(pledge)
    for each in addresses:
        assert told(stranger.get(each)) == (410, f"It was retracted: {REASON}"), each
        assert stranger.get(each, known_at=then).status_code == 200
    for path in ("status-updates/", "positions/", "evidence/", "commitments/"):
        assert stranger.keys(path) == []
        assert stranger.keys(path, known_at=then) != []


def test_a_retracted_judgement_leaves_a_tombstone_in_the_timeline(stranger: Api) -> None:
    pledge = in_state("published", "commitment")
    update = published(make_status_update(pledge, status="stalled", as_of="2024-02-02"))
    own = f"commitments/{pledge.slug}/timeline/"
    before = stranger.get(own)
    retracted(update)
    (entry,) = [row for row in stranger.rows(own) if row["type"] != "made"]
    assert entry["type"] == "retracted"
    assert entry["title"] == f"Retracted: Stalled. {REASON}"
    assert entry["object"]["id"] == update.pk
    assert entry["evidence"] == []
    assert (
        stranger.get(own, known_at=before["Known-At"]).json()["results"] == before.json()["results"]
    )
    assert stranger.get(f"commitments/{pledge.slug}/").json()["status"] == "not_assessed"


def test_nothing_more_can_be_done_with_it(by_analyst: Api, by_editor: Api) -> None:
    claim = retracted(in_state("published", "claim"))
    own = f"claims/{claim.slug}/"
    for step in ("submit", "publish", "return", "retract"):
        answer = by_editor.post(f"{own}{step}/", None if step == "submit" else {"reason": "x"})
        verb = {"submit": "submitted", "publish": "published"}.get(step, f"{step}ed")
        assert told(answer) == (409, f"It was retracted and can't be {verb}.")
    assert told(by_analyst.patch(own, {"text": "x", "reason": "y"})) == (
        410,
        "It was retracted; what is retracted stays as it is.",
    )
    assert by_analyst.delete(own).status_code == 409
    again = by_analyst.post("claims/", {"slug": claim.slug, "title": "Again"})
    assert told(again) == (
        409,
        [
            {
                "pointer": "/slug",
                "detail": "This slug is taken; slugs are never used again. Choose another.",
            }
        ],
    )
