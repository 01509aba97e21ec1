from __future__ import annotations

import pytest
from django.db import IntegrityError, connection

from commitments.domain import records
from commitments.domain.errors import Conflict
from tests.factories.records import MAKERS, make, make_topic
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["commitment", "claim", "source", "risk", "statistic"])
def test_the_slug_of_a_dropped_draft_is_never_used_again(kind):
    assert kind in MAKERS
    records.drop(record=make(kind, slug="once"), by=analyst())

    with pytest.raises(Conflict) as refused:
        make(kind, slug="once")
    assert refused.value.errors[0].pointer == "/slug"


def test_another_kind_may_use_it():
    records.drop(record=make("claim", slug="once"), by=analyst())

    assert make_topic("once").slug == "once"


def test_raw_sql_can_not_make_it_fresh_again():
    records.drop(record=make("claim", slug="once"), by=analyst())

    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_spentslug")
