"""Status updates and positions, by their commitment's slug or reference."""

from __future__ import annotations

import pytest

from commitments.models import Evidence, Position, StatusUpdate
from tests.domain.importing.bringing import bring, counts, differences, refused
from tests.factories.records import (
    make_commitment,
    make_position,
    make_source,
    make_status_update,
    quoted,
    the_actor,
)
from tests.factories.states import published, retracted

pytestmark = pytest.mark.django_db
UPDATE = {
    "commitment": "pledge",
    "status": "initiated",
    "as_of": "2024-02 (in February)",
    "summary": "Talks began.",
    "confidence": "moderate",
}
POSITION = {
    "commitment": "pledge",
    "party": "cn",
    "actor": "us",
    "view": "progress",
    "sufficient": "no",
    "as_of": "2024-02",
}
QUOTE = {
    "source": "afp",
    "excerpt": "we will begin; “a: group”",
    "mode": "indirect",
    "attributed_to": "us",
    "said_on": "2024-02-02",
}


@pytest.fixture
def pledge():
    make_source("afp")
    return published(make_commitment("pledge", references=["g20:1"]))


def test_an_update_comes_in_with_its_evidence(pledge):
    assert counts(bring([UPDATE | {"party": "cn"} | QUOTE])) == (1, 0, 0)

    made = StatusUpdate.objects.get()
    assert (made.commitment, made.party.slug, made.status) == (pledge, "cn", "initiated")
    assert (made.as_of.edtf, made.as_of.said, made.publication) == (
        "2024-02",
        "in February",
        "draft",
    )
    assert (made.day.isoformat(), made.summary) == ("2024-02-29", "Talks began.")
    evidence = Evidence.objects.get(status_update=made)
    assert (evidence.source.slug, evidence.excerpt, evidence.mode) == (
        "afp",
        "we will begin; “a: group”",
        "indirect",
    )
    assert evidence.attributed_to.slug == "us"


def test_a_position_comes_in_by_its_columns(pledge):
    assert counts(bring([POSITION | QUOTE])) == (1, 0, 0)

    made = Position.objects.get()
    assert (made.actor.slug, made.party.slug, made.view, made.sufficient) == (
        "us",
        "cn",
        "progress",
        "no",
    )
    assert made.evidence.count() == 1


def test_a_commitment_is_named_by_its_reference_too(pledge):
    bring([UPDATE | {"commitment": "g20:1"}])

    assert StatusUpdate.objects.get().commitment == pledge


def test_commitments_that_are_not_there_or_not_the_only_one_are_named(pledge):
    make_commitment("other", references=["g20:1"])
    rows = [UPDATE | {"commitment": name} for name in ("bogus", "g20:1", "")]

    assert refused(rows) == [
        (
            "line 2, commitment: No commitment has the slug or the reference “bogus”; make it "
            "first, or correct it."
        ),
        (
            "line 3, commitment: The reference “g20:1” is that of 2 commitments, pledge, other; "
            "use the slug of the one that is meant."
        ),
        "line 4, commitment: It is empty, and required: write something.",
    ]


def test_the_rules_of_judgements_hold_for_each_row(pledge):
    the_actor("fr")
    rows = [
        UPDATE | {"status": "held"},
        UPDATE | {"status": "mixed"},
        UPDATE | {"as_of": "2999"},
        UPDATE | {"party": "fr"},
        UPDATE | {"as_of": "2024-02/.."},
    ]
    said = refused(rows)

    assert [line.partition(":")[0] for line in said] == [
        "line 2, status",
        "line 3, status",
        "line 4, as_of",
        "line 5, party",
        "line 6, as_of",
    ]
    assert "“held” is no status of a pledge; use one of no_public_evidence" in said[0]
    assert said[3].endswith("It is not one of the commitment's parties: cn, us.")


def test_bad_evidence_is_named_by_its_column(pledge):
    rows = [
        UPDATE | QUOTE | {"source": "bogus", "excerpt": "a"},
        UPDATE | QUOTE | {"mode": "", "as_of": "2024-01"},
        UPDATE | QUOTE | {"excerpt": "", "as_of": "2024-03"},
        UPDATE | QUOTE | {"said_on": "soon", "as_of": "2024-04"},
    ]

    assert [line.partition(":")[0] for line in refused(rows)] == [
        "line 2, source",
        "line 3, mode",
        "line 4, excerpt",
        "line 5, said_on",
    ]


def test_rows_that_were_brought_before_are_known_by_what_they_say(pledge):
    rows = [UPDATE | QUOTE, UPDATE | {"as_of": "2024-03"} | QUOTE]

    assert counts(bring(rows)) == (2, 0, 0)
    assert counts(bring(rows)) == (0, 0, 2)
    assert counts(bring([row | {"commitment": "g20:1"} for row in rows])) == (0, 0, 2)
    assert Evidence.objects.count() == 2
    assert refused([rows[0], rows[1], rows[0]]) == [
        "line 4: It says the same as line 2; keep one of the two."
    ]


def test_a_draft_is_edited_by_its_id(pledge):
    draft = make_status_update(pledge, summary="Old")
    row = {"id": str(draft.pk), "summary": "New", "status": "ongoing"}

    (told,) = differences([row], kind="status_update")
    assert told.cells == (("status", "initiated", "ongoing"), ("summary", "Old", "New"))
    bring([row], kind="status_update")
    draft.refresh_from_db()
    assert (draft.summary, draft.status) == ("New", "ongoing")


def test_a_published_one_is_corrected_and_never_changed(pledge):
    public = published(make_status_update(pledge, evidence=[quoted("afp")]))
    row = UPDATE | {"id": str(public.pk), "status": "ongoing"}

    assert refused([row]) == [
        (
            "line 2: It is published and never edited. To correct it leave the id empty, and write "
            f"{public.pk} in a column named supersedes."
        )
    ]
    corrected = row | {"id": "", "supersedes": str(public.pk)}
    assert counts(bring([corrected])) == (1, 0, 0)
    correction = StatusUpdate.objects.get(supersedes=public)
    assert (correction.status, correction.publication) == ("ongoing", "draft")
    assert [each.source.slug for each in correction.evidence.all()] == ["afp"]
    assert counts(bring([corrected])) == (0, 0, 1)


def test_corrections_of_what_can_not_be_corrected_are_named(pledge):
    draft = make_status_update(pledge)
    rows = [UPDATE | {"supersedes": key} for key in ("x", "999999", str(draft.pk))]

    assert refused([row | {"as_of": f"2024-0{n}"} for n, row in enumerate(rows, 1)]) == [
        "line 2, supersedes: There is no status update “x”.",
        "line 3, supersedes: There is no status update “999999”.",
        "line 4: It is not published; edit the draft instead.",
    ]


def test_ids_that_are_not_there_or_come_twice_are_named(pledge):
    draft = make_status_update(pledge)
    ids = ("x", "999999", "9" * 30, "-1", str(draft.pk), str(draft.pk))

    unknown = "There is no status update “{}”; leave the id of a new one empty."
    assert refused([UPDATE | {"id": key} for key in ids]) == [
        *(f"line {n}, id: {unknown.format(key)}" for n, key in enumerate(ids[:4], 2)),
        f"line 7, id: “{draft.pk}” is the key of line 6 too; keep one of the two rows.",
    ]


def test_what_says_the_same_is_untouched(pledge):
    rows = [
        published(make_status_update(pledge, as_of="2024-01")),
        retracted(make_status_update(pledge, as_of="2024-02")),
        make_status_update(pledge, as_of="2024-03"),
    ]
    cells = [
        {"id": str(row.pk), "commitment": "g20:1", "status": "initiated", "as_of": row.as_of.edtf}
        for row in rows
    ]

    assert counts(bring(cells)) == (0, 0, 3)


def test_a_judgement_on_what_was_retracted_is_left_out(pledge):
    public = published(make_status_update(pledge))
    retracted(pledge)

    assert refused([UPDATE | {"id": str(public.pk)}]) == [
        "line 2: What it is of was retracted; leave it out."
    ]
    assert refused([UPDATE]) == ["line 2, commitment: The commitment “pledge” was retracted."]


def test_more_evidence_is_added_to_what_is_there(pledge):
    public = published(make_status_update(pledge, evidence=[quoted("afp")]))
    row = {"id": str(public.pk), "status": "initiated"} | QUOTE

    (told,) = differences([row], kind="status_update")
    assert told.state == "published"
    assert told.cells == (("evidence", "", "afp, we will begin; “a: group”"),)
    assert counts(bring([row], kind="status_update")) == (0, 1, 0)
    assert counts(bring([row], kind="status_update")) == (0, 0, 1)
    assert sorted(public.evidence.values_list("publication", flat=True)) == ["draft", "published"]


def test_positions_of_persons_and_answers_keep_their_rules(pledge):
    assert refused([POSITION | {"speaker": "us"}, POSITION | {"view": "accepted"}]) == [
        "line 2, speaker: us is no person.",
        "line 3, view: “accepted” answers a request; this is a pledge.",
    ]
    assert not Position.objects.exists()
    make_position(pledge)
