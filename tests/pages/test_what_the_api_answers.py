"""A page shows what the API answers to the questions printed under it, and nothing else."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.conf import settings

from tests.api.client import Api
from tests.pages.conftest import Reader, ask_the_api

pytestmark = pytest.mark.usefixtures("seed_record")
PATHS = [
    "/",
    "/commitments/",
    "/commitments/?q=precursor+chemicals",
    "/commitments/?kind=pledge,agenda_item&actor=cn&ordering=due&made_after=2023-11-01",
    "/commitments/?status=mooted&status=held",
    "/commitments/cn-fentanyl-pledge/",
    "/commitments/cn-precursor-pledge/",
    "/claims/",
    "/claims/china-main-precursor-source/",
    "/actors/",
    "/actors/us/",
    "/actors/xi-jinping/",
    "/reports/",
    "/charts/",
    "/charts/status-over-time.csv",
    "/charts/by-actor-and-status.svg",
]
MOMENTS = ["", "as_of=2024-02-01", "as_of=2024-01-31&known_at=2024-03-01T12:30:00Z"]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_made_of_the_apis_answers_is_the_same(
    path: str, moment: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{path}{'&' if '?' in path else '?'}{moment}".rstrip("?&")
    shown = reader.text(address)
    ask_the_api(monkeypatch)

    assert reader.text(address) == shown


@pytest.mark.parametrize("path", [each for each in PATHS if "." not in each])
def test_each_question_printed_under_a_page_is_answered(path: str, reader: Reader) -> None:
    printed = re.findall(r"curl '<a href=\"([^\"]+)\"", reader.text(path))
    addresses = {unescape(each) for each in printed}

    assert addresses
    for address in addresses:
        answer = Api().get(address.removeprefix(settings.BASE_URL))
        assert answer.status_code == 200, address
