"""Evidence as a reviewer reads it: the words, where they stand, who said them, how they are graded.

`passage` is where the words stand in the live page; `verified`, what the archived copies say to
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from commitments.admin.telling import date_words
from commitments.admin.verified import Verified, verified
from commitments.domain.ledgers import EVIDENCE
from commitments.domain.resources import resource_of
from commitments.models import Evidence, Revision
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import Publication, Stance

SHORT_PASSAGE = 120
STANCE_COLOURS = {Stance.SUPPORTS: "success", Stance.CONTRADICTS: "danger"}


@dataclass(frozen=True)
class Quote:
    item: Evidence
    state: str
    colour: str
    passage: str
    source: str
    said_by: str
    grades: str
    verified: Verified | None

    @property
    def language(self) -> str:
        return self.item.language or self.item.source.language


def evidence_of(subject: Any, record: Any) -> list[Evidence]:
    """What would support it once it is published: what it brings, and what is published on it and
    stays."""
    rows = Evidence.objects.select_related("source__derived_from", "attributed_to").order_by("pk")
    if isinstance(record, Evidence):
        return list(rows.filter(pk=record.pk))
    name = resource_of(record).name
    if name not in TARGETS:
        return []
    held = rows.filter(**{name: record}).exclude(publication=Publication.RETRACTED)
    if isinstance(subject, Revision):
        held = held.filter(publication=Publication.PUBLISHED)
    return list(held.exclude(corrections__publication=Publication.PUBLISHED))


def quotes_of(evidence: list[Evidence], corrected: Any) -> list[Quote]:
    """`corrected`: the judgement whose place this one takes, with evidence that may go over."""
    before = [same_in(item) for item in standing(corrected)] if corrected is not None else []
    copies = verified(evidence)
    return [quoted(item, copies.get(item.pk), carried=same_in(item) in before) for item in evidence]


def left_out(evidence: list[Evidence], corrected: Any) -> list[Evidence]:
    """What the corrected judgement leans on, and its correction does not."""
    if corrected is None:
        return []
    kept = [same_in(item) for item in evidence]
    return [item for item in standing(corrected) if same_in(item) not in kept]


def standing(judgement: Any) -> list[Evidence]:
    rows = Evidence.objects.filter(
        **{resource_of(judgement).name: judgement}, publication=Publication.PUBLISHED
    )
    uncorrected = rows.exclude(corrections__publication=Publication.PUBLISHED)
    return list(uncorrected.select_related("source", "attributed_to").order_by("pk"))


def same_in(item: Evidence) -> dict[str, Any]:
    return EVIDENCE.shape.write(item)


def state_words(item: Evidence, *, carried: bool) -> str:
    if item.published_at:
        return "Public already"
    if carried:
        return "As before, and published again with it"
    return "A correction, published with it" if item.supersedes_id else "Published with it"


def quoted(item: Evidence, found: Verified | None, *, carried: bool = False) -> Quote:
    source = item.source
    parts = [source.title, source.publisher, date_words(source.published_on)]
    return Quote(
        item=item,
        state=state_words(item, carried=carried),
        colour=STANCE_COLOURS.get(Stance(item.stance), ""),
        passage=passage(source.url, item.excerpt),
        source=", ".join(part for part in parts if part),
        said_by=said_by(item),
        grades=f"source {words(source.get_reliability_display())}, "
        f"statement {words(item.get_credibility_display())}",
        verified=found,
    )


def words(grade: str) -> str:
    """The Admiralty code's words without its sign."""
    return grade.partition(" – ")[2]


def said_by(item: Evidence) -> str:
    named = [str(item.attributed_to)] if item.attributed_to else []
    named += [f"“{item.speaker_text}”"] if item.speaker_text else []
    when = [date_words(item.said_on)] if item.said_on else []
    return ", ".join([*(named or ["the outlet itself"]), *when])


def passage(address: str, excerpt: str) -> str:
    """Leads to the words themselves in browsers that know text fragments (WICG, URL Fragment Text
    Directives)."""
    text = " ".join(excerpt.split())
    if not address or not text or "#" in address:
        return address
    ends = [text]
    if len(text) > SHORT_PASSAGE:
        each = text.split(" ")
        ends = [" ".join(each[:5]), " ".join(each[-5:])] if len(each) > 10 else [text[:60]]
    return f"{address}#:~:text={','.join(quote(end, safe='').replace('-', '%2D') for end in ends)}"
