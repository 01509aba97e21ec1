"""The first page of the desk: what needs somebody now, in the figures of the API."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments.domain.keeping import keep
from commitments.models import Claim, Commitment
from tests.admin.helpers import logged_in, page
from tests.api.client import Api
from tests.factories.captures import make_link_check
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_position,
    make_source,
    make_status_update,
)
from tests.factories.states import in_review, published, returned
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def ago(days: int) -> Any:
    return timezone.now() - dt.timedelta(days=days)


def day(days: int) -> str:
    """So many days from today."""
    return (timezone.localdate() + dt.timedelta(days=days)).isoformat()


@pytest.fixture
def record():
    """One commitment at least for each queue; those of long ago are published first."""
    make_actor("cn", now=ago(400)), make_actor("us", now=ago(400))
    stale = published(make_commitment("stale", made_on="2024-01", now=ago(300)), now=ago(300))
    late = published(make_commitment("late", original_due=day(-100), now=ago(200)), now=ago(200))
    disputed = published(make_commitment("disputed", now=ago(60)), now=ago(60))
    told(disputed, "us", "violated", ago(50))
    told(disputed, "cn", "fulfilled", ago(40))
    published(make_commitment("soon", original_due=day(5)))
    published(make_commitment("lapsed", original_due=day(-5), made_on=day(-70)))
    published(make_commitment("later", original_due=day(400), kind="meeting"))
    published(make_status_update(late, as_of=day(-3), status="stalled"))
    fresh = published(make_commitment("freshly-disputed"))
    told(fresh, "us", "no_progress")
    told(fresh, "cn", "progress")
    make_commitment("draft", original_due=day(5))
    return stale


def told(commitment: Commitment, actor: str, view: str, at: Any = None) -> None:
    given = {"now": at} if at else {}
    position = make_position(
        commitment, actor=actor, view=view, as_of=(at or timezone.now()).date().isoformat(), **given
    )
    published(position, **given)


def home(role: str = "editor", **query: str) -> Any:
    return logged_in(role).get("/admin/", query).context


def queue(context: Any, title: str) -> Any:
    return next(q for q in [*context["waits"], *context["needs"]] if q.title == title)


COUNTED_TOO = {
    "Due within 14 days": {"timeliness": "due_soon"},
    "Overdue": {"timeliness": "overdue"},
    "Lapsed": {"timeliness": "lapsed"},
    "Stale": {"stale": "true"},
}


def test_the_figures_are_those_of_the_api(record):
    shown = home(whose="all")
    for title, asked in COUNTED_TOO.items():
        answer = Api().get("commitments/", with_count="true", **asked).json()
        assert queue(shown, title).count == answer["count"] == 1, title
    stats = Api().get("stats/").json()
    assert shown["total"] == stats["total"] == 7
    assert {bar.status: bar.count for bar, _ in shown["bars"]} == {
        row["status"]: row["count"] for row in stats["results"]
    }


def test_each_month_is_that_of_the_api(record):
    drawn = home(whose="all")["months"]
    first = drawn.columns[0].day.replace(day=1).isoformat()
    history = Api().get("stats/history/", **{"from": first}).json()["results"]
    assert [column.day.isoformat() for column in drawn.columns] == [h["date"] for h in history]
    assert [column.total for column in drawn.columns] == [h["total"] for h in history]
    assert len({column.total for column in drawn.columns}) > 1
    counted = [
        {label: row[place] for label, row in drawn.table if row[place]}
        for place in range(len(history))
    ]
    assert [sum(c.values()) for c in counted] == [h["total"] for h in history]
    assert [sorted(c.values()) for c in counted] == [sorted(h["counts"].values()) for h in history]


def test_every_number_leads_to_as_many_rows(record):
    client = logged_in("editor")
    shown = client.get("/admin/", {"whose": "all"}).context
    linked = [(q.count, q.link) for q in shown["needs"] if q.count]
    linked += [(bar.count, link) for bar, link in shown["bars"]]
    linked += [(p["count"], p["link"]) for q in shown["waits"] for p in q.parts]
    assert len(linked) > 6
    for count, link in linked:
        assert client.get(link).context["cl"].result_count == count, link


def test_a_dispute_is_new_for_two_weeks(record):
    shown = home(whose="all")
    assert queue(shown, "Newly contested").count == 1
    rows = logged_in("viewer").get(page(Commitment, newly_contested="yes")).context["cl"].queryset
    assert {row.slug for row in rows} == {"freshly-disputed"}
    contested = logged_in("viewer").get(page(Commitment, contestation="contested")).context["cl"]
    assert contested.result_count == 2


def test_mine_are_those_that_i_own_or_wrote(record):
    assert home(whose="mine")["total"] == 0
    keep(commitment=record, by=editor(), owner=editor())
    shown = home(whose="mine")
    assert (shown["total"], queue(shown, "Stale").count) == (1, 1)
    assert shown["months"].columns[-1].total == 1
    assert logged_in("editor").get(queue(shown, "Stale").link).context["cl"].result_count == 1
    assert home("analyst")["total"] == 7


def test_who_writes_sees_their_own_first_and_a_reader_everybodys():
    assert home("analyst")["whose"] == "mine"
    assert home("analyst", whose="nonsense")["whose"] == "mine"
    assert home("analyst", whose="all")["whose"] == "all"
    assert home("viewer", whose="mine")["whose"] == "all"
    assert "Whose work" not in logged_in("viewer").get("/admin/").content.decode()


def test_drafts_wait_for_those_whose_they_are():
    in_review(make_claim()), returned(make_claim()), make_claim()
    in_review(make_claim(by=editor()))
    counts = {q.title: q.count for q in home("editor")["waits"]}
    assert counts == {"To review": 1, "Returned to me": 0, "My drafts": 0}
    counts = {q.title: q.count for q in home("analyst")["waits"]}
    assert counts == {"Returned to me": 1, "My drafts": 1}
    counts = {q.title: q.count for q in home("viewer")["waits"]}
    assert counts == {"In review": 2, "Returned": 1, "Drafts": 1}


def test_a_reviewer_is_led_to_the_review():
    in_review(make_claim())
    assert reverse("admin:review_queue") in main_of(logged_in("editor"))
    assert reverse("admin:review_queue") not in main_of(logged_in("analyst"))


def main_of(client: Any) -> str:
    told: str = client.get("/admin/").content.decode()
    return told.split('class="desk-home"')[1]


def test_what_was_never_checked_has_no_number():
    shown = home("editor")
    assert queue(shown, "Excerpts not found").count is None
    assert queue(shown, "Links dead").count is None


def test_links_that_failed_on_three_days_are_counted():
    now = timezone.now()
    lost, sound = make_source(url="https://a.example/1"), make_source(url="https://a.example/2")
    for days in (0, 1, 2):
        at = now - dt.timedelta(days=days)
        make_link_check(lost, outcome="failed", checked_at=at)
        make_link_check(sound, checked_at=at)

    dead = queue(home("editor"), "Links dead")
    listed = logged_in("editor").get(dead.link).content.decode()

    assert dead.count == 1
    assert lost.title in listed
    assert sound.title not in listed


def test_an_empty_record_says_what_to_do():
    told = logged_in("analyst").get("/admin/", {"whose": "all"}).content.decode()
    assert "Nothing is published yet." in told
    assert page(Commitment, "add") in told
    assert page(Commitment, "add") not in logged_in("viewer").get("/admin/").content.decode()
    told = logged_in("analyst").get("/admin/").content.decode()
    assert "name yourself its owner" in told


def test_the_pictures_are_told_in_words_and_figures(record):
    told = logged_in("viewer").get("/admin/").content.decode()
    assert 'role="img" aria-labelledby="months-title months-desc"' in told
    assert "there are 7, most of them “Not assessed” (6)." in told
    assert "The figures as a table" in told
    assert "<script>" not in told.split('class="desk-home"')[1]
    assert (
        "style=" not in told.split('class="desk-home"')[1].split("</main>")[0].split("All lists")[0]
    )


def test_it_takes_as_many_queries_however_much_there_is(record, django_assert_max_num_queries):
    client = logged_in("editor")
    with django_assert_max_num_queries(17):
        client.get("/admin/", {"whose": "all"})
    with django_assert_max_num_queries(17):
        shown = client.get("/admin/", {"whose": "mine"}).content.decode()
    for _ in range(3):
        in_review(make_claim())
    with django_assert_max_num_queries(17):
        shown = client.get("/admin/").content.decode()
    assert "3 claims" in shown
    assert page(Claim, waits="review") in shown
