from __future__ import annotations

import pytest

from commitments.domain import records
from commitments.domain.errors import Invalid
from tests.factories.records import make_actor, make_commitment, make_position, the_actor
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


def asked():
    parties = [
        {"actor": the_actor("us"), "role": "requesting"},
        {"actor": the_actor("cn"), "role": "addressee"},
    ]
    return make_commitment("asked", kind="request", parties=parties)


def test_only_the_addressee_answers_a_request():
    with pytest.raises(Invalid) as refused:
        make_position(asked(), actor="us", view="accepted")
    assert refused.value.errors[0].pointer == "/actor"
    assert "that is cn" in refused.value.errors[0].detail


def test_an_agency_answers_for_its_state():
    request = asked()
    ministry = make_actor("cn-mfa", kind="agency", parent="cn")

    assert make_position(request, actor=ministry, view="noted").view == "noted"


def test_others_may_hold_another_view_of_it():
    assert make_position(asked(), actor="us", view="no_progress").view == "no_progress"
