"""No address breaks a page: what can name nothing is absent, what can be no value is told."""

from __future__ import annotations

from urllib.parse import quote_from_bytes, urlencode

import pytest

from commitments.pages.commitment_list import PARAMETERS
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db
ODD = (b"\0", b"a\0b", b"\xff", b"\xed\xa0\x80", "名".encode() * 900, b"x" * 5000, b"'; --", b"a/b")
TEXTS = ("q", "reference")  # any text is one
NAMES = ("as_of", "known_at", "known_on", "cursor", "\0")


@pytest.mark.parametrize("head", ["commitments", "claims", "actors", "charts", "reports/opt-out"])
@pytest.mark.parametrize("odd", ODD)
def test_what_can_name_nothing_is_absent(odd: bytes, head: str, reader: Reader) -> None:
    answer = reader.get(f"/{head}/{quote_from_bytes(odd, safe='')}/")

    assert answer.status_code == 404
    assert 'aria-label="Pages"' in answer.content.decode()


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/commitments/", [*NAMES, *(each.name for each in PARAMETERS if each.name not in TEXTS)]),
        *((path, NAMES) for path in ("/", "/claims/", "/reports/", "/charts/windows.csv")),
    ],
)
def test_what_can_be_no_value_is_told(
    path: str, names: list[str], odd: bytes, reader: Reader
) -> None:
    for name in names:
        answer = reader.get(f"{path}?{urlencode({name: odd})}")

        assert answer.status_code == 400, name
        assert "<h1" in answer.content.decode()
