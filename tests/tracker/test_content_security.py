import pytest
from django.test import Client


def policy(client: Client, path: str) -> dict[str, str]:
    header = client.get(path)["Content-Security-Policy"]
    return dict(rule.split(" ", 1) for rule in header.split("; "))


def test_a_page_loads_nothing_from_elsewhere_and_runs_no_inline_script(client: Client) -> None:
    rules = policy(client, "/nowhere")
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"


@pytest.mark.django_db
def test_the_admin_may_evaluate_its_themes_expressions_and_load_nothing_else(
    client: Client,
) -> None:
    rules = policy(client, "/admin/login/")
    assert rules["script-src"] == "'self' 'unsafe-eval'"
    assert rules["default-src"] == "'none'"
    assert not any("http" in rule or "*" in rule for rule in rules.values())


def test_no_page_may_ask_for_camera_place_or_payment(client: Client) -> None:
    told = client.get("/x")
    assert told["Permissions-Policy"].startswith("camera=(), microphone=(), geolocation=()")
