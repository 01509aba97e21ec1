"""The schema of every address, from what its view says of itself.

drf-spectacular walks the addresses, maps the serializers and checks the whole; what an operation
takes and answers comes from the same declarations by which requests are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent
from rest_framework.serializers import BaseSerializer, Serializer

from commitments.api.bodies import MOST_AT_ONCE
from commitments.api.problems import MEDIA_TYPE, TITLES
from commitments.api.schema.components import (
    CONDITIONS,
    HEADERS,
    KEYS,
    PROBLEM_HEADERS,
    SECURITY,
    Schema,
)
from commitments.api.schema.examples import AN_ID, key_of
from commitments.api.schema.operation import Link, Operation, Page
from commitments.api.schema.shapes import (
    ENUMS,
    VAGUE_DATE_NAME,
    named,
    nested_evidence_schema,
)
from commitments.api.serializers.problem import ProblemSerializer
from commitments.api.serializers.vocabulary import VocabularyCodeSerializer
from commitments.domain.parsing import VAGUE_DATE
from commitments.reading.definitions import DEFINITIONS
from commitments.reading.listing import (
    AS_OF,
    CURSOR,
    KNOWN_AT,
    PAGE_SIZE,
    PUBLICATION,
    WITH_COUNT,
)
from commitments.reading.listings import LISTINGS
from commitments.reading.parameters import Parameter
from commitments.reading.vocabulary import NAMES

KEY_EXAMPLES = {listing.path: key_of(kind) for kind, listing in LISTINGS.items()}
SHARED = (AS_OF, KNOWN_AT, PAGE_SIZE, CURSOR, WITH_COUNT, PUBLICATION)


class TrackerGenerator(SchemaGenerator):
    def coerce_path(self, path: str, method: str, view: Any) -> str:
        """A record's key is called what it is."""
        listing = getattr(view, "listing", None)
        return path.replace("{key}", f"{{{listing.key if listing else 'id'}}}")


class TrackerSchema(AutoSchema):
    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: ComponentRegistry
    ) -> Schema | None:
        self.registry, self.path, self.method = registry, path, method
        operation: Operation = self.view.operations()[method]
        self.register_shared()
        written: Schema = {
            "operationId": operation.id,
            "tags": [operation.tag],
            "summary": operation.summary,
        }
        if operation.description:
            written["description"] = operation.description
        written["parameters"] = list(self.parameters(operation))
        if operation.body is not None:
            written["requestBody"] = self.request_body(operation)
        either = [{name: []} for name in SECURITY]
        written["security"] = either if operation.writes or operation.closed else [{}, *either]
        written["responses"] = dict(self.responses(operation))
        return written

    def parameters(self, operation: Operation) -> Iterator[Schema]:
        for name, schema in KEYS.items():
            if f"{{{name}}}" in self.path:
                yield {
                    "name": name,
                    "in": "path",
                    "required": True,
                    "schema": {**schema, "examples": [KEY_EXAMPLES.get(operation.tag, AN_ID)]},
                }
        for parameter in operation.parameters:
            written = query_parameter(parameter)
            shared = parameter in SHARED
            yield self.component("parameters", parameter.name, written) if shared else written
        yield query_parameter(self.view.format_parameter)
        for name, takes in (
            ("If-None-Match", operation.tagged),
            ("If-Match", operation.guarded),
            ("Idempotency-Key", self.method == "POST"),
        ):
            if takes:
                yield self.component("parameters", name, CONDITIONS[name])

    def request_body(self, operation: Operation) -> Schema:
        body = operation.body
        assert body is not None
        one = self.component("schemas", body.name, dict(body.schema))
        several = {"type": "array", "items": one, "minItems": 1, "maxItems": MOST_AT_ONCE}
        content: Schema = {"schema": {"oneOf": [one, several]} if body.many else one}
        if body.example is not None:
            content["example"] = body.example
        return {"required": body.required, "content": {"application/json": content}}

    def responses(self, operation: Operation) -> Iterator[tuple[str, Schema]]:
        yield str(operation.status), self.success(operation)
        if operation.tagged:
            yield "304", {"description": "The answer at hand still holds.", **tags(operation)}
        if operation.moves:
            moved = {"$ref": "#/components/headers/Location"}
            description = "It was merged into another: the same question at that one's address."
            yield "308", {"description": description, "headers": {"Location": moved}}
        for status in operation.refusals:
            if status == 422 and self.method != "POST":
                continue
            kind = TITLES[status][0]
            name = "".join(part.title() for part in kind.split("-"))
            yield str(status), {"$ref": f"#/components/responses/{name}"}

    def success(self, operation: Operation) -> Schema:
        described = {200: "Done as asked.", 201: "Made.", 204: "Dropped."}[operation.status]
        response: Schema = {"description": described, **tags(operation)}
        if operation.links:
            response["links"] = {link.name: self.link(link) for link in operation.links}
        if operation.answer is not None:
            schema = self.answer(operation.answer)
            if operation.body is not None and operation.body.many:
                schema = {"anyOf": [schema, several_of(schema)]}
            response["content"] = {kind: {"schema": schema} for kind in operation.media_types} | {
                kind: {"schema": {"type": "string"}} for kind in operation.exports
            }
        return response

    def answer(self, answer: type[Serializer] | Page | Mapping[str, Any]) -> Schema:
        if isinstance(answer, Mapping):
            return dict(answer)
        if not isinstance(answer, Page):
            return self.reference(answer)
        page = {
            "type": "object",
            "properties": {
                **answer.beside,
                "as_of": HEADERS["As-Of"]["schema"],
                "known_at": HEADERS["Known-At"]["schema"],
                "results": {"type": "array", "items": self.reference(answer.of)},
            },
            "required": [
                *(n for n in answer.beside if n != "count"),
                "as_of",
                "known_at",
                "results",
            ],
        }
        return self.component("schemas", answer.name, page)

    def reference(self, serializer: type[Serializer]) -> Schema:
        return dict(self.resolve_serializer(serializer, "response").ref)

    def link(self, link: Link) -> Schema:
        expression = f"$response.body#/{link.member}"
        told = {"operationId": link.operation, "parameters": {link.parameter: expression}}
        return self.component("links", link.name, told)

    def component(self, place: str, name: str, schema: Schema) -> Schema:
        found = ResolvedComponent(name=name, type=place, schema=schema, object=name)
        self.registry.register_on_missing(found)
        return dict(found.ref)

    def register_shared(self) -> None:
        """What many operations refer to."""
        for name, scheme in SECURITY.items():
            self.component("securitySchemes", name, scheme)
        for name, header in HEADERS.items():
            self.component("headers", name, header)
        for choices in NAMES.values():
            self.component("schemas", choices.__name__, enumeration(choices))
        self.component("schemas", VAGUE_DATE_NAME, VAGUE_DATE)
        self.component("schemas", "NestedEvidenceInput", nested_evidence_schema())
        self.reference(VocabularyCodeSerializer)
        problem = self.reference(ProblemSerializer)
        for status, (kind, title) in TITLES.items():
            name = "".join(part.title() for part in kind.split("-"))
            response: Schema = {
                "description": title + ".",
                "content": {MEDIA_TYPE: {"schema": problem}},
            }
            if header := PROBLEM_HEADERS.get(status):
                response["headers"] = {header: {"$ref": f"#/components/headers/{header}"}}
            self.component("responses", name, response)

    def _map_serializer(
        self, serializer: BaseSerializer, direction: str, bypass_extensions: bool = False
    ) -> Schema:
        """With `fields` any member may be missing from a record."""
        schema: Schema = super()._map_serializer(serializer, direction, bypass_extensions)
        if getattr(serializer, "trimmed", False):
            schema.pop("required", None)
        return schema


class CodeExtension(OpenApiSerializerFieldExtension):
    """Codes refer to their vocabulary."""

    target_class = "commitments.api.serializers.fields.Code"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> Schema:
        return {"$ref": f"#/components/schemas/{ENUMS[tuple(self.target.vocabulary.values)]}"}


def several_of(record: Schema) -> Schema:
    """What a bulk request answers."""
    clocks = {name: HEADERS[header]["schema"] for name, header in CLOCK_MEMBERS.items()}
    return {
        "type": "object",
        "properties": {**clocks, "results": {"type": "array", "items": record}},
        "required": [*clocks, "results"],
    }


CLOCK_MEMBERS = {"as_of": "As-Of", "known_at": "Known-At"}


def enumeration(choices: Any) -> Schema:
    lines = [f"* `{code}`: {DEFINITIONS[choices][code]}" for code in choices.values]
    return {"type": "string", "enum": list(choices.values), "description": "\n".join(lines)}


def query_parameter(parameter: Parameter) -> Schema:
    """The example stands in the schema: one beside it would be filled into the page's forms."""
    schema = named({k: v for k, v in parameter.schema.items() if not k.startswith("x-")})
    if parameter.many:
        schema = {"type": "array", "items": schema}
    if parameter.example:
        schema["examples"] = [example_of(parameter)]
    written: Schema = {
        "name": parameter.name,
        "in": "query",
        "description": parameter.description,
        "schema": schema,
    }
    if parameter.required:
        written["required"] = True
    return {**written, "style": "form", "explode": False} if parameter.many else written


def example_of(parameter: Parameter) -> Any:
    if parameter.many:
        return parameter.example.split(",")
    kind = parameter.schema.get("type")
    if kind == "integer":
        return int(parameter.example)
    return parameter.example == "true" if kind == "boolean" else parameter.example


def tags(operation: Operation) -> Schema:
    names = ["ETag", "As-Of", "Known-At"] if operation.clocked else []
    if operation.body is not None:
        names = ["ETag", "As-Of", "Known-At"]
    if operation.status == 201:
        names.append("Location")
    if not names:
        return {}
    return {"headers": {name: {"$ref": f"#/components/headers/{name}"} for name in names}}
