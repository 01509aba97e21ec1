"""The operations of the schema, each at the address of a record that is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from commitments.api.views.documentation import generated
from tests.api.client import Api

STATES = {"patch": "draft", "delete": "draft", "submit": "draft"} | dict.fromkeys(
    ("publish", "return"), "in_review"
)


@dataclass(frozen=True)
class Operation:
    """`path`: filled with a key; `query`: what it can't be asked without."""

    method: str
    path: str
    told: dict[str, Any]
    parameters: list[dict[str, Any]]
    query: dict[str, str] = field(default_factory=dict)

    def takes(self, name: str) -> bool:
        return any(each["name"] == name for each in self.parameters)

    @property
    def is_open(self) -> bool:
        """A read without login, while PUBLIC_READ is on; writes are asked of editors as it is."""
        return self.method != "GET" or {} in self.told["security"]

    @property
    def answers(self) -> set[str]:
        return set(self.told["responses"])

    @property
    def body(self) -> dict[str, Any]:
        """The schema of one record's body."""
        content = self.told.get("requestBody", {}).get("content", {})
        schema = resolved(content.get("application/json", {}).get("schema", {}))
        return resolved(schema["oneOf"][0]) if "oneOf" in schema else schema

    @property
    def example(self) -> dict[str, Any]:
        content = self.told.get("requestBody", {}).get("content", {})
        found: dict[str, Any] = content.get("application/json", {}).get("example", {})
        return {**found, "slug": "of-its-own"} if "slug" in found else found


def operations(api: Api) -> Iterator[Operation]:
    for path, methods in generated()["paths"].items():
        for method, told in methods.items():
            parameters = [resolved(each) for each in told["parameters"]]
            query = {
                each["name"]: str(each["schema"]["examples"][0])
                for each in parameters
                if each["in"] == "query" and each.get("required")
            }
            filled = fill(
                api, path, STATES.get(path.split("/")[-2] if method == "post" else method)
            )
            yield Operation(method.upper(), filled, told, parameters, query)


def fill(api: Api, path: str, state: str | None) -> str:
    """With the key of a record that is there, in the state that is wanted if there is one."""
    if "{" not in path:
        return path
    listed, _, rest = path.partition("{")
    parameters = generated()["paths"][listed]["get"]["parameters"]
    has_states = any(resolved(each)["name"] == "publication" for each in parameters)
    query = {"publication": state} if state and has_states else {}
    keys = api.keys(listed, **query) or api.keys(listed)
    return f"{listed}{keys[0]}{rest.partition('}')[2]}"


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        return schema
    found: Any = generated()
    for part in schema["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    return resolved(found)
