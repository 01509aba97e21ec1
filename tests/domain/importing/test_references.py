"""A commitment's name in another collection is a key as good as its slug."""

from __future__ import annotations

import pytest

from commitments.models import Commitment
from tests.domain.importing.bringing import bring, counts, refused
from tests.factories.records import make_commitment
from tests.factories.states import published, retracted

pytestmark = pytest.mark.django_db
ROW = {"kind": "pledge", "title": "New"}


def test_a_row_without_a_slug_is_known_by_its_reference():
    known = make_commitment("known", references=["g20:1", "un:2"])

    assert counts(bring([ROW | {"references": "un:2;g20:1"}])) == (0, 1, 0)

    known.refresh_from_db()
    assert (known.title, known.references) == ("New", ["un:2", "g20:1"])


def test_one_reference_of_several_is_enough():
    make_commitment("known", references=["g20:1"])
    bring([ROW | {"references": "g20:1;un:2"}])

    assert Commitment.objects.get().references == ["g20:1", "un:2"]


def test_a_new_reference_makes_a_new_record():
    make_commitment("known", references=["g20:1"])

    assert counts(bring([ROW | {"references": "g20:2"}])) == (1, 0, 0)


def test_the_slug_wins_where_it_is_known():
    make_commitment("one", references=["g20:1"])
    make_commitment("two", references=["g20:2"])
    bring([ROW | {"slug": "two", "references": "g20:1"}])

    assert Commitment.objects.get(slug="two").references == ["g20:1"]


def test_a_reference_of_several_is_refused():
    make_commitment("one", references=["g20:1"])
    make_commitment("two", references=["g20:1", "un:2"])
    make_commitment("three", references=["un:3"])

    ambiguous = "They are those of several commitments, {}; give the slug of the one meant."
    assert refused(
        [ROW | {"references": "g20:1"}, ROW | {"references": "un:2;un:3", "title": "Other"}]
    ) == [
        f"line 2, references: {ambiguous.format('one, two')}",
        f"line 3, references: {ambiguous.format('three, two')}",
    ]


def test_a_reference_that_one_alone_has_decides_among_several():
    make_commitment("one", references=["g20:1"])
    make_commitment("two", references=["g20:1", "un:2"])
    bring([ROW | {"references": "g20:1;un:2"}])

    assert Commitment.objects.get(title="New").slug == "two"


def test_a_new_slug_beside_the_reference_of_another_is_refused():
    make_commitment("known", references=["g20:1"])

    assert refused([ROW | {"slug": "fresh", "references": "g20:1"}]) == [
        (
            "line 2, slug: The reference “g20:1” is that of known, and a slug never changes: leave "
            "the slug “fresh” out to change known, or the reference to make another."
        )
    ]


def test_what_was_retracted_has_its_reference_where_nothing_else_does():
    retracted(make_commitment("gone", references=["g20:1"]))
    assert refused([ROW | {"references": "g20:1"}]) == [
        "line 2: It was retracted; what is retracted stays as it is."
    ]

    published(make_commitment("anew", references=["g20:1"]))
    assert counts(bring([ROW | {"references": "g20:1"}])) == (0, 1, 0)


def test_a_reference_is_the_key_of_one_row():
    make_commitment("known", references=["g20:1"])
    rows = [
        ROW | {"references": "g20:1"},
        ROW | {"slug": "known", "references": "g20:1"},
        ROW | {"references": "un:5"},
        ROW | {"references": "un:5;un:6"},
        ROW | {"slug": "with-slug", "references": "un:6"},
        ROW | {"slug": "a", "references": "shared:1"},
        ROW | {"slug": "b", "references": "shared:1"},
    ]

    assert refused(rows) == [
        "line 3, slug: “known” is the key of line 2 too; keep one of the two rows.",
        "line 5, references: “un:5” is the key of line 4 too; keep one of the two rows.",
    ]


def test_a_reference_may_hold_the_signs_that_part_a_list():
    reference = r" a;b\c:d "
    known = make_commitment("known", references=[reference, "x"])

    assert counts(bring([ROW | {"references": r"\ a\;b\\c:d\ "}])) == (0, 1, 0)
    known.refresh_from_db()
    assert known.references == [reference]


def test_rows_without_any_key_are_told_by_what_they_say():
    rows = [ROW | {"text": "one"}, ROW | {"text": "two"}]

    assert counts(bring(rows)) == (2, 0, 0)
    assert counts(bring(rows)) == (0, 0, 2)
    assert counts(bring([*rows, ROW | {"text": "three"}])) == (1, 0, 2)
    assert refused([*rows, ROW | {"text": "two"}]) == [
        "line 4: It says the same as line 3; keep one of the two."
    ]
