"""Drafts and what is in review stand on a commitment's page, marked as such, for those who may."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models import Commitment
from tests.admin.helpers import logged_in, page, step
from tests.admin.test_overview import overview, text_of
from tests.factories.records import (
    make_commitment,
    make_evidence,
    make_position,
    make_status_update,
    quoted,
)
from tests.factories.states import corrected, in_review, published, returned, revised

pytestmark = pytest.mark.django_db


def states(response: Any) -> list[str]:
    return [e["row"]["publication"] for e in response.context["dossier"].entries if e["row"]]


@pytest.mark.parametrize("role", ["viewer", "analyst", "editor"])
def test_drafts_stand_in_the_ledger_marked_as_such(role):
    pledge = published(make_commitment())
    published(make_status_update(pledge, as_of="2024-01-10"))
    make_status_update(pledge, as_of="2024-01-20", summary="Not yet.")
    in_review(make_position(pledge, as_of="2024-01-15"))
    returned(make_position(pledge, as_of="2024-01-16"))
    response = overview(pledge, role)
    assert states(response) == ["published", "in_review", "returned", "draft"]
    assert "Not yet." in text_of(response)
    columns = {c["actor"]: c["positions"] for c in response.context["dossier"].columns}
    assert [p["publication"] for p in columns["us"]] == ["in_review", "returned"]
    assert response.context["commitment"]["update_count"] == 1


def test_nobody_sees_drafts_in_the_past():
    pledge = published(make_commitment())
    make_status_update(pledge, summary="Not yet.")
    response = overview(pledge, known_at=pledge.published_at.isoformat())
    assert states(response) == []
    assert "Not yet." not in text_of(response)
    assert "Drafts are not shown" in text_of(response)


def test_draft_evidence_of_what_is_published_is_shown_too():
    pledge = published(make_commitment(evidence=[quoted(excerpt="public words")]))
    update = published(make_status_update(pledge))
    make_evidence(pledge, excerpt="draft words")
    make_evidence(update, excerpt="more words")
    response = overview(pledge)
    own = response.context["dossier"].evidence
    assert [(e["excerpt"], e["publication"]) for e in own] == [
        ("public words", "published"),
        ("draft words", "draft"),
    ]
    [entry] = [e for e in response.context["dossier"].entries if e["type"] == "status_update"]
    assert [e["publication"] for e in entry["row"]["evidence"]] == ["published", "draft"]


def test_a_draft_commitment_is_read_as_it_is_written():
    draft = make_commitment(title="Stop the flow")
    make_status_update(draft, summary="Early.")
    shown = text_of(overview(draft, "analyst"))
    assert "Stop the flow" in shown
    assert "Early." in shown
    assert step(draft, "submit") in shown
    assert "Add finding" not in shown


def test_a_pending_revision_is_told():
    pledge = published(make_commitment(title="Before"))
    revised(pledge, reason="A slip of the pen.", title="After")
    shown = text_of(overview(pledge))
    assert "A change to it is pending" in shown
    assert "A slip of the pen." in shown
    assert "After" not in shown


def test_what_is_corrected_is_not_offered_to_be_corrected_again():
    pledge = published(make_commitment())
    update = published(make_status_update(pledge))
    assert step(update, "supersede") in text_of(overview(pledge, "analyst"))
    corrected(update)
    assert step(update, "supersede") not in text_of(overview(pledge, "analyst"))


def test_everybody_is_offered_what_they_may():
    pledge = published(make_commitment())
    update = published(make_status_update(pledge))
    offered = {
        role: {
            name
            for name, address in {
                "add": page(type(update), "add", commitment=pledge.pk),
                "edit": page(pledge),
                "correct": step(update, "supersede"),
                "retract": step(update, "retract"),
                "retract all": step(pledge, "retract"),
                "redact": page(pledge, "redact"),
                "keep": page(pledge, "keeping"),
            }.items()
            if f'"{address}"' in text_of(overview(pledge, role))
        }
        for role in ("viewer", "analyst", "editor", "admin")
    }
    writes = {"add", "edit", "correct", "keep"}
    assert offered == {
        "viewer": set(),
        "analyst": writes,
        "editor": writes | {"retract", "retract all"},
        "admin": writes | {"retract", "retract all", "redact"},
    }


def test_strangers_and_people_without_a_role_see_nothing(client):
    pledge = published(make_commitment())
    assert client.get(page(pledge, "overview")).status_code == 302
    assert logged_in("").get(page(pledge, "overview")).status_code == 403
    gone = page(pledge, "overview").replace(str(pledge.pk), "987654321")
    assert logged_in("viewer").get(gone).status_code == 404
    assert Commitment.objects.count() == 1
