"""Every answer is what the schema says of it: lists, records, timelines, problems and writes."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from commitments.api.schema.examples import EXAMPLES
from commitments.api.views.documentation import generated
from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.factories.records import make_actor
from tests.factories.states import retracted
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
STEMS = {listing.path: name for name, listing in LISTINGS.items()}


@cache
def components() -> dict[str, Any]:
    return closed({"components": generated()["components"]})


def closed(schema: Any) -> Any:
    """Answers hold no member that isn't documented."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(item) for name, item in schema.items()}
    if inner.get("type") == "object" and "properties" in inner:
        inner.setdefault("additionalProperties", False)
    return inner


def complaints(answer: Any, method: str, template: str) -> list[str]:
    """What differs between an answer and the schema of the operation at that template."""
    documented = generated()["paths"][template][method]["responses"]
    response = documented[str(answer.status_code)]
    if "$ref" in response:
        response = generated()["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
    kind = answer["Content-Type"].partition(";")[0]
    schema = response["content"][kind]["schema"]
    validator = Draft202012Validator({**schema, **components()})
    missing = [name for name in response.get("headers", {}) if name not in answer.headers]
    errors = [
        f"{list(e.absolute_path)}: {e.message}"[:300] for e in validator.iter_errors(answer.json())
    ]
    return errors + missing


def test_every_list_and_record(stranger: Api, by_viewer: Api) -> None:
    populate()
    for listing in LISTINGS.values():
        path, template = f"{listing.path}/", f"/api/v1/{listing.path}/"
        states = {"publication": "draft,published"} if listing.reviewed else {}
        for api, query in (
            (stranger, {"with_count": "true", "page_size": 1}),
            (stranger, {"q": "pledge"}),
            (stranger, {"fields": listing.key}),
            (by_viewer, states),
        ):
            assert complaints(api.get(path, **query), "get", template) == [], (path, query)
        one = f"{template}{{{listing.key}}}/"
        for key in by_viewer.keys(path, **states):
            assert complaints(by_viewer.get(f"{path}{key}/"), "get", one) == [], key
    for path in ("changes/", "vocabulary/", "", "discrepancies/", "stats/"):
        assert complaints(stranger.get(path), "get", f"/api/v1/{path}") == [], path
    timeline = stranger.get("commitments/pledge/timeline/")
    assert complaints(timeline, "get", "/api/v1/commitments/{slug}/timeline/") == []


def test_every_kind_of_problem(stranger: Api, by_analyst: Api, by_editor: Api) -> None:
    pledge = populate()
    retracted(pledge)
    one = "/api/v1/commitments/{slug}/"
    for answer, method, template in (
        (stranger.get("commitments/", bogus=1), "get", "/api/v1/commitments/"),
        (stranger.get("commitments/", publication="draft"), "get", "/api/v1/commitments/"),
        (stranger.get("commitments/none/"), "get", one),
        (stranger.get("commitments/pledge/"), "get", one),
        (stranger.post("commitments/", {}), "post", "/api/v1/commitments/"),
        (by_analyst.post("commitments/", {}), "post", "/api/v1/commitments/"),
        (by_analyst.post("commitments/pledge/publish/"), "post", f"{one}publish/"),
        (by_editor.post("commitments/pledge/publish/"), "post", f"{one}publish/"),
        (by_analyst.patch("commitments/talks/", {}, If_Match='"x"'), "patch", one),
        (by_analyst.delete("commitments/talks/"), "delete", one),
        (stranger.get("claims/", headers={"Accept": "text/html"}), "get", "/api/v1/claims/"),
    ):
        assert answer.status_code >= 400
        assert complaints(answer, method, template) == [], answer.content


def test_every_write(by_analyst: Api, by_editor: Api) -> None:
    make_actor("cn")
    make_actor("us")
    for kind in ("forum", "topic", "source", "commitment", "claim", "risk", "statistic", "actor"):
        listing, example = LISTINGS[kind], EXAMPLES[kind]
        template = f"/api/v1/{listing.path}/"
        assert complaints(by_analyst.post(template, example), "post", template) == [], kind
        own = f"{template}{example['slug']}/"
        edited = by_analyst.patch(own, {"slug": example["slug"]})
        assert complaints(edited, "patch", f"{template}{{slug}}/") == [], kind
        for api, step in ((by_analyst, "submit"), (by_editor, "publish")):
            if kind in {"commitment", "claim", "risk", "statistic"}:
                done = api.post(f"{own}{step}/")
                assert done.status_code == 200, done.content
                assert complaints(done, "post", f"{template}{{slug}}/{step}/") == []
    for kind in ("status_update", "position", "evidence"):
        template = f"/api/v1/{LISTINGS[kind].path}/"
        made = by_analyst.post(template, EXAMPLES[kind])
        assert complaints(made, "post", template) == [], made.content
        own = f"{template}{made.json()['id']}/"
        by_analyst.post(f"{own}submit/")
        published = by_editor.post(f"{own}publish/", {"reason": "No source yet."})
        assert complaints(published, "post", f"{template}{{id}}/publish/") == []
        corrected = by_analyst.post(f"{own}supersede/", {})
        assert complaints(corrected, "post", f"{template}{{id}}/supersede/") == []
