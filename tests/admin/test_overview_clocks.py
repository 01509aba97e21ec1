"""What a commitment looked like on another day, and as known at another instant."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from commitments.domain.merging import merge
from commitments.models import Change, StatusUpdate
from tests.admin.helpers import logged_in, page
from tests.admin.test_overview import overview, text_of
from tests.factories.records import (
    make_actor,
    make_commitment,
    make_position,
    make_status_update,
    the_actor,
)
from tests.factories.states import corrected, published, retracted
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def last_instant() -> str:
    return Change.objects.last().at.astimezone(dt.UTC).isoformat()


def statuses(response: Any) -> list[str]:
    return [
        entry["row"]["status"]
        for entry in response.context["dossier"].entries
        if entry["type"] == "status_update"
    ]


def test_a_day_shows_what_was_so_by_then():
    meeting = published(make_commitment(kind="meeting", due="2024-02"))
    published(make_status_update(meeting, status="mooted", as_of="2024-01-31"))
    published(make_status_update(meeting, status="held", as_of="2024-02-18"))
    then = overview(meeting, as_of="2024-02-01")
    assert statuses(then) == ["mooted"]
    assert then.context["commitment"]["status"] == "mooted"
    shown = text_of(then)
    assert "As it was on <strong>1 February 2024</strong>" in shown
    assert f'href="{page(meeting, "overview")}">Back to now' in shown
    differing = {each.label: (each.then, each.now) for each in then.context["then_and_now"]}
    assert differing["Status"] == (["Mooted"], ["Held"])
    now = overview(meeting)
    assert statuses(now) == ["mooted", "held"]
    assert "As it was on <strong>" not in text_of(now)


def test_an_instant_shows_what_was_known_by_then():
    pledge = published(make_commitment(title="Before"))
    wrong = published(make_status_update(pledge, status="implemented"))
    before = last_instant()
    published(corrected(wrong, status="initiated"))
    assert overview(pledge, known_at=before).context["commitment"]["status"] == "implemented"
    assert overview(pledge).context["commitment"]["status"] == "initiated"
    both = overview(pledge, known_at=before, as_of="2024-01-01")
    assert both.context["commitment"]["status"] == "not_assessed"
    assert statuses(both) == []


def test_what_is_shown_is_what_the_api_answers():
    pledge = published(make_commitment("pledge"))
    published(make_status_update(pledge, party=the_actor("cn")))
    published(make_position(pledge))
    clocks = {"as_of": "2024-02-03", "known_at": last_instant()}
    client = logged_in("viewer")
    answered = client.get("/api/v1/commitments/pledge/", clocks).json()
    shown = overview(pledge, **clocks).context["commitment"]
    assert {name: shown[name] for name in answered if name != "parties"} == {
        name: value for name, value in answered.items() if name != "parties"
    }
    parties = [{n: v for n, v in p.items() if n != "actor_named"} for p in shown["parties"]]
    assert parties == answered["parties"]
    timeline = client.get("/api/v1/commitments/pledge/timeline/", clocks).json()["results"]
    entries = overview(pledge, **clocks).context["dossier"].entries
    assert [(e["date"], e["title"]) for e in entries] == [(e["date"], e["title"]) for e in timeline]


def test_an_instant_without_a_zone_is_utc():
    pledge = published(make_commitment())
    response = overview(pledge, known_at="2020-03-01 12:00")
    assert response.context["commitment"] is None
    shown = text_of(response)
    assert "1 March 2020, 12:00:00 UTC" in shown
    assert "Nothing of it was public by then." in shown


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"as_of": "yesterday"}, "is not a day"),
        ({"as_of": "2024-02-30"}, "is not a day"),
        ({"known_at": "noon"}, "is not an instant"),
        ({"known_at": "9999-01-01"}, "lies in the future"),
        ({"known_at": "0000-00-00"}, "is not"),
        ({"as_of": "\x00"}, "Null characters are not allowed."),
    ],
)
def test_a_moment_that_is_none_is_told_at_its_field(asked, words):
    pledge = published(make_commitment(title="Stop the flow"))
    response = overview(pledge, **asked)
    shown = text_of(response)
    assert words in shown
    assert "Stop the flow" in shown
    assert "Back to now" not in shown


def test_a_day_to_come_tells_what_will_be_late():
    pledge = published(make_commitment(due="2999-01"))
    response = overview(pledge, as_of="2999-02-01")
    assert response.context["commitment"]["timeliness"] == "lapsed"
    assert "As it stands on <strong>1 February 2999</strong>" in text_of(response)


def test_what_is_retracted_says_so_and_leads_to_what_it_was():
    pledge = retracted(published(make_commitment(title="Stop the flow")), reason="Never said.")
    response = overview(pledge)
    shown = text_of(response)
    assert "Never said." in shown
    assert "As it was until then" in shown
    earlier = overview(pledge, known_at=response.context["before_retraction"])
    assert earlier.context["commitment"]["title"] == "Stop the flow"


def test_a_retracted_judgement_leaves_its_tombstone():
    pledge = published(make_commitment())
    update = retracted(make_status_update(pledge), reason="A slip.")
    response = overview(pledge)
    assert statuses(response) == []
    assert "A slip." in text_of(response)
    assert page(update) in text_of(response)
    assert StatusUpdate.objects.get().pk == update.pk


def test_merged_actors_stand_as_one_and_before_that_as_two():
    stays, goes = make_actor("prc", name="PRC"), make_actor("china", name="China")
    parties = [{"actor": goes, "role": "committing"}]
    pledge = published(make_commitment(parties=parties))
    published(make_position(pledge, actor=goes, party=goes))
    before = last_instant()
    merge(gone=goes, stays=stays, by=editor(), reason="One and the same.")
    now = overview(pledge).context["dossier"]
    assert [column["actor"] for column in now.columns] == ["prc"]
    assert [party["actor_named"]["name"] for party in now.commitment["parties"]] == ["PRC"]
    then = overview(pledge, known_at=before)
    assert [column["actor"] for column in then.context["dossier"].columns] == ["china"]
    assert "China" in text_of(then)
