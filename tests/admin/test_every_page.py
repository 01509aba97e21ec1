"""Every model that the desk knows, opened by everybody who may, and by those who may not."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from commitments.models import Change
from tests.admin.helpers import desk_models, logged_in, page
from tests.factories.records import make
from tests.factories.states import REVIEWED, STATES, in_state

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", REVIEWED)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ["viewer", "analyst", "editor"])
def test_a_record_is_read_in_every_state(kind, state, role):
    row = in_state(state, kind)
    client = logged_in(role)
    assert client.get(page(row)).status_code == 200
    assert client.get(page(type(row))).status_code == 200
