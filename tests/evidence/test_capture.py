"""A copy is the whole document as it was served, with what it says of itself."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from commitments.domain import review
from commitments.domain.errors import Conflict, Forbidden
from commitments.evidence.addresses import NotFetched
from commitments.evidence.archive import document_in, file_of
from commitments.evidence.capturing import capture, paste, upload
from commitments.models import Capture, Change, Evidence, LinkCheck, Source
from tests.evidence.server import SAID, Web, page
from tests.factories.records import make_claim, make_source, quoted
from tests.factories.states import published
from tests.factories.users import analyst, editor, make_user

pytestmark = pytest.mark.django_db


def public(url: str) -> Source:
    source = make_source(url=url)
    published(make_claim(evidence=[quoted(source)]))
    return source


def test_a_page_is_kept_with_what_it_says_of_itself(web: Web) -> None:
    copy = capture(source=make_source(url=web.serve("/news", page())))
    assert (copy.number, copy.how, copy.status, copy.by) == (1, "fetched", 200, None)
    assert (copy.media_type, copy.charset) == ("text/html", "utf-8")
    assert (copy.address, copy.final_address) == (web("/news"), web("/news"))
    assert (copy.title, copy.author) == ("Working group launched", "Ann Writer")
    assert (copy.publisher, str(copy.published_on)) == ("The Gazette", "2024-01-31")
    assert copy.language == "en-GB"
    assert all(sentence in copy.text for sentence in SAID)
    assert "All rights reserved" not in copy.text
    assert copy.size == len(page().encode())
    assert copy.sha256 == hashlib.sha256(page().encode()).hexdigest()
    assert copy.text_sha256 == hashlib.sha256(copy.text.encode()).hexdigest()


def test_the_file_lies_under_its_own_hash_and_holds_request_answer_and_text(web: Web) -> None:
    copy = capture(source=make_source(url=web.serve("/news", page())))
    digest = hashlib.sha256(file_of(copy).read_bytes()).hexdigest()
    assert copy.path == f"captures/{digest[:2]}/{digest}.warc.gz"
    assert copy.file_sha256 == digest
    with file_of(copy).open("rb") as file:
        told = [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                record.content_stream().read(),
            )
            for record in ArchiveIterator(file)
        ]
    assert [kind for kind, _, _ in told] == ["warcinfo", "response", "request", "conversion"]
    assert told[1] == ("response", web("/news"), page().encode())
    assert told[3][2] == copy.text.encode()
    assert document_in(file_of(copy)) == page().encode()


def test_a_page_edited_in_between_is_a_new_copy_and_the_one_before_stays(web: Web) -> None:
    source = make_source(url=web.serve("/news", page()))
    first = capture(source=source)
    web.serve("/news", page("They agreed on nothing.", *SAID[1:]))
    second = capture(source=source)
    assert (first.number, second.number) == (1, 2)
    assert SAID[0] in first.text
    assert SAID[0] not in second.text
    assert document_in(file_of(first)) == page().encode()
    assert Capture.objects.get(pk=first.pk).text == first.text


def test_redirects_are_told_and_kept(web: Web) -> None:
    web.redirect("/short", "/long?a=b", 301)
    web.serve("/long", page())
    source = make_source(url=web("/short"))
    copy = capture(source=source)
    assert copy.redirects == [web("/long?a=b")]
    assert copy.final_address == web("/long?a=b")
    check = LinkCheck.objects.get()
    assert (check.outcome, check.moved_to, check.capturing) == ("moved", web("/long?a=b"), True)
    with file_of(copy).open("rb") as file:
        answers = [r for r in ArchiveIterator(file) if r.rec_type == "response"]
    assert [r.http_headers.get_statuscode() for r in answers] == ["301", "200"]


@pytest.mark.parametrize("status", [404, 410, 500])
def test_what_is_gone_is_no_copy_but_is_noted(web: Web, status: int) -> None:
    source = make_source(url=web.serve("/gone", "Gone.", status=status))
    with pytest.raises(NotFetched, match=f"The server answered {status}."):
        capture(source=source)
    assert not Capture.objects.exists()
    check = LinkCheck.objects.get()
    assert (check.outcome, check.status, check.capturing) == ("failed", status, True)
    assert check.told == f"The server answered {status}."


def test_a_copy_of_a_public_source_is_a_numbered_change(web: Web) -> None:
    source = public(web.serve("/news", page()))
    copy = capture(source=source, by=analyst())
    change = Change.objects.latest("number")
    assert (change.type, change.object_key, change.at) == ("captured", source.slug, copy.at)
    assert change.after == {"copy": {"number": 1, "how": "fetched", "sha256": copy.sha256}}
    assert change.by == copy.by == analyst()


def test_a_copy_of_a_draft_is_no_change(web: Web) -> None:
    capture(source=make_source(url=web.serve("/news", page())))
    assert not Change.objects.exists()


def test_of_what_was_retracted_no_copy_is_taken(web: Web, media: Path) -> None:
    source = public(web.serve("/news", page()))
    for record in (Evidence.objects.get(), source):
        review.retract(record=record, by=editor(), reason="It was never said.")
    with pytest.raises(Conflict, match=r"It was retracted; no more copies of it are taken\."):
        capture(source=source)
    assert list(media.rglob("*.gz")) == []


def test_a_file_is_uploaded_where_the_site_says_no(media: Path) -> None:
    body = page().encode()
    copy = upload(
        source=make_source(), body=body, name=r"C:\news.html", media_type="text/html", by=analyst()
    )
    assert (copy.how, copy.by, copy.status, copy.address) == ("uploaded", analyst(), None, "")
    assert (copy.file_name, copy.title) == ("news.html", "Working group launched")
    assert SAID[0] in copy.text
    assert document_in(file_of(copy)) == body


def test_text_is_pasted_and_marked_so(media: Path) -> None:
    copy = paste(source=make_source(), text="  “We will,”\r\nhe said.\x00 ", by=analyst())
    assert (copy.how, copy.media_type, copy.text) == (
        "pasted",
        "text/plain",
        "“We will,”\nhe said.",
    )
    assert document_in(file_of(copy)) == "  “We will,”\r\nhe said.\x00 ".encode()


def test_viewers_take_no_copies(web: Web) -> None:
    source = make_source(url=web.serve("/news", page()))
    viewer = make_user("viewer")
    with pytest.raises(Forbidden):
        capture(source=source, by=viewer)
    with pytest.raises(Forbidden):
        paste(source=source, text="They met.", by=viewer)
    assert web.asked == []


def test_nothing_is_fetched_where_that_is_switched_off(web: Web, settings: object) -> None:
    settings.FETCH = False  # type: ignore[attr-defined]
    with pytest.raises(NotFetched, match="switched off"):
        capture(source=make_source(url=web.serve("/news", page())))
    assert web.asked == []
