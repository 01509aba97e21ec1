"""Where nothing can be written, reads go on and writes are told to come later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client
from knox.models import AuthToken

from commitments.models.vocabulary import Role
from tests.api.client import Api, told
from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.factories.users import make_user
from tracker.sessions import USED

TOLD = "The tracker is read-only for the moment: what is there can be read, nothing can be written."


@pytest.fixture
def by_setting(settings: Any, db: None) -> None:
    settings.READ_ONLY = True
    published(make_commitment("pledge"))


@pytest.fixture
def analyst(committing_db: str) -> Iterator[Api]:
    """Of a tracker whose database has become read-only since it was filled."""
    published(make_commitment("pledge"))
    user = make_user(Role.ANALYST)
    user.is_staff = True
    user.save()
    api = Api()
    api.headers["Authorization"] = f"Bearer {AuthToken.objects.create(user)[1]}"
    api.client.force_login(user)
    session = api.client.session
    session[USED] -= 100  # old enough to be written down anew
    session.save()
    name = connection.settings_dict["NAME"]
    with psycopg.connect(committing_db, autocommit=True) as other:
        other.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    connection.close()
    return api


@pytest.mark.usefixtures("by_setting")
def test_by_setting_a_write_is_refused_before_any_work() -> None:
    answer = Api().post("commitments/", {})
    assert told(answer) == (503, TOLD)
    assert answer["Retry-After"] == "30"
    page = Client().post("/admin/login/", {})
    assert (page.status_code, page["Retry-After"]) == (503, "30")
    assert Api().keys("commitments/") == ["pledge"]


@pytest.mark.usefixtures("by_setting")
def test_by_setting_it_is_ready_for_reads_without_a_worker(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "read-only",
        "checks": {
            "database": "ok",
            "migrations": "ok",
            "worker": "ok",
            "writes": "refused: READ_ONLY is set",
        },
    }


def test_by_itself_when_the_database_takes_no_writes(analyst: Api) -> None:
    answer = analyst.post("actors/", {"slug": "fr", "name": "France", "kind": "state"})
    assert told(answer) == (503, TOLD)
    assert answer["Retry-After"] == "30"
    ready = analyst.client.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "read-only")
    assert ready.json()["checks"]["writes"] == "refused: the database takes none"


def test_reads_by_token_with_a_session_and_counted_go_on(analyst: Api, monkeypatch: Any) -> None:
    rates = {"address": 10, "user": 10}
    monkeypatch.setattr("rest_framework.settings.api_settings.DEFAULT_THROTTLE_RATES", rates)
    assert analyst.keys("commitments/") == ["pledge"]
    page = analyst.client.get("/admin/")
    assert page.status_code == 200
