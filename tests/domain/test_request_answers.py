from __future__ import annotations

import pytest

from commitments.domain import records
from commitments.domain.errors import Invalid
from tests.factories.records import make_commitment, make_position
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db


def test_a_request_with_answers_stays_a_request():
    request = make_commitment("asked", kind="request")
    make_position(request, view="accepted")

    with pytest.raises(Invalid) as refused:
        records.edit(record=request, data={"kind": "pledge"}, by=analyst())
    assert refused.value.errors[0].pointer == "/kind"


def test_a_request_without_answers_may_become_something_else():
    request = make_commitment("asked", kind="request")
    make_position(request, view="progress")

    records.edit(record=request, data={"kind": "pledge"}, by=analyst())
    request.refresh_from_db()
    assert request.kind == "pledge"
