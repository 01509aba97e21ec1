"""The archived copies held of a source are told under `known_at`, and an earlier answer stays."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from commitments.domain import captures
from commitments.domain.merging import merge
from commitments.models import Capture, Change, Source
from commitments.models.capture import How
from tests.factories.records import make_claim, make_source, quoted
from tests.factories.states import published, published_source
from tests.factories.users import analyst, editor
from tests.reading.asking import ask

pytestmark = pytest.mark.django_db


def keep(source: Source, sha256: str = "a") -> Capture:
    return captures.add(
        source=source,
        how=How.PASTED,
        text="They met.",
        by=analyst(),
        media_type="text/plain",
        size=9,
        sha256=sha256 * 64,
        path="captures/aa/a.warc.gz",
        file_sha256="a" * 64,
    )


def known() -> dt.datetime:
    return Change.objects.latest("number").at


def told(slug: str, **asked: Any) -> tuple[list[str], str]:
    (row,) = [row for row in ask("source", **asked) if row["slug"] == slug]
    return [copy["sha256"][0] for copy in row["copies"]], row["updated_at"]


def test_a_copy_is_told_from_its_instant_on() -> None:
    source = published_source(slug="wire")
    before = known()
    copy = keep(source)
    assert told("wire", known_at=before) == ([], told("wire", known_at=before)[1])
    assert [row["copies"] for row in ask("source")] == [
        [
            {
                "at": copy.at.isoformat().replace("+00:00", "Z"),
                "how": "pasted",
                "media_type": "text/plain",
                "size": 9,
                "sha256": "a" * 64,
            }
        ]
    ]


def test_the_answer_is_as_new_as_its_last_copy() -> None:
    source = published_source(slug="wire")
    before = told("wire")
    keep(source)
    between = known()
    copy = keep(source, "b")
    assert told("wire") == (["a", "b"], copy.at.isoformat().replace("+00:00", "Z"))
    assert told("wire", known_at=between)[0] == ["a"]
    assert told("wire", known_at=between)[1] > before[1]
    since = copy.at.isoformat().replace("+00:00", "Z")
    assert [row["slug"] for row in ask("source", updated_since=since)] == ["wire"]


def test_those_of_a_draft_are_known_with_it() -> None:
    source = make_source("wire")
    keep(source)
    assert not Change.objects.exists()
    published(make_claim(evidence=[quoted(source)]))
    assert told("wire")[0] == ["a"]
    assert told("wire", known_at=known())[0] == ["a"]


def test_those_of_what_was_merged_count_under_the_one_that_stays() -> None:
    gone, stays = published_source(slug="copy"), published_source(slug="wire")
    keep(gone, "a")
    keep(stays, "b")
    before = known()
    merge(gone=gone, stays=stays, by=editor(), reason="They are one.")
    assert told("wire")[0] == ["a", "b"]
    assert told("wire", known_at=before)[0] == ["b"]


def test_one_answer_takes_one_statement(django_assert_num_queries: Any) -> None:
    for number in range(3):
        keep(published_source(slug=f"wire-{number}"))
    with django_assert_num_queries(2):
        ask("source")
