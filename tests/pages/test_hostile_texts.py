"""Texts of others stay texts, in pages and in pictures."""

from __future__ import annotations

import pytest

from tests.factories.records import make_actor, make_commitment, make_status_update
from tests.factories.states import published
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"
PATHS = [
    "/",
    "/commitments/",
    "/commitments/?q=script",
    "/commitments/pledge/",
    "/actors/",
    "/actors/evil/",
    "/charts/",
    "/charts/by-actor-and-status.svg",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_markup_of_theirs_is_markup_of_ours(path: str, reader: Reader) -> None:
    make_actor("evil", name=HOSTILE)
    pledge = published(
        make_commitment(
            "pledge",
            title=HOSTILE,
            text=HOSTILE,
            criteria=HOSTILE,
            parties=[{"actor": "evil", "role": "committing"}],
        )
    )
    published(make_status_update(pledge, summary=HOSTILE))

    page = reader.text(path)

    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert "<img" not in page


def test_a_name_that_a_spreadsheet_would_run_is_shielded(reader: Reader) -> None:
    make_actor("evil", name="=1+1")
    published(make_commitment("pledge", parties=[{"actor": "evil", "role": "committing"}]))

    assert "'=1+1" in reader.text("/charts/by-actor-and-status.csv")


def test_pages_keep_the_strict_policy(reader: Reader) -> None:
    policy = reader.get("/")["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
