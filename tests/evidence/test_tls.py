"""Over https a server has to be who it says it is, though it is reached by number."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.evidence.addresses import NotFetched
from commitments.evidence.fetching import Fetcher
from commitments.models.capture import Outcome
from tests.evidence.server import CERTIFICATE, serving

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fetching(settings: Any) -> None:
    settings.FETCH = settings.FETCH_LOOPBACK = True
    settings.FETCH_PAUSE = 0


def test_a_certificate_that_nobody_signed_is_refused() -> None:
    with serving(tls=True) as web, pytest.raises(NotFetched) as told:
        Fetcher().get(web.serve("/news", "They met."))
    assert (told.value.detail, told.value.outcome) == (
        "Its certificate is not good.",
        Outcome.FAILED,
    )
    assert web.asked == []


def test_a_good_certificate_is_of_the_name_that_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving(tls=True) as web:
        assert Fetcher().get(web.serve("/news", "They met.")).body == b"They met."
        with pytest.raises(NotFetched, match="Its certificate is not good"):
            Fetcher().get(web("/news").replace("localhost", "127.0.0.1"))
