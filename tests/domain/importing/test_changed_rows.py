"""Drafts are edited, what is published gets a pending revision, what says the same is let be."""

from __future__ import annotations

import pytest

from commitments.domain import records
from commitments.models import Commitment, Party, Revision
from tests.domain.importing.bringing import bring, counts, differences, refused
from tests.factories.records import make_commitment, make_topic, the_actor
from tests.factories.states import in_review, published, retracted, returned, revised
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db


def row(record: Commitment, **cells: str) -> dict[str, str]:
    return {"slug": record.slug, "kind": record.kind, "title": record.title} | cells


def test_a_draft_is_edited():
    draft = make_commitment("draft", text="Old", topics=[make_topic("kept"), make_topic("gone")])
    make_topic("fresh")
    before = Party.objects.get(commitment=draft, role="committing").pk

    outcome = bring(
        [
            row(
                draft,
                title="New",
                text="",
                topics="fresh;kept",
                parties="counterpart:us;committing:cn",
            )
        ],
        by=editor(),
    )

    assert counts(outcome) == (0, 1, 0)
    draft.refresh_from_db()
    assert (draft.title, draft.text, draft.authors) == ("New", "", [analyst().pk, editor().pk])
    assert sorted(r.topic.slug for r in draft.topic_rows.all()) == ["fresh", "kept"]
    assert [p.role for p in draft.parties.all()] == ["counterpart", "committing"]
    assert Party.objects.get(commitment=draft, role="committing").pk == before


def test_columns_that_are_not_there_stay_as_they_are():
    draft = make_commitment("draft", text="Text", references=["x:1"])
    bring([{"slug": "draft", "title": "New"}])

    draft.refresh_from_db()
    assert (draft.title, draft.text, draft.references) == ("New", "Text", ["x:1"])
    assert draft.parties.count() == 2


@pytest.mark.parametrize("change", [{"title": "New"}, {"parties": "committing:cn"}])
def test_who_read_the_draft_before_is_told_by_its_version(change):
    draft = make_commitment("draft")
    before = draft.row_version
    bring([row(draft, **change)])

    draft.refresh_from_db()
    assert draft.row_version > before


def test_a_change_to_what_is_published_waits_as_a_revision():
    public = published(make_commitment("public", text="Old"))
    rows = [row(public, text="New", parties="committing:cn")]

    assert counts(bring(rows)) == (0, 1, 0)

    public.refresh_from_db()
    assert (public.text, public.parties.count()) == ("Old", 2)
    pending = Revision.objects.get(commitment=public)
    assert pending.changes == {
        "text": "New",
        "parties": [{"role": "committing", "actor": "cn"}],
    }
    assert (pending.reason, pending.authors) == ("Imported from file.csv.", [analyst().pk])
    assert (pending.publication, pending.created_by) == ("draft", analyst())
    assert counts(bring(rows)) == (0, 0, 1), "it waits already"


def test_the_reason_of_a_revision_may_be_given():
    public = published(make_commitment("public"))
    bring([row(public, text="New")], reason="The ministry corrected it.")

    assert Revision.objects.get().reason == "The ministry corrected it."


def test_a_revision_that_is_open_takes_up_the_change():
    public = published(make_commitment("public"))
    pending = revised(public, title="Other", text="One")
    assert counts(bring([row(public, text="Two", place="Vienna")])) == (0, 1, 0)

    pending.refresh_from_db()
    assert pending.changes == {"title": "Other", "text": "Two", "place": "Vienna"}
    assert Revision.objects.count() == 1


def test_what_is_in_review_or_retracted_can_not_be_changed():
    waiting = in_review(make_commitment("waiting"))
    gone = retracted(make_commitment("gone"))
    public = published(make_commitment("public"))
    revised(public, title="Other")
    in_review(public)

    assert refused([row(waiting, text="New"), row(gone, text="New"), row(public, text="New")]) == [
        "line 2: It is in review; have it returned before you change it.",
        "line 3: It was retracted; what is retracted stays as it is.",
        "line 4: A revision of it is in review; have that returned or published first.",
    ]


def test_what_says_the_same_is_untouched_whatever_its_state():
    rows = [
        make_commitment("draft"),
        returned(make_commitment("returned")),
        in_review(make_commitment("waiting")),
        published(make_commitment("public")),
        retracted(make_commitment("gone")),
    ]
    versions = [each.row_version for each in rows]

    outcome = bring([row(each, parties="committing:cn;counterpart:us") for each in rows])

    assert counts(outcome) == (0, 0, 5)
    for each, version in zip(rows, versions, strict=True):
        each.refresh_from_db()
        assert each.row_version == version


def test_the_same_in_other_signs_is_no_change():
    make_topic("a"), make_topic("b")
    make_commitment(
        "draft",
        made_on="2024-02/2024-08",
        due={"edtf": "2024-22", "said": "over the summer"},
        review_every=30,
        topics=["a", "b"],
        references=["x", "y"],
    )

    outcome = bring(
        [
            {
                "slug": " draft ",
                "kind": "pledge ",
                "bindingness": "",
                "made_on": " 2024-02 / 2024-08",
                "original_due": "2024-22 (over  the summer)",
                "review_every": "030",
                "topics": "b; a;",
                "references": " x;y ",
                "parties": "committing: cn; counterpart :us",
            }
        ]
    )

    assert counts(outcome) == (0, 0, 1)


def test_parties_and_references_in_another_order_are_a_change():
    make_commitment("draft", references=["x", "y"])
    row = {"slug": "draft", "references": "y;x", "parties": "counterpart:us;committing:cn"}

    (told,) = differences([row])
    assert told.state == "draft"
    assert told.cells == (
        ("references", "x;y", "y;x"),
        ("parties", "committing:cn;counterpart:us", "counterpart:us;committing:cn"),
    )


def test_relations_that_an_export_does_not_show_stay():
    hidden, shown, more = make_commitment("hidden"), make_commitment("shown"), "more"
    published(shown), published(make_commitment(more))
    public = published(
        make_commitment(
            "public",
            relations=[
                {"type": "depends_on", "commitment": hidden},
                {"type": "depends_on", "commitment": shown},
            ],
        )
    )

    assert counts(bring([row(public, relations="depends_on:shown")])) == (0, 0, 1)
    assert counts(bring([row(public, relations="depends_on:more")])) == (0, 1, 0)
    assert Revision.objects.get().changes["relations"] == [
        {"type": "depends_on", "commitment": "more"},
        {"type": "depends_on", "commitment": "hidden"},
    ]


def test_a_published_one_may_be_related_to_a_new_one():
    public, draft = published(make_commitment("public")), make_commitment("draft")
    bring(
        [
            row(public, title="New", relations="part_of:fresh"),
            row(draft, relations="part_of:fresh"),
            {"slug": "fresh", "kind": "pledge", "title": "Fresh"},
        ]
    )

    assert Revision.objects.get().changes == {
        "title": "New",
        "relations": [{"type": "part_of", "commitment": "fresh"}],
    }
    assert [r.other.slug for r in draft.relation_rows.all()] == ["fresh"]


def test_a_party_that_is_judged_has_to_stay():
    judged = make_commitment("judged")
    records.create(
        kind="status_update",
        data={
            "commitment": "judged",
            "party": "cn",
            "status": "initiated",
            "as_of": "2024-01",
            "confidence": "low",
        },
        by=analyst(),
    )
    other = make_commitment("other")
    the_actor("fr")

    said = refused([row(other, text="Fine"), row(judged, parties="committing:fr")])
    assert said == ["line 3, parties: Judgements name this party; it has to stay."]
    other.refresh_from_db()
    assert other.text == ""
