"""`manage.py import_csv`: a file from the command line, and what it says of it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from commitments.models import Commitment, Revision, User
from tests.domain.importing.bringing import PLEDGE, text_of
from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(text_of(PLEDGE, PLEDGE | {"slug": "second"}), newline="")
    return path


def run(*args: object, **options: object) -> str:
    out = io.StringIO()
    call_command("import_csv", *map(str, args), stdout=out, **options)
    return out.getvalue()


def test_rows_arrive_as_drafts_of_an_account_that_may_write_drafts_alone(file):
    assert run(file) == "2 new, 0 changed, 0 unchanged.\n"

    made = Commitment.objects.get(slug="new")
    assert (made.publication, made.created_by.username) == ("draft", "import")
    assert [g.name for g in made.created_by.groups.all()] == ["analyst"]
    assert not made.created_by.has_usable_password()
    assert run(file) == "0 new, 0 changed, 2 unchanged.\n"


def test_an_account_of_that_name_that_was_closed_stays_closed(file):
    run(file, "--dry-run")
    User.objects.filter(username="import").update(is_active=False)

    with pytest.raises(CommandError, match="takes the role analyst"):
        run(file)


def test_somebody_is_named(file):
    analyst()
    run(file, "--user", "analyst")

    assert Commitment.objects.first().created_by == analyst()
    with pytest.raises(CommandError, match="There is no user “nobody”"):
        run(file, "--user", "nobody")


def test_a_dry_run_tells_the_difference_of_each_row_and_writes_nothing(file):
    published(make_commitment("new", text="Old\nwords"))
    file.write_text(
        text_of(PLEDGE | {"text": ""}, PLEDGE | {"slug": "second", "text": "Words"}), newline=""
    )

    assert run(file, "--dry-run").splitlines() == [
        "line 2: changes (published), new",
        "    title: “new” → “A pledge”",
        "    text: “Old words” → “”",
        "line 3: new, second",
        "    kind: “pledge”",
        "    title: “A pledge”",
        "    text: “Words”",
        "1 new, 1 changed, 0 unchanged. Nothing was written: this was a dry run.",
    ]
    assert not Revision.objects.exists()
    assert Commitment.objects.count() == 1


def test_every_bad_row_is_named_and_nothing_is_written(file):
    rows = [PLEDGE, PLEDGE | {"slug": "b", "kind": "odd"}, PLEDGE | {"slug": "c", "due": "soon"}]
    file.write_text(text_of(*rows), newline="")

    with pytest.raises(CommandError) as caught:
        run(file)
    said = str(caught.value).splitlines()
    assert said[0] == "Nothing was imported."
    assert said[1].startswith("line 3, kind: “odd” is not known here; use one of pledge")
    assert said[2].startswith('line 4, due: "soon" is not a date; write')
    assert not Commitment.objects.exists()


def test_an_editor_publishes_with_a_reason(file):
    editor()
    run(file, "--user", "editor", "--publish", "--reason", "The ministry's own list.")

    assert set(Commitment.objects.values_list("publication", flat=True)) == {"published"}


def test_publishing_takes_a_name_an_editor_and_a_reason(file):
    analyst(), editor()
    with pytest.raises(CommandError, match="Say which editor publishes it: --user NAME"):
        run(file, "--publish", "--reason", "Why")
    with pytest.raises(CommandError, match="takes the role editor"):
        run(file, "--publish", "--reason", "Why", "--user", "analyst")
    with pytest.raises(CommandError, match="Say why it is published"):
        run(file, "--publish", "--user", "editor")


def test_other_encodings_are_named(file):
    file.write_bytes(text_of(PLEDGE | {"title": "Zürich"}).encode("cp1252"))

    words = r"Byte \d+ \(line 2\) is 0xFC, which is not UTF-8.* --encoding"
    with pytest.raises(CommandError, match=words):
        run(file)
    run(file, "--encoding", "cp1252")
    assert Commitment.objects.get().title == "Zürich"


def test_a_file_that_can_not_be_read_is_said_so(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere.csv can't be read: No such file"):
        run(tmp_path / "nowhere.csv")
    with pytest.raises(CommandError, match="can't be read: Is a directory"):
        run(tmp_path)


def test_the_kind_is_told_by_the_columns_or_said(file):
    make_commitment("pledge")
    for kind, columns in {
        "statistic": "slug,series",
        "position": "id,commitment,view",
        "status_update": "id,commitment",
        "commitment": "slug",
    }.items():
        file.write_text(f"{columns},bogus\n")
        with pytest.raises(CommandError, match=COLUMN_OF_ITS_OWN[kind]):
            run(file)
    with pytest.raises(CommandError, match="commitment, confidence, credibility, due"):
        run(file, "--kind", "status_update")


COLUMN_OF_ITS_OWN = {
    "statistic": "qualifier",
    "position": "sufficient",
    "status_update": "occurred_on",
    "commitment": "relations",
}


def test_a_progress_bar_is_shown_on_a_terminal_alone(file, capsys):
    run(file)
    assert capsys.readouterr().err == ""
