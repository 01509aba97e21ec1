import json
import logging
import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from tracker import health
from tracker.logs import JsonFormatter


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
