"""From draft to published and back, over HTTP, by two people with tokens."""

from __future__ import annotations

import pytest

from commitments.api.schema.examples import EXAMPLES
from tests.api.client import Api, told
from tests.factories.records import make_actor

pytestmark = pytest.mark.django_db


def test_a_commitment_and_its_finding_go_all_the_way(
    stranger: Api, by_analyst: Api, by_editor: Api
) -> None:
    make_actor("cn")
    make_actor("us")
    for kind in ("forums", "topics", "sources"):
        made = by_analyst.post(f"{kind}/", EXAMPLES[kind.removesuffix("s")])
        assert made.status_code == 201, made.content
    made = by_analyst.post("commitments/", EXAMPLES["commitment"])
    assert made.status_code == 201, made.content
    own = "commitments/cn-precursor-pledge/"
    assert made["Location"] == f"http://localhost:8000/api/v1/{own}"
    assert made.json()["publication"] == "draft"
    assert stranger.get(own).status_code == 404

    assert by_analyst.post(f"{own}submit/").json()["publication"] == "in_review"
    assert told(by_analyst.post(f"{own}publish/")) == (
        403,
        "To publish takes the role editor, or one above it.",
    )
    assert by_editor.post(f"{own}publish/").json()["publication"] == "published"
    assert stranger.get(own).json()["status"] == "not_assessed"

    made = by_analyst.post("status-updates/", EXAMPLES["status_update"])
    assert made.status_code == 201, made.content
    update = f"status-updates/{made.json()['id']}/"
    assert stranger.get(update).status_code == 404
    assert stranger.get(own).json()["status"] == "not_assessed"
    by_analyst.post(f"{update}submit/")
    assert by_editor.post(f"{update}publish/").status_code == 200

    read = stranger.get(own).json()
    assert (read["status"], read["confidence"], read["update_count"]) == (
        "initiated",
        "moderate",
        1,
    )
    assert read["evidence_count"] == 1
    assert stranger.get("sources/wire-2024-01-30/").status_code == 200

    made = by_analyst.post(f"{update}supersede/", {"status": "ongoing"})
    assert made.status_code == 201, made.content
    correction = f"status-updates/{made.json()['id']}/"
    assert made.json()["supersedes"] == int(update.split("/")[1])
    assert stranger.get(own).json()["status"] == "initiated"
    by_analyst.post(f"{correction}submit/")
    by_editor.post(f"{correction}publish/")
    assert stranger.get(own).json()["status"] == "ongoing"
    assert stranger.get(update).json()["superseded_by"] == made.json()["id"]

    reason = {"reason": "The source was misread."}
    assert by_editor.post(f"{correction}retract/", reason).status_code == 200
    assert stranger.get(own).json()["status"] == "initiated"
    gone = stranger.get(correction)
    assert told(gone) == (410, "It was retracted: The source was misread.")
    assert gone.json()["reason"] == "The source was misread."
