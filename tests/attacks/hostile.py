"""A record whose every text is an attack, and what of it must nowhere come to life."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_forum,
    make_position,
    make_risk,
    make_source,
    make_statistic,
    make_status_update,
    make_topic,
    quoted,
)
from tests.factories.states import published

MARK = "alert(1)"
# Out of an attribute, a text, a script's string, a style, a template, Typst, Markdown and mail.
ATTACK = (
    f"x'\"><script>{MARK}</script></title><img src=x onerror={MARK}>{{{{191*193}}}}{{% debug %}}"
    f'</script><svg/onload={MARK}>`${{{MARK}}}`#eval("1") [y](javascript:{MARK}) ]]>&amp;'
)
RUN = str(191 * 193)  # what a template would make of it
FORMULA = '=cmd|"/c calc"!A1'
ADDRESS = f"https://news.example.org/?x='\"><script>{MARK}</script>"
DATE = {"edtf": "2024-02", "said": ATTACK[:100]}


def make_hostile_record() -> Any:
    """All kinds of records, published; the commitment in the middle of them."""
    actor = make_actor("evil", name=ATTACK[:200])
    forum = make_forum("forum", name=ATTACK[:200])
    topic = make_topic("topic", name=ATTACK[:200])
    source = make_source("source", title=ATTACK, publisher=ATTACK[:200], url=ADDRESS)

    def evidence(**more: Any) -> dict[str, Any]:
        words = {"excerpt": ATTACK, "locator": ATTACK[:200], "speaker_text": ATTACK[:200]}
        return quoted(source, **words, **more)

    pledge = published(
        make_commitment(
            "pledge",
            title=ATTACK,
            text=ATTACK,
            criteria=ATTACK,
            parties=[{"actor": "evil", "role": "committing"}],
            forum=forum,
            topics=[topic],
            made_on=DATE,
            due=DATE,
            evidence=[evidence()],
        )
    )
    meeting = {"kind": "meeting", "title": FORMULA, "place": ATTACK[:200], "made_on": "2024-01"}
    published(make_commitment("talks", due="2024-02-03", **meeting))
    published(
        make_status_update(
            pledge, summary=ATTACK, place=ATTACK[:200], as_of=DATE, evidence=[evidence()]
        )
    )
    published(make_position(pledge, actor=actor, summary=ATTACK, evidence=[evidence()]))
    published(make_claim("claim", title=ATTACK, text=ATTACK, evidence=[evidence()]))
    published(
        make_risk(
            "risk",
            title=ATTACK,
            text=ATTACK,
            indicators=[ATTACK],
            precedents=[{"date": "2022-08", "text": ATTACK, "commitment": pledge}],
            commitments=[pledge],
            evidence=[evidence()],
        )
    )
    published(
        make_statistic(
            "statistic",
            title=FORMULA,
            unit=ATTACK[:50],
            definition=ATTACK,
            commitments=[pledge],
            evidence=[evidence()],
        )
    )
    return pledge


class Living(HTMLParser):
    """What a browser would run or follow of the attack."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self.within.append(tag)
        for name, value in attrs:
            runs = name.startswith(("on", "x-", "@", ":")) or name == "style"
            leads = name in {"href", "src", "action", "formaction", "srcdoc", "xlink:href"}
            told = (value or "").strip().lower()
            if (runs and MARK in told) or (leads and told.startswith(("javascript:", "data:text"))):
                self.found.append(f"<{tag} {name}={value!r}>")
            if name == "src" and told == "x":
                self.found.append(f"<{tag} src=x>")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.within:
            self.within.remove(tag)

    def handle_data(self, data: str) -> None:
        if self.within and MARK in data:
            self.found.append(f"in <{self.within[-1]}>: {data[:80]!r}")


def living(page: str) -> list[str]:
    parser = Living()
    parser.feed(page)
    parser.close()
    if RUN in page:
        parser.found.append("a template was run")
    return parser.found
