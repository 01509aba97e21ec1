"""All rows or none; every bad one is named by line, column, value and the way out."""

from __future__ import annotations

import pytest

from commitments.models import Commitment
from tests.domain.importing.bringing import PLEDGE, bring, refused
from tests.factories.records import make_commitment, make_topic, the_actor

pytestmark = pytest.mark.django_db


def test_every_bad_cell_is_named_and_nothing_is_written():
    the_actor("cn")
    assert refused(
        [
            PLEDGE,
            {"slug": "Bad Slug", "kind": "plege", "title": "", "parties": "committing:xx;cn"},
            {"slug": "third", "kind": "pledge", "title": "Third", "made_on": "soon"},
            {"slug": "fourth", "kind": "pledge", "title": "x" * 1001, "parties": "boss:cn"},
            {"slug": "fifth", "kind": "pledge", "title": "Fifth", "parties": "committing:cn"},
        ]
    ) == [
        (
            "line 3, slug: “Bad Slug” is no slug; use lower-case letters a–z, digits and single "
            "hyphens, as in cn-precursor-pledge."
        ),
        (
            "line 3, kind: “plege” is not known here; use one of pledge, agenda_item, meeting, "
            "request, measure, legislation."
        ),
        "line 3, title: It is empty, and required: write something.",
        "line 3, parties: “cn” has no role; write role:actor.",
        (
            'line 4, made_on: "soon" is not a date; write "2024-01-30", "2024-02", "2024", '
            '"2024-22" (summer), "2023-11~" (around), "2024-02/2024-08" (a span) or '
            '"[2024-02..2024-08]" (one unknown day in it).'
        ),
        "line 5, title: It has 1001 characters; 1000 is the most.",
        (
            "line 5, parties: “boss” is not known here; use one of committing, counterpart, "
            "requesting, addressee, host, participant, monitor, affected."
        ),
    ]
    assert not Commitment.objects.exists()


def test_lines_are_those_of_the_file_and_not_its_rows():
    text = 'slug,kind,title,text\none,pledge,One,"a\nb\n\nc"\n\ntwo,bogus,Two,\nthree,odd,Three,\n'

    assert [line.partition(":")[0] for line in refused(text)] == ["line 7, kind", "line 8, kind"]


def test_rows_without_anything_in_them_are_passed_over():
    assert refused("slug,title,kind\n,,\n\none,One,odd\n")[0].startswith("line 4, kind")


def test_a_column_that_new_rows_need_is_asked_for():
    assert [line for line in refused("slug,kind\none,odd\n") if "title" in line] == [
        "line 2, title: It is required, and the file has no such column: add it."
    ]


def test_what_is_not_there_is_named():
    make_topic("precursors")
    said = refused([PLEDGE | {"topics": "precursors; bogus", "forum": "nowhere"}])

    assert said == [
        "line 2, topics: There is no topic “bogus”; make it first.",
        "line 2, forum: There is no forum “nowhere”; make it first.",
    ]


def test_unknown_columns_are_refused_by_name():
    assert refused("slug,kind,Titel,bogus\na,pledge,b,c\n")[0] == (
        "line 1, Titel: There is no such column; did you mean title? There are attributed_to, "
        "bindingness, credibility, criteria, excerpt, forum, kind, language, locator, made_on, "
        "mode, original_due, parties, place, references, relations, review_every, said_on, slug, "
        "source, speaker_text, specificity, stance, text, title, topics, translation, wording. "
        "Rename it, or take it out."
    )
    assert [line[:13] for line in refused("slug,kind,bog,\n")] == ["line 1, bog: ", "line 1: Colum"]


def test_a_column_stands_once():
    assert refused("slug,kind,title,kind\n") == [
        "line 1, kind: The column comes 2 times; leave one."
    ]


def test_computed_columns_are_passed_over():
    bring([PLEDGE | {"status": "bogus", "url": "x", "publication": "published", "stale": "?"}])

    assert Commitment.objects.get().publication == "draft"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: The file is empty; its first line holds the names of the columns."),
        ("slug;kind\n", "line 1: The columns are parted by semicolons; save it with commas."),
        ("slug\tkind\n", "line 1: The columns are parted by tabs; save it with commas."),
        (
            "slug,kind\na,pledge,x\n",
            (
                "line 2: It has 3 cells where the header has 2; put a cell that holds a comma in "
                "quotation marks, and leave none out."
            ),
        ),
        (
            "slug,kind\na\n",
            (
                "line 2: It has 1 cells where the header has 2; put a cell that holds a comma in "
                "quotation marks, and leave none out."
            ),
        ),
        (
            'slug,kind\na,"ple"dge\n',
            (
                "line 2: A quotation mark stands inside a cell; write it twice, the cell in "
                "quotation marks. What follows was not read."
            ),
        ),
        (
            'slug,kind\na,pledge\nb,"pledge\nc,pledge\n',
            "line 3: A quotation mark is opened here and never closed. What follows was not read.",
        ),
        (
            'slug,text\na,"' + "x" * 140_000,
            (
                "line 2: A cell has more than 131072 characters: is a quotation mark not closed? "
                "What follows was not read."
            ),
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused(text, said):
    assert said in refused(text)


def test_empty_cells_beyond_the_header_are_what_spreadsheets_leave():
    assert bring("slug,kind,title\na,pledge,A,,\n").new == 1


def test_a_key_twice_names_both_lines():
    make_commitment("known")
    rows = [PLEDGE, PLEDGE, PLEDGE | {"slug": "known"}, PLEDGE | {"slug": "known"}]

    assert refused(rows) == [
        "line 3, slug: “new” is the key of line 2 too; keep one of the two rows.",
        "line 5, slug: “known” is the key of line 4 too; keep one of the two rows.",
    ]


def test_what_the_database_refuses_is_named_by_its_line():
    rows = [
        PLEDGE,
        PLEDGE | {"slug": "loop-1", "relations": "part_of:loop-2"},
        PLEDGE | {"slug": "loop-2", "relations": "part_of:loop-1"},
        PLEDGE | {"slug": "own", "relations": "part_of:own"},
    ]

    said = refused(rows)
    assert [line.partition(":")[0] for line in said] == ["line 4, relations", "line 5, relations"]
    assert said[0].endswith("Part_of would lead back to itself.")


def test_a_slug_that_was_dropped_is_named_by_its_line():
    make_commitment("spent").delete()

    assert refused([PLEDGE, PLEDGE | {"slug": "spent"}]) == [
        "line 3, slug: This slug is taken; slugs are never used again. Choose another."
    ]


def test_characters_that_cannot_be_kept_are_refused():
    assert refused([PLEDGE | {"title": "a\x00b"}]) == [
        "line 2, title: It holds a null character (U+0000), which can't be kept; take it out."
    ]
