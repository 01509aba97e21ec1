from typing import Any

import pytest
from django.test import Client


def policy(client: Client, path: str) -> dict[str, str]:
    header = client.get(path)["Content-Security-Policy"]
    return dict(rule.split(" ", 1) for rule in header.split("; "))


def test_a_page_loads_nothing_from_elsewhere_and_runs_no_inline_script(client: Client) -> None:
    rules = policy(client, "/nowhere")
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"


@pytest.mark.django_db
def test_the_admin_may_evaluate_its_themes_expressions_and_load_nothing_else(
    client: Client,
) -> None:
    rules = policy(client, "/admin/login/")
    assert rules["script-src"] == "'self' 'unsafe-eval'"
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert not any("http" in rule or "*" in rule for rule in rules.values())


def test_no_page_may_ask_for_camera_place_or_payment(client: Client) -> None:
    told = client.get("/x")
    assert told["Permissions-Policy"].startswith("camera=(), microphone=(), geolocation=()")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/api/v1/", "/admin/login/", "/nowhere"])
def test_every_answer_keeps_to_itself(client: Client, path: str) -> None:
    told = client.get(path)
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["X-Frame-Options"] == "DENY"
    assert told["Referrer-Policy"] == "same-origin"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in told["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_no_answer_is_taken_for_another_kind(client: Client, settings: Any, path: str) -> None:
    settings.METRICS_TOKEN = "m"
    told = client.get(path, headers={"Authorization": "Bearer m"})
    assert told["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_no_answer_says_what_it_is_made_with(client: Client) -> None:
    for path in ("/", "/api/v1/", "/admin/login/", "/nowhere", "/healthz", "/readyz"):
        told = client.get(path)
        assert not {"Server", "X-Powered-By", "X-Runtime", "Via"} & set(told.headers)


@pytest.mark.parametrize(
    "path", ["/.git/config", "/.env", "/static/", "/media/", "/var/", "/manage.py"]
)
def test_no_folder_and_no_file_of_ours_is_served(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/api/v1/commitments/", "/admin/"])
def test_nothing_is_sent_back_by_trace(client: Client, path: str) -> None:
    assert client.trace(path).status_code in {302, 405}
