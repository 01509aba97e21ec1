"""The schema's links lead from what was made to what can be done with it."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.api.schema.examples import EXAMPLES
from commitments.api.views.documentation import generated
from commitments.domain.resources import RESOURCES
from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.api.operations import resolved
from tests.factories.records import make_commitment, make_source, the_actor
from tests.factories.states import published

OPERATIONS = {
    told["operationId"]: (method, path, told)
    for path, methods in generated()["paths"].items()
    for method, told in methods.items()
}
# One walk over the whole review, with who takes the step.
REVIEW = [
    ("analyst", "submit", None),
    ("editor", "return", {"reason": "Say which summer."}),
    ("analyst", "submit", None),
    ("editor", "publish", {"reason": "No source yet."}),
    ("editor", "retract", {"reason": "It was never said."}),
]


def links_of(operation: str) -> dict[str, Any]:
    responses = OPERATIONS[operation][2]["responses"]
    success = next(response for status, response in responses.items() if status < "300")
    return {name: resolved(link) for name, link in success.get("links", {}).items()}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_link_names_an_operation_its_parameter_and_a_member_of_the_answer(
    operation: str,
) -> None:
    for link in links_of(operation).values():
        (parameter, expression), *others = link["parameters"].items()
        assert not others
        named = [resolved(each) for each in OPERATIONS[link["operationId"]][2]["parameters"]]
        assert parameter in {each["name"] for each in named}
        member = expression.removeprefix("$response.body#/")
        assert member in members(operation)


def members(operation: str) -> set[str]:
    """Of the answer of a success."""
    responses = OPERATIONS[operation][2]["responses"]
    success = next(response for status, response in responses.items() if status < "300")
    schema = success["content"]["application/json"]["schema"]
    one = resolved(schema["anyOf"][0] if "anyOf" in schema else schema)
    return set(one["properties"])


def follow(api: Api, link: dict[str, Any], answer: dict[str, Any], body: Any = None) -> Any:
    method, path, _ = OPERATIONS[link["operationId"]]
    ((parameter, expression),) = link["parameters"].items()
    value = answer[expression.removeprefix("$response.body#/")]
    if f"{{{parameter}}}" in path:
        return api.send(method.upper(), path.replace(f"{{{parameter}}}", str(value)), body)
    return api.get(path, **{parameter: value})


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [k for k, r in RESOURCES.items() if r.reviewed and k != "source"])
def test_the_whole_review_is_walked_along_links(kind: str, by_analyst: Api, by_editor: Api) -> None:
    for actor in ("cn", "us"):
        the_actor(actor)
    make_source("wire-2024-01-30")
    example = dict(EXAMPLES[kind])
    if kind != "commitment":
        published(make_commitment("cn-precursor-pledge"))
    else:
        example |= {"forum": None, "topics": []}
    stem = LISTINGS[kind].path.replace("-", "_")
    api = {"analyst": by_analyst, "editor": by_editor}
    answer = by_analyst.post(f"{LISTINGS[kind].path}/", example)
    assert answer.status_code == 201, answer.content
    done = f"{stem}_create"
    for who, step, body in REVIEW:
        links = links_of(done)
        if step == "submit":
            edited = follow(by_analyst, links[f"{stem}_partial_update"], answer.json(), {})
            assert edited.status_code == 200, edited.content
        if step == "retract" and RESOURCES[kind].ledger:
            correction = follow(by_analyst, links[f"{stem}_supersede"], answer.json(), {})
            assert correction.status_code == 201, correction.content
            drop = links_of(f"{stem}_supersede")[f"{stem}_destroy"]
            assert follow(by_analyst, drop, correction.json()).status_code == 204
        answer = follow(api[who], links[f"{stem}_{step}"], answer.json(), body)
        assert answer.status_code == 200, answer.content
        done = f"{stem}_{step}"
        if step == "publish":
            read = follow(Api(), links_of(done)[f"{stem}_retrieve"], answer.json())
            assert read.status_code == 200, read.content
    assert follow(Api(), links_of(done)[f"{stem}_retrieve"], answer.json()).status_code == 410


@pytest.mark.django_db
def test_a_commitment_leads_to_what_hangs_on_it() -> None:
    api, answer = Api(), {"slug": "pledge", "commitment": "pledge"}
    published(make_commitment("pledge"))
    links = links_of("commitments_retrieve")
    assert set(links) == {
        "commitments_timeline",
        "status_updates_list",
        "positions_list",
        "evidence_list",
    }
    for link in links.values():
        assert follow(api, link, answer).status_code == 200
    (back,) = links_of("positions_retrieve").values()
    assert follow(api, back, answer).json()["slug"] == "pledge"
