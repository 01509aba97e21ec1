"""A copy's file is there whole or not at all, and that it is as it was can be shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from commitments.domain import captures
from commitments.evidence import archive, capturing
from commitments.evidence.archive import file_of, whole_or_not_at_all
from commitments.evidence.capturing import paste
from commitments.models import Capture
from tests.factories.records import make_source
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db


def pasted(text: str = "They met.") -> Capture:
    return paste(source=make_source("wire"), text=text, by=analyst())


def files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def test_who_breaks_off_while_writing_leaves_nothing(media: Path) -> None:
    def broken_off() -> None:
        with whole_or_not_at_all() as (file, _):
            file.write(b"half of it")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert files(media) == []


def test_a_file_has_no_name_before_it_is_on_the_disk(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        pasted()
    assert files(media) == []
    assert not Capture.objects.exists()


def test_a_file_whose_row_is_refused_goes_again(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**told: Any) -> None:
        assert len(files(media)) == 1
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(capturing.captures, "add", refuse)
    with pytest.raises(RuntimeError, match="the database is gone"):
        pasted()
    assert files(media) == []


def test_the_same_document_twice_is_two_copies(media: Path) -> None:
    source = pasted().source
    paste(source=source, text="They met.", by=analyst())
    first, second = Capture.objects.order_by("number")
    assert first.sha256 == second.sha256
    assert first.path != second.path
    assert archive.document_in(file_of(first)) == archive.document_in(file_of(second))


def test_copies_that_are_as_they_were_are_found_so(media: Path) -> None:
    pasted()
    assert list(captures.altered(iter)) == []


def test_a_file_that_was_changed_or_lost_is_found(media: Path) -> None:
    copy = pasted()
    file_of(copy).write_bytes(b"another")
    assert list(captures.altered(iter)) == [
        f"copy 1 of source wire: its file {copy.path} is not the one that was kept."
    ]
    file_of(copy).unlink()
    assert list(captures.altered(iter)) == [
        f"copy 1 of source wire: its file {copy.path} can't be read."
    ]
