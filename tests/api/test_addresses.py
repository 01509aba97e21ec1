"""Addresses in answers start with BASE_URL, whatever host was asked."""

from __future__ import annotations

import re
from typing import Any

import pytest

from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
BASE = "https://tracker.example"


def test_every_address_is_the_tracker_s_own(stranger: Api, settings: Any) -> None:
    settings.BASE_URL = BASE
    populate()
    paths = ["", "changes/?page_size=2", "feed.atom", "calendar.ics", "discrepancies/"]
    paths += ["commitments/pledge/timeline/", "commitments/?include=updates,evidence&page_size=1"]
    paths += [f"{listing.path}/?page_size=1" for listing in LISTINGS.values()]
    for path in paths:
        body = stranger.get(path).content.decode().replace("\r\n ", "")
        found = re.findall(r"https?://[^/\"<]+(?=/(?:api|commitments|claims|actors)/|/\")", body)
        assert set(found) <= {BASE}, path
        assert found or path.startswith(("discrepancies/", "forums/", "topics/")), path
    following = stranger.get("commitments/", page_size=1).json()["next"]
    assert following.startswith(f"{BASE}/api/v1/commitments/?page_size=1&cursor=")
