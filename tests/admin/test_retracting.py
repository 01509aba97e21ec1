"""A retraction tells beforehand what hangs on it, and afterwards what it changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments.models import Change, Evidence, Report, ReportSchedule
from tests.admin.helpers import logged_in, page, step
from tests.factories.records import (
    make_claim,
    make_commitment,
    make_position,
    make_status_update,
    quoted,
)
from tests.factories.schedules import make_schedule
from tests.factories.states import (
    REVIEWED,
    corrected,
    in_state,
    published,
    published_source,
    retracted,
)

pytestmark = pytest.mark.django_db


def asked(row: Any) -> Any:
    return logged_in("editor").get(step(row, "retract"))


def taken_back(row: Any, reason: str = "It was never said.") -> Any:
    """The page that follows."""
    return logged_in("editor").post(step(row, "retract"), {"reason": reason}, follow=True)


def groups(response: Any) -> dict[str, list[str]]:
    found = [*response.context["leaning"], *response.context["groups"]]
    return {each.title: [row.title for row in each.rows] for each in found}


def turned(response: Any) -> dict[str, tuple[str, str]]:
    return {
        shift.label: (shift.before, shift.after)
        for turn in response.context["turns"]
        for shift in turn.shifts
        if shift.changed
    }


def test_a_finding_tells_what_the_public_reads_without_it():
    commitment = published(make_commitment())
    update = published(make_status_update(commitment, evidence=[quoted(excerpt="The words")]))
    changes = {
        "Status": ("Initiated", "Not assessed"),
        "Confidence": ("Moderate", "–"),
        "As of": ("2 February 2024", "–"),
        "CN (committing)": ("Initiated", "Not assessed"),
        "US (counterpart)": ("Initiated", "Not assessed"),
        "Status updates": ("1", "0"),
        "Pieces of evidence": ("1", "0"),
    }
    response = asked(update)
    assert turned(response) == changes
    assert groups(response) == {"Evidence of it": ["The words"]}
    response = taken_back(update)
    assert turned(response) == changes
    assert "It was never said." in response.content.decode()


def test_a_claim_is_found_taken_back_and_tells_where_it_stood():
    claim = published(make_claim(evidence=[quoted(excerpt="The words")]))
    response = taken_back(claim)
    content = response.content.decode()
    change = Change.objects.last()
    assert response.context["change"] == change
    assert page(change) in content
    assert [each.type for each, _ in response.context["told"]] == ["published", "retracted"]
    assert f"http://localhost:8000/api/v1/claims/{claim.slug}/" in content
    assert reverse("admin:commitments_claim_history", args=[claim.pk]) in content
    assert "No commitment's status" in content
    assert "The words" in content


def test_a_commitment_tells_who_leans_on_it():
    commitment = published(make_commitment())
    published(make_status_update(commitment))
    published(make_position(commitment))
    make_commitment(title="Other", relations=[{"type": "part_of", "commitment": commitment}])
    response = asked(commitment)
    assert turned(response) == {"Status": ("Initiated", "Not public")}
    assert groups(response) == {
        "Status updates on it": ["Initiated, as of 2024-02-02"],
        "Positions on it": ["US: Progress, as of 2024-02-02"],
        "Commitments that are related to it": ["Other"],
    }
    assert turned(taken_back(commitment)) == {"Status": ("Initiated", "Not public")}


def test_a_correction_tells_what_counts_again():
    update = in_state("published", "status_update", summary="First")
    correction = published(corrected(update, status="reversed"))
    response = asked(correction)
    assert groups(response)["Counts again, since this was its correction"] == [str(update)]
    assert turned(response)["Status"] == ("Reversed", "Initiated")


def test_a_correction_in_the_making_is_told():
    update = in_state("published", "status_update")
    corrected(update, status="reversed")
    assert groups(asked(update))["Corrections of it"]


def test_a_long_list_is_cut_short_and_counted():
    claim = published(make_claim(evidence=[quoted(excerpt=f"words {n}") for n in range(23)]))
    [group] = asked(claim).context["leaning"]
    assert (len(group.rows), group.more) == (5, 18)


def test_a_retraction_without_a_reason_changes_nothing():
    claim = published(make_claim())
    response = taken_back(claim, " ")
    assert "Say why it is retracted." in response.content.decode()
    claim.refresh_from_db()
    assert claim.publication == "published"


def test_a_source_that_evidence_leans_on_is_refused_in_words():
    source = published_source()
    evidence = Evidence.objects.get()
    assert groups(asked(source)) == {"Evidence taken from it": [str(evidence)]}
    content = asked(source).content.decode()
    assert "leans on this source" in content
    assert 'name="reason"' not in content
    response = taken_back(source)
    assert response.status_code == 200
    assert "leans on this source" in response.content.decode()
    retracted(evidence)
    assert taken_back(source).context["title"].startswith("Retracted")


@pytest.mark.parametrize("kind", REVIEWED)
def test_every_kind_has_its_page_before_and_after(kind):
    row = in_state("published", kind)
    assert asked(row).status_code == 200
    response = taken_back(row)
    assert response.redirect_chain
    assert response.status_code == 200
    assert "It was never said." in response.content.decode()


@pytest.mark.parametrize("state", ["draft", "published"])
def test_the_page_that_follows_is_of_what_is_retracted_alone(state):
    row = in_state(state, "claim")
    assert logged_in("editor").get(page(row, "retracted")).status_code == 404


def test_the_page_that_follows_is_for_the_desk_alone():
    row = in_state("retracted", "claim")
    assert logged_in("").get(page(row, "retracted")).status_code == 403
    assert logged_in("viewer").get(page(row, "retracted")).status_code == 200


def test_the_reports_that_carried_it_are_named():
    claim = published(make_claim())
    sent("2024-02-02", f"claim:{claim.slug}", "claim:another")
    sent("2024-02-09", "claim:another")
    told = ["Weekly, 2024-02-02 to 2024-02-02"]
    assert groups(asked(claim))["Reports that carried it"] == told
    assert groups(taken_back(claim))["Reports that carried it"] == told


def sent(day: str, *carried: str) -> None:
    at = timezone.now()
    Report.objects.create(
        schedule=ReportSchedule.objects.first() or make_schedule(),
        state="sent",
        first=day,
        last=day,
        due_at=at,
        claimed_at=at,
        name="Weekly",
        time_zone="UTC",
        sections=[],
        formats=["html"],
        carried=list(carried),
    )
