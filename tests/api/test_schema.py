"""The schema: kept in the repository, valid, and true to what is answered and taken."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from drf_spectacular.validation import validate_schema

from commitments.api.serializers.records import SERIALIZERS
from commitments.api.views.documentation import Yaml, generated, written
from commitments.reading.listings import LISTINGS
from tests.api.client import Api

KEPT = Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml"
# A cursor comes from an answer, and each request has a key of its own.
MADE_BY_SOMEBODY = {"cursor", "Idempotency-Key"}
BESIDE_COLUMNS = {"pending_revision", "leaned_on_by", "snippet"}


def test_the_kept_schema_is_that_of_the_code() -> None:
    assert KEPT.read_bytes() == written(Yaml), (
        "The API has changed. If it was meant to: "
        "manage.py spectacular --file docs/openapi.yaml, and look at what breaks clients."
    )


def test_it_is_valid_openapi() -> None:
    validate_schema(generated())


@pytest.mark.parametrize("kind", LISTINGS)
def test_the_columns_of_a_list_are_the_members_that_are_documented(kind: str) -> None:
    documented = set(SERIALIZERS[kind]().fields) - BESIDE_COLUMNS
    assert set(LISTINGS[kind].columns) | set(LISTINGS[kind].included) == documented


def test_operation_ids_are_unique_and_stable() -> None:
    ids = [
        operation["operationId"]
        for path in generated()["paths"].values()
        for operation in path.values()
    ]
    assert len(set(ids)) == len(ids)
    assert [name for name in ids if name.startswith("status_updates")] == [
        "status_updates_list",
        "status_updates_create",
        "status_updates_retrieve",
        "status_updates_partial_update",
        "status_updates_destroy",
        "status_updates_publish",
        "status_updates_retract",
        "status_updates_return",
        "status_updates_submit",
        "status_updates_supersede",
    ]


def test_every_parameter_is_described_with_an_example() -> None:
    schema = generated()
    shared = schema["components"]["parameters"]
    for path in schema["paths"].values():
        for operation in path.values():
            for given in operation["parameters"]:
                parameter = shared[given["$ref"].rsplit("/", 1)[1]] if "$ref" in given else given
                if parameter["in"] != "path":
                    assert parameter["description"]
                if parameter["name"] not in MADE_BY_SOMEBODY:
                    assert parameter["schema"]["examples"], parameter


def test_every_body_has_an_example() -> None:
    for path in generated()["paths"].values():
        for operation in path.values():
            if "requestBody" in operation:
                assert operation["requestBody"]["content"]["application/json"]["example"]


def test_every_operation_names_the_one_problem_schema_for_what_it_refuses() -> None:
    schema = generated()
    for path in schema["paths"].values():
        for operation in path.values():
            refusals = {code for code in operation["responses"] if code >= "400"}
            assert {"400", "429", "500"} <= refusals
            for code in refusals:
                assert operation["responses"][code]["$ref"].startswith("#/components/responses/")
    for response in schema["components"]["responses"].values():
        assert response["content"] == {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        }


def test_nothing_ends_yet() -> None:
    """An end is announced a year ahead: what is marked here has to answer with Deprecation
    (RFC 9745) and Sunset (RFC 8594), and a test of that comes in the place of this."""
    assert b"deprecated:" not in written(Yaml)


def test_reads_are_open_and_writes_take_a_token_or_a_session() -> None:
    """Of all that is read, the schedules alone are their editors'."""
    either = [{"token": []}, {"session": []}]
    for path, operations in generated()["paths"].items():
        for method, operation in operations.items():
            is_open = method == "get" and "/report-schedules/" not in path
            assert operation["security"] == ([{}, *either] if is_open else either), path


@pytest.mark.parametrize(
    ("accept", "query", "kind"),
    [
        ("*/*", {}, "application/json"),
        ("text/html,*/*;q=0.8", {}, "application/json"),
        ("application/yaml", {}, "application/yaml"),
        ("application/vnd.oai.openapi", {}, "application/vnd.oai.openapi"),
        ("application/vnd.oai.openapi+json", {}, "application/vnd.oai.openapi+json"),
        ("text/html", {"format": "yaml"}, "application/yaml"),
        ("application/yaml", {"format": "json"}, "application/json"),
    ],
)
@pytest.mark.django_db
def test_it_is_served_as_json_or_yaml(accept: str, query: dict[str, str], kind: str) -> None:
    answer = Api().get("/api/schema/", headers={"Accept": accept}, **query)
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    body = yaml.safe_load(answer.content) if "json" not in kind else json.loads(answer.content)
    assert body["openapi"] == "3.1.0"
    assert body == json.loads(json.dumps(generated()))


@pytest.mark.django_db
def test_its_page_loads_nothing_from_elsewhere_and_runs_no_inline_script() -> None:
    answer = Api().get("/api/docs/", headers={"Accept": "text/html"})
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    page = answer.content.decode()
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(loaded) >= 5
    assert all(address.startswith(("/static/", "/api/schema/")) for address in loaded)
    assert re.findall(r"<script(?![^>]*src=)", page) == []
    assert "<style" not in page
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "connect-src 'self'" in policy
