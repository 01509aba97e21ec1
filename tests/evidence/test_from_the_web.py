"""What a web server serves is fetched, kept, and quoted from: every way in which a page may differ
from what was quoted, from end to end."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import verifications
from commitments.evidence.capturing import capture
from commitments.evidence.verifying import verify
from commitments.models import Evidence, Verification
from tests.evidence.server import SAID, Web, page
from tests.evidence.test_extraction import pdf
from tests.factories.records import make_claim, make_source, quoted
from tests.factories.states import published

pytestmark = pytest.mark.django_db
CURLY = "The\u00a0minister said: “We won’t wait\u00a0– not\u00adeven\u00a0a day…”, and left."
# As the page's main text is kept.
PLAIN = CURLY.replace("\u00a0", " ").replace("\u00ad", "")
CHINESE = "中美禁毒合作工作组在北京启动，双方同意加强情报交流。"


def quoting(url: str, excerpt: str, mode: str = "direct", **data: Any) -> Evidence:
    """Public evidence with that excerpt, from a source at that address of which a copy is taken."""
    source = make_source(url=url)
    told = quoted(source, excerpt=excerpt, mode=mode, **data)
    item: Evidence = published(make_claim(evidence=[told])).evidence.get()
    capture(source=source)
    return item


def found(item: Evidence) -> Verification:
    verify()
    return verifications.newest_of([item.pk])[item.pk]


def words(row: Verification) -> str:
    return row.capture.text[row.start : row.end]


@pytest.mark.parametrize(
    ("excerpt", "result"),
    [
        ("“We won’t wait – noteven a day…”", "exact"),
        ("“We won’t wait\u00a0– not\u00adeven\u00a0a day…”", "normalised"),
        ('"We won\'t wait - noteven a day..."', "normalised"),
        ("The minister said: «We won‘t wait — noteven a day…»", "normalised"),
        ("We will not wait", "not_found"),
    ],
)
def test_curly_quotes_and_no_break_spaces_inside_a_sentence(
    web: Web, excerpt: str, result: str
) -> None:
    row = found(quoting(web.serve("/news", page(CURLY, *SAID)), excerpt))
    assert row.result == result
    if row.start is not None:
        assert words(row) in PLAIN


def test_an_ellipsis_inside_a_quotation(web: Web) -> None:
    said = "We will begin, as agreed in the autumn, a working group this winter."
    item = quoting(
        web.serve("/news", page(said, *SAID)), "We will begin … a working group [...] winter."
    )
    row = found(item)
    assert (row.result, words(row)) == ("normalised", said)
    assert len(row.left_out) == 2


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        ("headline", ("exact", False)),
        ("narrator", ("exact", False)),
        ("direct", ("not_found", True)),
    ],
)
def test_a_headlines_word_that_the_body_lacks(web: Web, mode: str, told: tuple[str, bool]) -> None:
    url = web.serve("/news", page(*SAID, title="Envoys clash over chemicals"))
    row = found(quoting(url, "Envoys clash", mode))
    assert (row.result, row.in_title) == told


@pytest.mark.parametrize("told", ["iso-8859-1", "gb2312", "no-such-charset"])
def test_a_wrong_charset(web: Web, told: str) -> None:
    said = "“Très bien”, said the minister."
    url = web.serve("/news", page(said, *SAID), f"text/html; charset={told}")
    assert found(quoting(url, said)).result == "exact"


@pytest.mark.parametrize("told", ["gb18030", "gb2312", "utf-8"])
def test_gb18030(web: Web, told: str) -> None:
    html = page(CHINESE, "双方还将在今年内再次举行会议。㐀𠀀", language="zh-Hans")
    html = html.replace("<head>", '<head><meta charset="gb2312">')
    url = web.serve("/news", html.encode("gb18030"), f"text/html; charset={told}")
    row = found(
        quoting(url, "双方同意 加强情报交流", language="zh-Hans", translation="They agreed.")
    )
    assert (row.result, words(row)) == ("normalised", "双方同意加强情报交流")


def test_a_pdf(web: Web) -> None:
    url = web.serve("/statement.pdf", pdf("We will begin a working group"), "application/pdf")
    item = quoting(url, "We will begin a working group")
    assert found(item).result == "exact"
    assert item.source.captures.get().media_type == "application/pdf"


def test_edited_between_two_captures(web: Web) -> None:
    item = quoting(web.serve("/news", page(*SAID)), SAID[0])
    assert found(item).result == "exact"
    web.serve("/news", page("They agreed on nothing.", *SAID[1:]))
    newest = capture(source=item.source)
    row = found(item)
    assert (row.result, row.edited, row.newest) == ("exact", True, newest)
    assert row.capture.number == 1


def test_moved_and_then_gone(web: Web) -> None:
    web.serve("/new", page(*SAID))
    item = quoting(web.redirect("/old", "/new", 301), SAID[0])
    copy = item.source.captures.get()
    assert copy.final_address == web("/new")
    web.serve("/new", "Gone.", status=410)
    assert found(item).result == "exact"  # the copy stays
