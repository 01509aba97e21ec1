"""The same content gives the same bytes, in every format."""

from __future__ import annotations

import datetime as dt

import pytest

from commitments.reports.formats import FORMATS, TEXT, render
from commitments.reports.periods import Period
from tests.reports.conftest import tell


@pytest.mark.parametrize("format_", [*FORMATS, TEXT])
def test_made_again_it_is_the_same(seed_record: None, format_: str):
    assert render(tell(), format_).body == render(tell(), format_).body


@pytest.mark.parametrize("format_", [*FORMATS, TEXT])
def test_another_week_is_not(seed_record: None, format_: str):
    other = Period(dt.date(2023, 11, 11), dt.date(2023, 11, 17))
    assert render(tell(), format_).body != render(tell(period=other), format_).body
