"""The clocks of web processes, worker and database differ: the database's says what is past."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from commitments.reading.clocks import read_clocks
from commitments.reading.parameters import BadParameter
from tests.factories.records import make_commitment
from tests.factories.states import published

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def test_a_process_whose_clock_is_behind_answers_of_what_is_known_already() -> None:
    published(make_commitment("pledge"))
    newest = read_clocks(as_of=None, known_at=None, now=timezone.now())
    behind = timezone.now() - HOUR
    asked = read_clocks(as_of=None, known_at=newest.known_at, now=behind)
    assert (asked.number, asked.known_at) == (newest.number, newest.known_at)


def test_a_process_whose_clock_is_ahead_tells_nothing_of_the_future() -> None:
    ahead = timezone.now() + 2 * HOUR
    with pytest.raises(BadParameter, match="lies in the future"):
        read_clocks(as_of=None, known_at=ahead - HOUR, now=ahead)
