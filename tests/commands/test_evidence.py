"""`capture` and `check_links` on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from commitments.models import Capture, LinkCheck
from tests.commands.terminal import Terminal
from tests.evidence.server import Web, page, serving
from tests.factories.captures import make_capture
from tests.factories.records import make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(settings: Any, tmp_path: Path) -> Iterator[Web]:
    settings.FETCH = settings.FETCH_LOOPBACK = True
    settings.FETCH_PAUSE = 0
    settings.MEDIA_ROOT = tmp_path
    with serving() as found:
        yield found


def run(*args: str) -> list[str]:
    out = StringIO()
    call_command(*args, stdout=out, verbosity=0)
    return out.getvalue().splitlines()


def test_every_source_without_a_copy_is_captured(web: Web) -> None:
    make_source("wire", url=web.serve("/news", page()))
    make_capture(make_source("held", url=web("/held")))
    make_source("nowhere")
    told = run("capture")
    size = len(page().encode())
    assert told[0].startswith(f"wire  copy 1        {size:,} bytes, ")
    assert told[1:] == ["1 captured, 0 not."]
    assert set(web.paths) == {"/news"}


def test_named_ones_are_captured_by_slug_or_address(web: Web) -> None:
    for name in ("one", "two", "three"):
        make_source(name, url=web.serve(f"/{name}", page()))
    assert run("capture", "one", web("/two"))[-1] == "2 captured, 0 not."
    assert {copy.source.slug for copy in Capture.objects.all()} == {"one", "two"}


def test_what_could_not_be_had_is_told_and_the_others_go_on(web: Web) -> None:
    make_source("gone", url=web("/gone"))
    make_source("wire", url=web.serve("/news", page()))
    out = StringIO()
    with pytest.raises(CommandError, match="Not all could be had; upload or paste what is missing"):
        call_command("capture", stdout=out, verbosity=0)
    told = out.getvalue().splitlines()
    assert told[0] == "gone  not captured  The server answered 404."
    assert told[1].startswith("wire  copy 1        ")
    assert told[2] == "1 captured, 1 not."


def test_all_have_a_new_copy_where_that_is_asked(web: Web) -> None:
    make_capture(make_source("wire", url=web.serve("/news", page())))
    assert run("capture") == ["0 captured, 0 not."]
    assert run("capture", "--all")[0].startswith("wire  copy 2 ")


def test_an_unknown_source_is_told(web: Web) -> None:
    with pytest.raises(CommandError, match="There is no source nothing"):
        run("capture", "nothing")


@pytest.mark.parametrize("command", ["capture", "check_links"])
def test_nothing_is_fetched_where_that_is_switched_off(
    web: Web, settings: Any, command: str
) -> None:
    settings.FETCH = False
    make_source(url=web.serve("/news", page()))
    with pytest.raises(CommandError, match="switched off"):
        run(command)
    assert web.asked == []


def test_links_are_checked_and_told(web: Web) -> None:
    make_source("gone", url=web("/gone"))
    make_source("moved", url=web.redirect("/old", "/news", 301))
    make_source("wire", url=web.serve("/news", page()))
    assert run("check_links") == [
        "gone   Not there on 1 day. The server answered 404.",
        f"moved  It has moved for good. It is at {web('/news')} now.",
        "wire   It is there.",
        "3 links checked: 1 “It is not there”, 1 “It has moved for good”, 1 “It is there”.",
    ]
    assert LinkCheck.objects.count() == 3
    assert run("check_links", "--due") == ["0 links checked."]


@pytest.mark.parametrize("command", ["capture", "check_links"])
@pytest.mark.parametrize(("verbosity", "shown"), [(1, True), (0, False)])
def test_at_a_terminal_there_is_a_progress_bar_unless_it_is_quiet(
    web: Web, monkeypatch: pytest.MonkeyPatch, command: str, verbosity: int, shown: bool
) -> None:
    make_source("wire", url=web.serve("/news", page()))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    call_command(command, verbosity=verbosity, stdout=StringIO())
    assert ("100%" in terminal.getvalue()) is shown
