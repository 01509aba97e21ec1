"""Texts from right to left, without spaces between words, and with marks above and below hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.checks import DESK, PHONE, findings, overflow
from tests.browser.conftest import Desk
from tests.browser.served import send
from tests.tracker.served import Served, token

# What each says: the two sides agreed to meet again over the summer and to measure progress.
TEXTS = {
    "ar": "اتفق الجانبان على الاجتماع مرة أخرى خلال الصيف لقياس التقدم المحرز في مكافحة المخدرات",
    "he": "שני הצדדים הסכימו להיפגש שוב במהלך הקיץ כדי למדוד את ההתקדמות במאבק בסמים",
    "zh": "双方同意在夏季再次会晤以衡量禁毒合作取得的进展并就前体化学品的出口管制继续保持密切沟通",
    "th": "ทั้งสองฝ่ายตกลงที่จะพบกันอีกครั้งในช่วงฤดูร้อนเพื่อประเมินความคืบหน้าของความร่วมมือในการปราบปรามยาเสพติด",
}
WORDS = {"ar": "الصيف", "he": "הקיץ", "zh": "夏季", "th": "ฤดูร้อน"}
RIGHT_TO_LEFT = {"ar", "he"}


@pytest.fixture(scope="module")
def written(served: Served) -> Iterator[None]:
    """One pledge in each script, with a finding and its excerpt; taken back at the end, so that
    other tests count as before."""
    analyst, editor = token(served, "scribe", "analyst"), token(served, "corrector", "editor")
    for tongue, text in TEXTS.items():
        publish(served, analyst, editor, "commitments", made(served, analyst, tongue, text))
        finding = found(served, analyst, tongue, text)
        publish(served, analyst, editor, "status-updates", finding)
    yield
    for tongue in TEXTS:
        send(served, editor, "POST", f"commitments/in-{tongue}/retract/", reason="It was a test.")


def made(served: Served, key: str, tongue: str, text: str) -> str:
    body: dict[str, Any] = {
        "slug": f"in-{tongue}",
        "kind": "pledge",
        "bindingness": "political",
        "wording": "official_text",
        "specificity": "vague",
        "title": text,
        "text": f"{text}. " * 3,
        "parties": [{"actor": "cn", "role": "committing"}],
        "made_on": "2024-01-30",
        "due": {"edtf": "2024-22", "said": WORDS[tongue]},
    }
    slug: str = send(served, key, "POST", "commitments/", **body)["slug"]
    return slug


def found(served: Served, key: str, tongue: str, text: str) -> int:
    evidence = {"source": "reuters-2024-01-31", "excerpt": text, "mode": "direct"}
    body: dict[str, Any] = {
        "commitment": f"in-{tongue}",
        "status": "initiated",
        "as_of": "2024-02-02",
        "confidence": "low",
        "summary": text,
        "evidence": [{**evidence, "language": tongue, "translation": "They will meet again."}],
    }
    made: int = send(served, key, "POST", "status-updates/", **body)["id"]
    return made


def publish(served: Served, analyst: str, editor: str, path: str, key: object) -> None:
    send(served, analyst, "POST", f"{path}/{key}/submit/")
    send(served, editor, "POST", f"{path}/{key}/publish/")


@pytest.mark.parametrize("tongue", TEXTS)
@pytest.mark.usefixtures("written")
def test_a_commitments_page_holds(tongue: str, desk: Desk, screenshots: Path) -> None:
    page = desk.open()
    page.goto(f"/commitments/in-{tongue}/")
    heading = page.get_by_role("heading", level=1)

    assert overflow(page) == 0
    runs = "rtl" if tongue in RIGHT_TO_LEFT else "ltr"
    assert heading.evaluate("each => getComputedStyle(each).direction") == runs
    excerpt = page.locator("blockquote")
    assert excerpt.get_attribute("lang") == tongue
    assert f"“{WORDS[tongue]}”, summer 2024" in page.locator(".facts").inner_text()
    keep(page, screenshots / f"page-{tongue}")
    assert [str(each) for each in findings(page)] == []


@pytest.mark.parametrize("tongue", TEXTS)
@pytest.mark.usefixtures("written")
def test_it_is_found_by_a_word_of_its_own(tongue: str, desk: Desk, screenshots: Path) -> None:
    page = desk.open()
    page.goto(f"/commitments/?q={WORDS[tongue]}")

    assert page.get_by_role("link", name=TEXTS[tongue]).count() == 1
    assert overflow(page) == 0
    keep(page, screenshots / f"found-{tongue}")


@pytest.mark.usefixtures("written")
def test_lists_with_all_of_them_hold(desk: Desk) -> None:
    page = desk.open()
    for address in ("/", "/commitments/", "/actors/cn/", "/charts/?as_of=2024-02-10"):
        page.goto(address)
        assert overflow(page) == 0, address


def keep(page: Any, kept: Path) -> None:
    for look, size in (("desk", DESK), ("phone", PHONE)):
        page.set_viewport_size(size)
        page.screenshot(path=f"{kept}-{look}.png", full_page=True)
    page.set_viewport_size(DESK)
