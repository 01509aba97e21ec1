"""manage.py verify_excerpts"""

from __future__ import annotations

import sys
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from commitments.domain.merging import merge
from commitments.models import Verification
from tests.commands.terminal import Terminal
from tests.factories.captures import make_capture
from tests.factories.records import make_claim, quoted
from tests.factories.states import published, published_source
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def run(*args: str, **options: Any) -> str:
    out = StringIO()
    call_command("verify_excerpts", *args, stdout=out, **options)
    return out.getvalue()


def figures(told: str) -> dict[str, str]:
    rows = (line.rsplit(maxsplit=1) for line in told.splitlines())
    return {label.strip(): figure for label, figure in rows}


@pytest.fixture
def source() -> Any:
    source = published_source()
    make_capture(source, "They said: we will begin. And left.")
    for excerpt in ("we will begin", "we  will begin", "we shall begin"):
        published(make_claim(evidence=[quoted(source, excerpt=excerpt)]))
    published(make_claim(evidence=[quoted()]))
    return source


def test_the_table_closes_it(source: Any) -> None:
    told = figures(run())
    seconds = float(told.pop("Seconds"))
    assert told == {
        "Exact": "1",
        "Normalised": "1",
        "Not found": "2",
        "Not checked": "1",
        "Excerpts": "5",
        "Edited at the source": "0",
        "Public results altered": "4",
    }
    assert seconds >= 0


def test_what_was_found_is_not_told_as_new_again(source: Any) -> None:
    run()
    assert figures(run())["Public results altered"] == "0"


def test_only_those_of_some_sources(source: Any) -> None:
    other = published_source()
    make_capture(other, "we will begin a working group")
    assert figures(run(other.slug))["Excerpts"] == "1"
    assert {row.capture.source for row in Verification.objects.all()} == {other}


def test_a_source_that_was_merged_is_found_by_either_slug(source: Any) -> None:
    gone = published_source()
    merge(gone=gone, stays=source, by=editor(), reason="The same page.")
    assert figures(run(gone.slug)) | {"Seconds": ""} == figures(run(source.slug)) | {
        "Seconds": "",
        "Public results altered": "5",
    }


def test_a_source_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match=r"There is no source “nowhere”\."):
        run("nowhere")


@pytest.mark.parametrize(("verbosity", "shown"), [(1, True), (0, False)])
def test_at_a_terminal_there_is_a_progress_bar_unless_it_is_quiet(
    source: Any, monkeypatch: pytest.MonkeyPatch, verbosity: int, shown: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    run(verbosity=verbosity)
    assert ("Verifying: 100%" in terminal.getvalue()) is shown
