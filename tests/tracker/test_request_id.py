import json
import logging
import re

import pytest
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.test import Client

from tracker import health
from tracker.logs import JsonFormatter
from tracker.request_id import network_of


class Lines(logging.Handler):
    """What the log would say."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(JsonFormatter().format(record))


def test_an_answer_has_an_id_of_its_own(client: Client) -> None:
    first, second = (client.get("/healthz")["X-Request-ID"] for _ in range(2))
    assert re.fullmatch("[0-9a-f]{32}", first)
    assert first != second


def test_a_sane_id_of_the_callers_is_kept(client: Client) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": "lb-1:2024.01_x"})
    assert answer["X-Request-ID"] == "lb-1:2024.01_x"


@pytest.mark.parametrize(
    "given", ["short", "x" * 101, "has spaces in it", 'quote"quote', "ümlaut-xx"]
)
def test_any_other_is_replaced(client: Client, given: str) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": given})
    assert re.fullmatch("[0-9a-f]{32}", answer["X-Request-ID"])


def test_log_lines_are_json_on_one_line_with_the_id(client: Client) -> None:
    handler = Lines()
    logging.getLogger("tracker.requests").addHandler(handler)
    try:
        client.get("/healthz?q=1", headers={"X-Request-ID": "from-the-test"})
    finally:
        logging.getLogger("tracker.requests").removeHandler(handler)
    (line,) = handler.lines
    told = json.loads(line)
    assert "\n" not in line
    assert told["request"] == "from-the-test"
    assert (told["message"], told["status"], told["level"]) == ("GET /healthz", 200, "info")


def test_an_error_is_told_in_one_line_too() -> None:
    error = ValueError("two\nlines")
    record = logging.getLogger("x").makeRecord(
        "x", logging.ERROR, "f", 1, "it %s", ("broke",), (ValueError, error, None)
    )
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "it broke"
    assert "ValueError: two\nlines" in json.loads(line)["error"]


@pytest.mark.django_db
def test_a_request_that_breaks_is_logged_with_its_id(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    lines = Lines()
    logging.getLogger("django.request").addHandler(lines)
    monkeypatch.setitem(health.VIEWS, "/healthz", broken)
    client.raise_request_exception = False
    try:
        answer = client.get("/healthz", headers={"X-Request-ID": "broken-one"})
    finally:
        logging.getLogger("django.request").removeHandler(lines)
    assert answer.status_code == 500
    assert json.loads(lines.lines[0])["request"] == "broken-one"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("", ""),
        ("unix", ""),
    ],
)
def test_a_line_says_the_network_and_not_the_machine(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.django_db
def test_a_line_names_nobody(client: Client) -> None:
    log, told = logging.getLogger("tracker.requests"), Lines()
    log.addHandler(told)
    token = signing.dumps({"schedule": 1, "address": "ann@example.org"}, salt="x")
    try:
        client.get(f"/reports/opt-out/{token}/", REMOTE_ADDR="203.0.113.77")
        client.get("/", {"q": "ann@example.org"}, REMOTE_ADDR="203.0.113.77")
    finally:
        log.removeHandler(told)
    lines = [json.loads(line) for line in told.lines]
    assert [line["message"] for line in lines] == ["GET /reports/opt-out/…/", "GET /"]
    assert {line["network"] for line in lines} == {"203.0.113.0/24"}
    assert token not in " ".join(told.lines)
    assert "203.0.113.77" not in " ".join(told.lines)
