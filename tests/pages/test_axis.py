"""The line under a window: from where to where it goes, and where the bar lies on it."""

from __future__ import annotations

import datetime as dt

from commitments.pages.axis import axis_of

SUMMER = {"due": {"earliest": "2024-06-01", "latest": "2024-08-31"}}


def test_a_window_long_over_lies_on_its_line():
    axis = axis_of([SUMMER], dt.date(2026, 11, 22))

    assert axis is not None
    assert (axis.first, axis.last) == (dt.date(2024, 6, 1), dt.date(2026, 11, 22))
    assert 'x="0.00%" y="3" width="10.' in axis.window("2024-06-01", "2024-08-31")


def test_a_window_ahead_ends_its_line():
    axis = axis_of([SUMMER], dt.date(2024, 2, 10))

    assert axis is not None
    assert (axis.first, axis.last) == (dt.date(2024, 2, 1), dt.date(2024, 8, 31))
