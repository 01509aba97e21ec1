"""A source's copies on the desk: who takes them, how, and what is told of them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from warcio.archiveiterator import ArchiveIterator

from commitments.domain import captures, records
from commitments.evidence.archive import file_of
from commitments.evidence.links import state_of
from commitments.models import Capture, LinkCheck, Revision, Source
from tests.admin.helpers import logged_in, page
from tests.evidence.server import SAID, Web, serving
from tests.evidence.server import page as news
from tests.factories.captures import make_capture, make_link_check
from tests.factories.records import make_source
from tests.factories.states import published_source
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def web(settings: Any) -> Iterator[Web]:
    settings.FETCH = settings.FETCH_LOOPBACK = True
    settings.FETCH_PAUSE = 0
    with serving() as found:
        yield found


def at(name: str, *args: Any) -> str:
    return reverse(f"admin:commitments_source_{name}", args=args)


def sent(source: Source, role: str = "analyst", **data: Any) -> str:
    answer = logged_in(role).post(at("copies", source.pk), data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_analyst_fetches_a_copy_at_once(web: Web) -> None:
    source = make_source(url=web.serve("/news", news()))
    shown = sent(source, do="capture")
    copy = Capture.objects.get()
    assert (copy.how, copy.by, copy.number) == ("fetched", analyst(), 1)
    assert f"Copy 1 is kept, with {len(copy.text)} characters of text." in shown
    assert "It is there." in shown


def test_why_it_could_not_be_fetched_is_told(web: Web) -> None:
    source = make_source(url=web("/gone"))
    assert "The server answered 404." in sent(source, do="capture")
    assert not Capture.objects.exists()
    assert (
        "Not there on 1 day." in logged_in("analyst").get(at("copies", source.pk)).content.decode()
    )


def test_a_file_is_uploaded() -> None:
    source = make_source()
    file = io.BytesIO(news().encode())
    file.name = "news.html"
    shown = sent(source, do="give", file=file)
    assert "Uploaded by somebody" in shown
    assert "(news.html)" in shown
    assert SAID[0] in Capture.objects.get().text


def test_a_text_is_pasted() -> None:
    source = make_source()
    assert "Pasted by somebody" in sent(source, do="give", text="They met.")
    assert Capture.objects.get().text == "They met."


@pytest.mark.parametrize("both", [True, False])
def test_of_file_and_text_one_is_given(both: bool) -> None:
    file = io.BytesIO(b"They met.")
    file.name = "news.txt"
    given = {"file": file, "text": "They met."} if both else {"text": "  "}
    shown = sent(make_source(), do="give", **given)
    assert "Choose a file or paste a text: one of the two." in shown
    assert not Capture.objects.exists()


def test_viewers_read_copies_and_take_none() -> None:
    source = make_source(url="https://example.org/")
    make_capture(source, "They met in Beijing.")
    viewer = logged_in("viewer")
    shown = viewer.get(at("copies", source.pk)).content.decode()
    assert "Capture now" not in shown
    assert "They met in Beijing." in viewer.get(at("copy", source.pk, 1)).content.decode()
    for do in ("capture", "give", "take_over"):
        answer = viewer.post(at("copies", source.pk), {"do": do, "text": "They met."})
        assert answer.status_code == 403
    assert Capture.objects.count() == 1


def test_a_copy_is_shown_as_text_whatever_it_says() -> None:
    source = make_source()
    make_capture(source, "<script>alert(1)</script>")
    shown = logged_in("analyst").get(at("copy", source.pk, 1)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_the_file_is_handed_out_and_not_shown() -> None:
    source = make_source("wire")
    sent(source, do="give", text="They met.")
    answer = logged_in("viewer").get(at("copy_file", source.pk, 1))
    assert answer.headers["Content-Type"] == "application/warc"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="wire-1.warc.gz"'
    held = io.BytesIO(answer.content)
    records_in = [record.rec_type for record in ArchiveIterator(held)]
    assert records_in == ["warcinfo", "resource", "conversion"]


def test_a_file_that_is_lost_is_told() -> None:
    source = make_source()
    file_of(make_capture(source)).unlink()
    answer = logged_in("analyst").get(at("copy_file", source.pk, 1), follow=True)
    assert "Its file is not there." in answer.content.decode()


def test_what_changed_between_two_copies_is_marked() -> None:
    source = make_source()
    make_capture(source, "First.\nThey will meet in May.\nThird.\nFourth.\nLast.")
    make_capture(source, "First.\nThey will meet in June.\nThird.\nFourth.\nLast.")
    shown = logged_in("viewer").get(at("compare", source.pk)).content.decode()
    assert "They will meet in <del>May</del>." in shown
    assert "They will meet in <ins>June</ins>." in shown
    assert "2 paragraphs the same" in shown


def test_two_copies_that_say_the_same_are_told_so() -> None:
    source = make_source()
    for _ in range(2):
        make_capture(source, "First.")
    shown = logged_in("analyst").get(at("compare", source.pk)).content.decode()
    assert "They say the same." in shown


def test_the_source_s_page_tells_of_copies_and_link() -> None:
    source = make_source(url="https://example.org/", archive_url="https://web.archive.org/1")
    shown = logged_in("analyst").get(page(source)).content.decode()
    assert "No archived copy is held." in shown
    make_capture(source)
    make_link_check(source, "moved", moved_to="https://example.org/new")
    shown = logged_in("analyst").get(page(source)).content.decode()
    assert "1 archived copy</strong>" in shown
    assert "https://example.org/new" in shown
    assert 'href="https://web.archive.org/1"' in shown


def test_a_draft_takes_the_new_address_over() -> None:
    source = make_source(url="https://example.org/")
    make_link_check(source, "moved", moved_to="https://example.org/new")
    assert "It has the new address." in sent(source, do="take_over")
    source.refresh_from_db()
    assert source.url == "https://example.org/new"


def test_a_published_source_takes_it_over_by_a_revision() -> None:
    source = published_source(url="https://example.org/")
    make_link_check(source, "moved", moved_to="https://example.org/new")
    assert "The new address is a pending change" in sent(source, do="take_over")
    revision = Revision.objects.get()
    assert revision.changes == {"url": "https://example.org/new"}
    assert revision.reason == "It has moved."


def test_the_form_is_filled_from_what_stands_at_the_address(web: Web) -> None:
    url = web.serve("/news", news())
    answer = logged_in("analyst").post(at("look_up"), {"url": url})
    assert answer.json() == {
        "filled": {
            "title": "Working group launched",
            "publisher": "The Gazette",
            "published_on": "2024-01-31",
            "language": "en-GB",
        },
        "told": "It tells title, publisher, published on, language. ",
    }
    assert not LinkCheck.objects.exists()
    assert "desk/source.js" in logged_in("analyst").get(page(Source, "add")).content.decode()


def test_what_can_not_be_looked_up_is_told(web: Web) -> None:
    def told(url: str) -> Any:
        return logged_in("analyst").post(at("look_up"), {"url": url}).json()

    assert told(web("/gone")) == {"error": "The server answered 404."}
    assert told("") == {"error": "Type the address first."}
    assert told("http://10.0.0.1/")["error"].endswith("10.0.0.1 is no address of the public web.")
    make_source(url=web("/known"), title="The wire")
    assert told(web("/known")) == {"error": "There is a source with this address: “The wire”."}


def test_the_list_takes_no_more_queries_for_more_copies(django_assert_max_num_queries: Any) -> None:
    source = make_source()
    for number in range(30):
        make_capture(source, f"Copy {number}.")
    client = logged_in("analyst")
    with django_assert_max_num_queries(20):
        client.get(at("copies", source.pk))


def test_a_dropped_draft_takes_its_copies_and_files_along(
    tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    source = make_source()
    sent(source, do="give", text="They met.")
    assert len(list(tmp_path.rglob("*.warc.gz"))) == 1
    with django_capture_on_commit_callbacks(execute=True):
        records.drop(record=source, by=analyst())
    assert not Capture.objects.exists()
    assert list(tmp_path.rglob("*.warc.gz")) == []


def test_an_admin_redacts_a_text_and_the_file_goes_with_it(
    tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    source = make_source("wire")
    sent(source, do="give", text="They named Ann.")
    given = {"field": "text", "notice": "[removed]", "grounds": "A court's order."}
    assert logged_in("editor").post(at("copy_redact", source.pk, 1), given).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        answer = logged_in("admin").post(at("copy_redact", source.pk, 1), given, follow=True)
    assert "The notice stands in its place, and the file is gone." in answer.content.decode()
    assert Capture.objects.get().text == "[removed]"
    assert list(tmp_path.rglob("*.warc.gz")) == []
    assert list(captures.altered(iter)) == []


def test_the_list_finds_sources_by_link_and_copies() -> None:
    for name in ("held", "moved", "failing", "dead", "back"):
        make_capture(make_source(name, url=f"https://example.org/{name}"))
    make_source("bare", url="https://example.org/bare")
    found = {source.slug: source for source in Source.objects.all()}
    make_link_check(found["moved"], "moved", moved_to="https://example.org/new")
    for name, days in (("failing", 2), ("dead", 3), ("back", 4)):
        for ago in range(days):
            at = timezone.now() - dt.timedelta(days=ago)
            make_link_check(found[name], "failed", checked_at=at)
    make_link_check(found["back"], checked_at=timezone.now() - dt.timedelta(days=1.5))
    client = logged_in("viewer")

    def shown(link: str) -> set[str]:
        rows = client.get(page(Source, link=link)).context["cl"].queryset
        return {source.slug for source in rows}

    assert shown("no_copy") == {"bare"}
    assert shown("moved") == {"moved"}
    assert shown("failed") == {"failing", "dead", "back"}
    assert shown("dead") == {"dead"}
    assert {name for name in found if state_of(found[name]).dead} == {"dead"}
    assert shown("nonsense") == set(found)
