"""Stored values as people read them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django.db import models

from commitments.domain.date_prose import describe, spell_day
from commitments.models import vocabulary as v
from commitments.models.vague_date import VagueDate
from commitments.reading.addresses import page_of
from commitments.reports.content import About, Excerpt

CREDIBILITY = {code: label.split(" – ")[1] for code, label in v.Credibility.choices}
RELIABILITY = {code: label.split(" – ")[1] for code, label in v.Reliability.choices}


def label(choices: type[models.TextChoices], code: str | None) -> str:
    """The label of a code; one that this version does not know is shown as it is."""
    if not code:
        return ""
    return str(choices(code).label) if code in choices.values else code


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def vague(value: Mapping[str, Any] | None) -> str:
    """As it was said, with the days that it spans: over the summer (1 June to 31 August 2024)."""
    if value is None:
        return ""
    date = VagueDate(
        value["edtf"], day(value["earliest"]), day(value["latest"]), value.get("said", "")
    )
    told = describe(date)
    if not date.said or date.said.casefold() == told.casefold():
        return told
    days = told
    if date.earliest and date.latest and "(" in told:
        days = told[told.index("(") + 1 : -1]
    return f"“{date.said}” ({days})"


def about(row: Mapping[str, Any]) -> About:
    slug = row.get("commitment") or row["slug"]
    return About(
        f"commitment:{slug}",
        slug,
        row["title"],
        label(v.Kind, row["kind"]),
        page_of("commitments", slug),
    )


def deciding(found: Mapping[str, Any] | None) -> Excerpt | None:
    return None if found is None else excerpt(found)


def excerpt(found: Mapping[str, Any]) -> Excerpt:
    reliability, credibility = found["reliability"], found["credibility"]
    return Excerpt(
        key=f"evidence:{found['id']}",
        text=found["excerpt"],
        translation=found["translation"],
        language=found["language"],
        locator=found["locator"],
        said_by=found["attributed_to"] or found["speaker_text"],
        source=found["source_title"],
        publisher=found["publisher"],
        address=found["source_url"],
        published=vague(found["published_on"]),
        grade=f"{reliability}{credibility}",
        grade_words=f"source {RELIABILITY[reliability]}, statement {CREDIBILITY[credibility]}",
        verification=label(v.Verification, found["verification"]),
        archive=found["archive_url"],
        dead_since=day(found["dead_since"]),
        copied_on=day(found["copied_on"]),
    )


def quotation(text: str) -> str:
    """In quotation marks: single ones around what has double ones of its own."""
    return f"‘{text}’" if re.search('["“”]', text) else f"“{text}”"


def spelled(value: dt.date | None) -> str:
    return spell_day(value) if value else ""


def counted(number: int, noun: str, plural: str = "") -> str:
    """1 finding, 2 findings."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
