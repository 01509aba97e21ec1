"""In which format is it answered? As `format` says, else as Accept prefers (RFC 9110, 12.5.1)."""

from __future__ import annotations

import pytest

from tests.api.client import Api

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/csv", "text/csv"),
        ("text/csv; charset=utf-8", "text/csv"),
        ("application/json, text/csv", "application/json"),
        ("application/json;q=0.1, text/csv", "text/csv"),
        ("text/csv;q=0.8, application/json ; q=0.9", "application/json"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/json"),
        ("*/*, application/x-ndjson", "application/x-ndjson"),
        ("*/*, application/x-ndjson;q=0.5", "application/json"),
        ("application/json;q=0, */*", "text/csv"),
        ("text/csv;q=0.001", "text/csv"),
        ("text/csv;q=most, application/json;q=0.9", "text/csv"),
    ],
)
def test_the_most_wanted_is_taken(stranger: Api, accept: str, answered: str) -> None:
    answer = stranger.get("topics/", headers={"Accept": accept} if accept else {})
    assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, answered)


@pytest.mark.parametrize(
    "accept", ["text/html", "application/json;q=0", "*/*;q=0", "application/json;q=0.000", "x", ","]
)
def test_nothing_that_is_wanted_is_there(stranger: Api, accept: str) -> None:
    answer = stranger.get("topics/", headers={"Accept": accept})
    assert (answer.status_code, answer["Content-Type"]) == (406, "application/problem+json")


def test_format_goes_first(stranger: Api) -> None:
    for accept in ("text/html", "application/json", "text/csv;q=0"):
        answer = stranger.get("topics/", headers={"Accept": accept}, format="csv")
        assert answer["Content-Type"].startswith("text/csv")
