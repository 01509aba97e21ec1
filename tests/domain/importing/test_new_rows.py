"""Rows that no record is of yet become drafts."""

from __future__ import annotations

import pytest
from django.apps import apps

from commitments.domain.errors import Forbidden
from commitments.models import Commitment, Relation
from tests.domain.importing.bringing import PLEDGE, bring, counts, differences
from tests.factories.records import make_commitment, make_forum, make_topic, the_actor
from tests.factories.users import analyst, make_user

pytestmark = pytest.mark.django_db


def test_a_row_becomes_a_draft_of_who_brought_it():
    the_actor("cn"), the_actor("us"), make_topic("precursors"), make_forum("summits")
    make_commitment("other")

    outcome = bring(
        [
            {
                "slug": "pledge",
                "kind": "pledge",
                "bindingness": "political",
                "title": "A pledge",
                "text": 'one,\n"two"\r\nthree',
                "forum": "summits",
                "review_every": "30",
                "references": "g20:2008W-4; un:1",
                "made_on": "2023-11-15",
                "original_due": "2024-22 (over the summer)",
                "parties": "committing:cn;counterpart:us",
                "topics": "precursors",
                "relations": "depends_on:other",
            }
        ]
    )

    assert counts(outcome) == (1, 0, 0)
    made = Commitment.objects.get(slug="pledge")
    assert (made.publication, made.authors, made.created_by) == (
        "draft",
        [analyst().pk],
        analyst(),
    )
    assert made.text == 'one,\n"two"\r\nthree'
    assert (made.forum.slug, made.review_every) == ("summits", 30)
    assert made.references == ["g20:2008W-4", "un:1"]
    assert made.original_due.said == "over the summer"
    assert [(p.role, p.actor.slug) for p in made.parties.all()] == [
        ("committing", "cn"),
        ("counterpart", "us"),
    ]
    assert [row.topic.slug for row in made.topic_rows.all()] == ["precursors"]
    assert [(row.type, row.other.slug) for row in made.relation_rows.all()] == [
        ("depends_on", "other")
    ]


def test_empty_cells_take_what_is_stored_for_nothing():
    bring([PLEDGE | {"bindingness": "", "made_on": "", "forum": "", "parties": ""}])

    made = Commitment.objects.get()
    assert (made.bindingness, made.made_on, made.forum) == ("unclear", None, None)


def test_due_alone_is_the_window_first_set():
    bring([PLEDGE | {"due": "2024-08"}])

    assert Commitment.objects.get().original_due.edtf == "2024-08"


def test_commitments_of_one_file_are_related_in_any_order():
    rows = [
        PLEDGE | {"slug": "first", "relations": "part_of:second;depends_on:third"},
        PLEDGE | {"slug": "second", "relations": "answers:third"},
        PLEDGE | {"slug": "third", "references": "x:3", "title": "Third"},
        PLEDGE | {"slug": "fourth", "relations": "part_of:x:3"},
    ]
    bring(rows)

    found = Relation.objects.order_by("commitment__slug", "pk")
    assert [(r.commitment.slug, r.type, r.other.slug) for r in found] == [
        ("first", "part_of", "second"),
        ("first", "depends_on", "third"),
        ("fourth", "part_of", "third"),
        ("second", "answers", "third"),
    ]
    assert counts(bring(rows)) == (0, 0, 4)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("China’s pledge: no more précursors!", "chinas-pledge-no-more-precursors"),
        ("under_score -- dashes", "under-score-dashes"),
        ("北京的承诺", "commitment"),
        (
            "word " * 40,
            "word-word-word-word-word-word-word-word-word-word-word-word-word-word-word-word",
        ),
        ("x" * 300, "x" * 80),
        ("-=+", "commitment"),
    ],
)
def test_a_slug_is_made_from_the_title(title, slug):
    bring([{"kind": "pledge", "title": title}])

    assert Commitment.objects.get().slug == slug


def test_the_slug_that_is_made_is_told_beforehand():
    (told,) = differences([{"slug": "", "kind": "pledge", "title": "A pledge"}])

    assert told.key == "a-pledge"


def test_a_title_without_latin_letters_leaves_the_slug_to_the_reference():
    bring([{"kind": "pledge", "title": "北京", "references": "g20:2008W-4"}])

    assert Commitment.objects.get().slug == "g20-2008w-4"


def test_slugs_that_are_made_are_nobody_elses():
    make_commitment("a-pledge")
    make_commitment("a-pledge-2").delete()
    bring(
        [
            {"title": "A pledge", "kind": "pledge", "text": "one"},
            {"title": "A pledge!", "kind": "pledge", "text": "two"},
            {"title": "Given", "kind": "pledge", "slug": "a-pledge-4"},
            {"title": "B", "kind": "pledge", "slug": ""},
            {"title": "C", "kind": "pledge", "slug": "b"},
        ]
    )

    assert sorted(Commitment.objects.values_list("slug", flat=True)) == [
        "a-pledge",
        "a-pledge-3",
        "a-pledge-4",
        "a-pledge-5",
        "b",
        "b-2",
    ]


def test_long_titles_of_any_script_come_in():
    title = "协议😀 ข้อตกลง" * 83
    bring([PLEDGE | {"title": title[:1000]}])

    assert Commitment.objects.get().title == title[:1000]


def test_the_history_of_what_came_in_says_who_brought_it():
    the_actor("cn")
    bring([PLEDGE | {"parties": "committing:cn"}])

    for name in ("CommitmentEvent", "PartyEvent"):
        event = apps.get_model("commitments", name).objects.get()
        assert event.pgh_label == "insert"
        assert event.pgh_context.metadata["user"] == analyst().pk
        assert event.pgh_context.metadata["actions"] == ["import commitment"]


def test_a_new_row_is_told_by_its_cells():
    (told,) = differences([PLEDGE | {"text": "Words", "criteria": ""}])

    assert (told.line, told.key, told.state) == (2, "new", "")
    assert told.cells == (
        ("kind", "", "pledge"),
        ("title", "", "A pledge"),
        ("text", "", "Words"),
    )


@pytest.mark.parametrize("role", ["", "viewer"])
def test_it_takes_the_right_to_write(role):
    with pytest.raises(Forbidden):
        bring([PLEDGE], by=make_user(role, "reader"))
    assert not Commitment.objects.exists()
