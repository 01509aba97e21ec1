"""Files on the desk: shown row by row before anything is written, and written by the engine."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from commitments.admin import import_forms, importing, uploads
from commitments.domain import records
from commitments.domain.importing.kinds import KINDS
from commitments.models import Commitment, Position, Revision, Statistic, StatusUpdate
from commitments.models.vocabulary import Role
from tests.admin.helpers import head, logged_in, page
from tests.domain.importing.bringing import PLEDGE, text_of
from tests.domain.importing.test_round_trip import as_xlsx
from tests.factories.records import make_commitment
from tests.factories.states import in_state, published
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db
MODELS = (Commitment, StatusUpdate, Position, Statistic)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(uploads, "folder", lambda: tmp_path / "uploads")


def choose(client: Client, *rows: dict[str, str], model: Any = Commitment, **given: Any) -> Any:
    content = given.pop("content", None) or text_of(*rows).encode()
    file = SimpleUploadedFile("list.csv", content)
    return client.post(page(model, "import"), {"import_file": file, "format": "0"} | given)


def confirm(client: Client, shown: Any, model: Any = Commitment) -> Any:
    """Sends the form that the preview shows."""
    form = shown.context["confirm_form"]
    return client.post(page(model, "process_import"), {b.html_name: b.value() or "" for b in form})


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def kept() -> list[str]:
    folder = uploads.folder()
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def test_what_a_file_would_change_is_shown_row_by_row_and_then_done():
    published(make_commitment("public", title="Old"))
    make_commitment("same", title="Same")
    client = logged_in("analyst")

    shown = choose(
        client,
        PLEDGE,
        PLEDGE | {"slug": "public", "title": "Brought"},
        PLEDGE | {"slug": "same", "title": "Same"},
    )

    assert str(shown.context["result"].outcome) == "1 new, 1 changed, 1 unchanged"
    said = text(shown)
    assert head(said) == ["Commitments", "Commitments", "Import commitments"]
    assert '<th scope="row" class="desk-line">2</th> <td>new</td>' in said
    assert f'href="{page(Commitment.objects.get(slug="public"))}">public</a>' in said
    assert "<del>Old</del><ins>Brought</ins>" in said
    assert Commitment.objects.count() == 2
    assert not Revision.objects.exists()

    done = confirm(client, shown)
    assert (done.status_code, done.url) == (302, page(Commitment))
    assert "Imported: 1 new, 1 changed, 1 unchanged." in client.get(done.url).content.decode()
    assert Commitment.objects.get(slug="new").created_by.username == "analyst"
    assert Revision.objects.get().changes == {"title": "Brought"}
    assert kept() == []


def test_every_bad_row_is_listed_and_nothing_is_written():
    client = logged_in("analyst")
    rows = [PLEDGE, *(PLEDGE | {"slug": f"s{n}", "kind": f"odd{n}"} for n in range(3))]
    shown = choose(client, *rows)

    said = text(shown)
    assert "Nothing was imported: 3 cells are wrong" in said
    for n in range(3):
        assert f'<th scope="row" class="desk-line">{n + 3}</th>' in said
        assert f"“odd{n}” is not known here; use one of pledge" in said
    assert "confirm_form" not in shown.context
    assert not Commitment.objects.exists()
    assert kept() == []


def test_a_file_that_is_no_table_is_told_so():
    client = logged_in("analyst")
    content = text_of(PLEDGE | {"title": "Zürich"}).encode("cp1252")

    assert "is 0xFC, which is not UTF-8" in text(choose(client, content=content))
    shown = choose(client, content=content, encoding="cp1252")
    confirm(client, shown)
    assert Commitment.objects.get().title == "Zürich"


def test_a_workbook_comes_in_too():
    in_state("draft", "statistic")
    shown = choose(logged_in("analyst"), content=as_xlsx("statistic"), model=Statistic)

    assert "All that the file says is here already." in text(shown)
    assert str(shown.context["result"].outcome) == "0 new, 0 changed, 1 unchanged"


def test_a_file_without_rows_is_told_so_by_its_name():
    said = text(choose(logged_in("analyst"), content=b"slug,kind,title\n"))

    assert "<h2>What list.csv would change</h2>" in said
    assert "The file has a header and no rows." in said


def test_the_button_of_the_list_leads_to_the_page():
    listed = text(logged_in("analyst").get(page(Commitment)))

    assert f'href="{page(Commitment, "import")}"' in listed


def test_an_editor_may_publish_at_once_and_say_why():
    client = logged_in("editor")
    shown = choose(client, PLEDGE, publish="on", reason="The ministry's own list.")

    assert "All of it is published at once" in text(shown)
    confirm(client, shown)
    assert Commitment.objects.get().publication == "published"


def test_publishing_takes_a_reason():
    shown = choose(logged_in("editor"), PLEDGE, publish="on")

    assert "Say why it is published without a second reader." in text(shown)


def test_an_analyst_is_not_offered_to_publish_and_does_not():
    client = logged_in("analyst")
    assert 'name="publish"' not in client.get(page(Commitment, "import")).content.decode()

    shown = choose(client, PLEDGE, publish="on", reason="Why")
    form = {b.html_name: b.value() or "" for b in shown.context["confirm_form"]}
    client.post(page(Commitment, "process_import"), form | {"publish": "on"})
    assert not Commitment.objects.filter(publication="published").exists()


def test_what_others_wrote_in_between_is_shown_before_it_is_done():
    draft = make_commitment("new", title="Old")
    client = logged_in("analyst")
    shown = choose(client, PLEDGE)
    records.edit(record=draft, data={"title": "Another's"}, by=analyst())

    done = confirm(client, shown)
    assert "Others wrote in between" in text(done)
    draft.refresh_from_db()
    assert draft.title == "Another's"


@pytest.mark.parametrize("name", ["", "../secret-key", "x" * 43, "/etc/passwd"])
def test_only_what_was_uploaded_is_read(name):
    client = logged_in("analyst")
    form = {
        "import_file_name": name or "-",
        "original_file_name": "list.csv",
        "format": "0",
        "shown": "x",
    }
    done = client.post(page(Commitment, "process_import"), form, follow=True)

    assert "The file is no longer kept here; choose it again." in text(done)


@pytest.mark.parametrize("bad", [{"format": "7"}, {"format": "x"}, {"resource": "9"}])
def test_a_confirmation_that_was_tampered_with_asks_for_the_file(bad):
    client = logged_in("analyst")
    shown = choose(client, PLEDGE)
    form = {b.html_name: b.value() or "" for b in shown.context["confirm_form"]}
    done = client.post(page(Commitment, "process_import"), form | bad, follow=True)

    assert "Import commitments" in text(done)
    assert not Commitment.objects.exists()


def test_a_confirmation_that_says_nothing_asks_for_the_file():
    done = logged_in("analyst").post(page(Commitment, "process_import"), {}, follow=True)

    assert "Import commitments" in text(done)


def test_files_that_nobody_came_back_for_are_swept(monkeypatch):
    client = logged_in("analyst")
    choose(client, PLEDGE)
    (left,) = kept()
    monkeypatch.setattr(uploads, "KEPT", -1)
    choose(client, PLEDGE)

    assert left not in kept()


def test_long_files_are_for_the_command_line(monkeypatch):
    monkeypatch.setattr(importing, "MOST_ROWS", 1)
    shown = choose(logged_in("analyst"), PLEDGE, PLEDGE | {"slug": "b"})
    assert "It has 2 rows; 1 are the most here." in text(shown)

    monkeypatch.setattr(import_forms, "MOST_BYTES", 10)
    shown = choose(logged_in("analyst"), PLEDGE)
    assert "manage.py import_csv" in text(shown)


def test_differences_beyond_the_first_are_counted(monkeypatch):
    monkeypatch.setattr(importing, "SHOWN", 2)
    shown = choose(logged_in("analyst"), *(PLEDGE | {"slug": f"s{n}"} for n in range(5)))

    assert "And 3 more." in text(shown)


@pytest.mark.parametrize("model", MODELS)
def test_each_kind_has_its_page_and_says_its_columns(model):
    client = logged_in("analyst")
    said = text(client.get(page(model, "import")))

    kind = KINDS[next(name for name in KINDS if KINDS[name].resource.model is model)]
    for column in (*kind.columns, *kind.evidence):
        assert f"<code>{column}</code>" in said
    assert f'href="{page(model, "import")}"' in client.get(page(model)).content.decode()


@pytest.mark.parametrize("role", ["", *Role.values])
def test_files_are_brought_by_those_who_may_write(role):
    client = logged_in(role)
    may = role in {"analyst", "editor", "admin"}

    assert client.get(page(Commitment, "import")).status_code == (200 if may else 403)
    assert choose(client, PLEDGE).status_code == (200 if may else 403)
    done = client.post(page(Commitment, "process_import"), {})
    assert done.status_code == (302 if may else 403)


def test_the_list_is_exported_as_its_filters_have_it():
    for slug, kind in (("one", "pledge"), ("two", "request"), ("three", "pledge")):
        make_commitment(slug, kind=kind)
    client = logged_in("viewer")
    shown = client.get(page(Commitment, kind="pledge")).content.decode()
    address = f"{page(Commitment, 'whole_list_csv')}?kind=pledge"
    assert address in shown

    answer = client.get(address)
    content = b"".join(answer.streaming_content).decode()
    assert answer.headers["Content-Disposition"].endswith('.csv"')
    assert sorted(line.split(",")[1] for line in content.splitlines()[1:]) == ["one", "three"]
    workbook = client.get(page(Commitment, "whole_list_xlsx", kind="pledge"))
    assert b"".join(workbook.streaming_content)[:2] == b"PK"


def test_a_filter_that_is_none_leads_back_to_the_list():
    answer = logged_in("viewer").get(page(Commitment, "whole_list_csv", id__bogus="1"))

    assert answer.status_code == 302


def test_an_upload_is_written_in_parts():
    file = io.BytesIO(b"a" * 200_000)
    upload = uploads.Uploads()
    upload.save(iter(lambda: file.read(65_536), b""))

    with uploads.Uploads(name=upload.name).read() as kept_file:
        assert len(kept_file.read()) == 200_000
