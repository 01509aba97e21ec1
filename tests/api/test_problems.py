"""Every refusal under /api/ is a problem document, with a status and words that say the way out."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory

from commitments.api.views import records
from tests.api.client import Api, told
from tests.factories.records import make_commitment
from tests.factories.states import published
from tracker import errors

pytestmark = pytest.mark.django_db
JSON_ONLY = "Send the body with Content-Type: application/json."


@pytest.mark.parametrize(
    "path",
    [
        "/api/nothing/",
        "/api/v2/",
        "/api/v1/promises/",
        "/api/v1/commitments/no-such-pledge/",
        "/api/v1/commitments/%00/",
        "/api/v1/commitments/%ED%A0%80/",
        "/api/v1/commitments/ü/",
        "/api/v1/status-updates/1/",
        "/api/v1/status-updates/one/",
        "/api/v1/status-updates/-1/",
        "/api/v1/status-updates/9223372036854775807/",
        "/api/v1/status-updates/9223372036854775808/",
        f"/api/v1/status-updates/{'9' * 5000}/",
        f"/api/v1/commitments/{'a' * 3000}/",
        "/api/v1/commitments//",
        "/api/v1/no-such-pledge",
    ],
)
def test_an_unknown_address(stranger: Api, path: str) -> None:
    assert told(stranger.get(path)) == (404, "There is nothing at this address.")


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_an_unknown_address_with_any_method(stranger: Api, method: str) -> None:
    answer = stranger.send(method, "/api/v1/promises/", {})
    assert told(answer) == (404, "There is nothing at this address.")


@pytest.mark.parametrize("path", ["/api", "/api/v1", "/api/v1/commitments", "/api/v1/claims/x"])
def test_a_missing_last_slash_is_named(stranger: Api, path: str) -> None:
    answer = stranger.get(path)
    meant = f"http://localhost:8000{path}/"
    assert told(answer) == (404, f"Addresses end with a slash: there is {meant}")
    assert answer.json()["address"] == meant


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "commitments/", "GET, POST, HEAD, OPTIONS"),
        ("DELETE", "commitments/", "GET, POST, HEAD, OPTIONS"),
        ("POST", "commitments/x/", "GET, PATCH, DELETE, HEAD, OPTIONS"),
        ("GET", "commitments/x/submit/", "POST, OPTIONS"),
        ("HEAD", "commitments/x/submit/", "POST, OPTIONS"),
        ("POST", "changes/", "GET, HEAD, OPTIONS"),
        ("PATCH", "vocabulary/", "GET, HEAD, OPTIONS"),
        ("TRACE", "commitments/", "GET, POST, HEAD, OPTIONS"),
        ("FROB", "/api/", "GET, HEAD, OPTIONS"),
    ],
)
def test_a_method_that_the_address_does_not_take(
    stranger: Api, method: str, path: str, allowed: str
) -> None:
    answer = stranger.send(method, path, {})
    assert answer.status_code == 405
    assert answer["Allow"] == allowed
    if method != "HEAD":
        assert told(answer) == (405, f"This address takes {allowed} only.")


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "nonsense", "image/*;q=0.5"])
def test_a_format_that_there_is_not(stranger: Api, accept: str) -> None:
    answer = stranger.get("commitments/", headers={"Accept": accept})
    assert answer.status_code == 406
    assert told(answer)[1].startswith("There is no such format here. Ask for application/json")


def test_the_format_parameter_goes_before_accept(stranger: Api) -> None:
    answer = stranger.get("commitments/", headers={"Accept": "text/html"}, format="json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"]
)
def test_a_body_that_is_not_declared_as_json(by_analyst: Api, kind: str) -> None:
    answer = by_analyst.client.generic(
        "POST", "/api/v1/claims/", b"slug=x", content_type=kind, headers=by_analyst.headers
    )
    assert told(answer) == (415, JSON_ONLY)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ("{", "The body is not JSON: Expecting property name"),
        ("{'slug': 'x'}", "The body is not JSON: Expecting property name"),
        ('{"slug": NaN}', "The body is not JSON: NaN is no JSON value"),
        ('{"slug": 1, "slug": 2}', "The body is not JSON: the name 'slug' is there twice"),
        (b'{"slug": "\xff"}', "The body is not UTF-8 (at byte 10)."),
        ("[" * 100_000, "The JSON is nested too deeply; 32 levels are the most."),
        (
            '{"a":' * 5000 + "1" + "}" * 5000,
            "The JSON is nested too deeply; 32 levels are the most.",
        ),
        ("[" * 33 + "]" * 33, "The JSON is nested too deeply; 32 levels are the most."),
        (
            '{"value": ' + "9" * 5000 + "}",
            "The body is not JSON: a number has 5000 digits; 1000 are the most",
        ),
    ],
)
def test_a_body_that_is_not_json(by_analyst: Api, body: Any, detail: str) -> None:
    status, said = told(by_analyst.post("claims/", body))
    assert status == 400
    assert said.startswith(detail)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        *(("claims/", body) for body in ["null", '"text"', "1", "true"]),
        *(("claims/x/submit/", body) for body in ["[]", "null", '"text"', "1", "true"]),
    ],
)
def test_a_body_that_is_no_object(by_analyst: Api, path: str, body: str) -> None:
    by_analyst.post("claims/", {"slug": "x", "title": "X"})
    wanted = (400, [{"pointer": "", "detail": "The body is not a JSON object."}])
    assert told(by_analyst.post(path, body)) == wanted


def test_a_body_that_is_too_large(by_analyst: Api) -> None:
    answer = by_analyst.post("claims/", b'{"text": "' + b"x" * 10_000_000 + b'"}')
    assert told(answer) == (413, "The body is larger than 5242880 bytes, the most that is taken.")


def test_a_body_of_unknown_length(by_analyst: Api) -> None:
    answer = by_analyst.client.generic(
        "POST",
        "/api/v1/claims/",
        b"",
        content_type="application/json",
        headers=by_analyst.headers | {"Transfer-Encoding": "chunked"},
        CONTENT_LENGTH="",
    )
    assert told(answer) == (411, "A body needs a Content-Length; it can't be sent in chunks.")


def test_too_many_parameters(stranger: Api) -> None:
    answer = stranger.get("/api/v1/commitments/?" + "&".join(f"a{n}=1" for n in range(1500)))
    assert told(answer) == (400, "The request can't be read.")


def test_an_error_of_ours_tells_nothing_but_where_to_look(
    stranger: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the secret is 42")

    monkeypatch.setattr(records, "read_page", fail)
    answer = stranger.get("commitments/")
    assert told(answer) == (
        500,
        "Something went wrong here; the request id in X-Request-ID finds it.",
    )
    assert answer["X-Request-ID"]
    assert "the secret is 42" in caplog.text


def test_what_no_view_could_answer() -> None:
    api, page = (RequestFactory().get(path) for path in ("/api/v1/x/", "/x"))
    for handler, status in (
        (errors.bad_request, 400),
        (errors.not_allowed, 403),
        (errors.not_found, 404),
        (errors.broken, 500),
    ):
        answer = handler(api)
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        answer = handler(page)
        assert (answer.status_code, answer["Content-Type"]) == (status, "text/html; charset=utf-8")


def test_elsewhere_a_page_is_shown() -> None:
    answer = Client().get("/nothing")
    assert answer.status_code == 404
    assert "<h1>There is nothing at this address</h1>" in answer.content.decode()


def test_a_strange_host_is_refused_with_a_problem() -> None:
    answer = Client().get("/api/v1/", headers={"Host": "evil.example"})
    assert told(answer) == (400, "The request can't be read.")


@pytest.mark.parametrize("path", ["commitments/", "commitments/pledge/", "vocabulary/", "/api/"])
def test_head_is_get_without_the_body(stranger: Api, path: str) -> None:
    published(make_commitment("pledge"))
    got, headed = stranger.get(path), stranger.head(path)
    assert (headed.status_code, headed.content) == (200, b"")
    assert headed["Content-Length"] == str(len(got.content))
    assert headed["ETag"] == got["ETag"]


@pytest.mark.parametrize("path", ["commitments/", "commitments/x/publish/", "/api/schema/"])
def test_options_names_the_methods(stranger: Api, path: str) -> None:
    answer = stranger.send("OPTIONS", path)
    assert (answer.status_code, answer.content) == (204, b"")
    assert "OPTIONS" in answer["Allow"]


def test_a_read_in_chunks_is_a_read(client):
    """Only where a body is taken must its length be told."""
    response = client.get("/api/v1/vocabulary/", headers={"transfer-encoding": "chunked"})

    assert response.status_code == 200
