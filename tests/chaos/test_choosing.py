"""What is asked of `make chaos` is done, or refused: never something less."""

from __future__ import annotations

import argparse
from typing import Any

import pytest

from chaos.__main__ import chosen_of
from chaos.faults import FAULTS, NUMBERING_LOCK, Fault
from commitments.models import change


def chosen(**given: Any) -> list[Fault]:
    told = {"short": False, "only": "", "document": False} | given
    return chosen_of(argparse.ArgumentParser(), argparse.Namespace(**told))


def test_all_are_tried_and_in_the_short_form_some() -> None:
    assert chosen() == list(FAULTS)
    assert 5 <= len(chosen(short=True)) < len(FAULTS)


def test_those_that_are_named_are_tried() -> None:
    named = chosen(only="lock_table,kill_web")
    assert [fault.name for fault in named] == ["kill_web", "lock_table"]


def test_a_name_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        chosen(only="kill_web,kill_wbe")
    assert "no fault is called kill_wbe; there are kill_web_worker, kill_web" in (
        capsys.readouterr().err
    )


@pytest.mark.parametrize("part", [{"only": "kill_web"}, {"short": True}])
def test_a_part_is_not_documented_as_the_whole(part: dict[str, Any]) -> None:
    with pytest.raises(SystemExit):
        chosen(document=True, **part)


def test_the_lock_that_is_held_is_the_one_of_publications() -> None:
    assert NUMBERING_LOCK == change.NUMBERING_LOCK
