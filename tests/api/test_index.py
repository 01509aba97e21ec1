"""The index names every address that is no single record's."""

from __future__ import annotations

import pytest

from commitments.api.views.documentation import generated
from tests.api.client import Api

pytestmark = pytest.mark.django_db


def test_every_address_is_named_and_there(stranger: Api, by_editor: Api) -> None:
    named = set(stranger.get("").json().values()) | set(stranger.get("/api/").json().values())
    read = {path for path, told in generated()["paths"].items() if "get" in told}
    there = {path for path in read if "{" not in path} - {"/api/"}
    assert named == {f"http://localhost:8000{path}" for path in there}
    for address in named:
        answer = by_editor.get(address, headers={"Accept": "*/*"})
        assert answer.status_code == 200, address
