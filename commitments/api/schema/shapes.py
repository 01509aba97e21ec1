"""The shape in which a record is written, as JSON Schema; said once, where it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.domain.ledgers import EVIDENCE
from commitments.domain.parsing import VAGUE_DATE
from commitments.domain.resources import RESOURCES
from commitments.domain.shapes import Field, Resource, Rows
from commitments.models.evidence import TARGETS
from commitments.reading.listings import LISTINGS
from commitments.reading.vocabulary import NAMES

Schema = dict[str, Any]
VAGUE_DATE_NAME = "VagueDateInput"
ENUMS: dict[tuple[str, ...], str] = {
    tuple(choices.values): choices.__name__ for choices in NAMES.values()
}
REASON = {"type": ["string", "null"], "maxLength": 2000}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def named(schema: Mapping[str, Any]) -> Schema:
    """The schema, by reference where it is one of the components."""
    if schema == VAGUE_DATE:
        return ref(VAGUE_DATE_NAME)
    if name := ENUMS.get(tuple(schema.get("enum", ()))):
        return ref(name)
    if "items" in schema:
        return {**schema, "items": named(schema["items"])}
    return dict(schema)


def component_name(kind: str) -> str:
    return "".join(part.title() for part in kind.split("_"))


def input_schema(kind: str, *, partial: bool = False) -> Schema:
    """The body of a POST; `partial`: of a PATCH, which changes what it names."""
    resource = RESOURCES[kind]
    properties = members(resource)
    required = [f.name for f in resource.shape.fields if f.required]
    if partial:
        required = []
        properties["reason"] = {
            **REASON,
            "description": "Why; due where the record is published already.",
        }
    elif resource is EVIDENCE:
        properties["target"] = target_schema()
        required.append("target")
    elif kind in TARGETS:
        properties["evidence"] = {
            "type": "array",
            "maxItems": 100,
            "items": ref("NestedEvidenceInput"),
            "description": "Made with it, and published with it.",
        }
    return whole(properties, required)


def correction_schema(kind: str) -> Schema:
    """What differs from the judgement or evidence that is corrected."""
    properties = members(RESOURCES[kind])
    if kind in TARGETS:
        properties["evidence"] = {
            "type": "array",
            "maxItems": 100,
            "items": ref("NestedEvidenceInput"),
            "description": "In place of what the corrected one has; left out: the same.",
        }
    return whole(properties, [])


def nested_evidence_schema() -> Schema:
    return whole(members(EVIDENCE), [f.name for f in EVIDENCE.shape.fields if f.required])


def members(resource: Resource) -> dict[str, Schema]:
    properties = {f.name: member(f) for f in resource.shape.fields}
    properties |= {rows.name: rows_schema(rows) for rows in resource.shape.rows}
    for alias, full in resource.shape.aliases.items():
        properties[alias] = {**properties[full], "description": f"The same as {full}."}
    return properties


def whole(properties: dict[str, Schema], required: list[str]) -> Schema:
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": required} if required else schema


def member(field: Field) -> Schema:
    """What is not required may be null, and is then empty."""
    schema = named(field.read.schema)
    if not field.required:
        schema = or_null(schema)
    if field.help:
        schema["description"] = field.help
    return schema


def or_null(schema: Schema) -> Schema:
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def rows_schema(rows: Rows) -> Schema:
    """Lists are replaced as a whole."""
    if rows.shorthand:
        item = named(next(f for f in rows.fields if f.name == rows.shorthand).read.schema)
    else:
        properties = {f.name: member(f) for f in rows.fields}
        properties |= {f.name: {**member(f), "readOnly": True} for f in rows.computed}
        item = whole(properties, [f.name for f in rows.fields if f.required])
    return {"type": "array", "items": item, "maxItems": 1000}


def target_schema() -> Schema:
    by_slug = [kind for kind in TARGETS if LISTINGS[kind].key == "slug"]
    by_id = [kind for kind in TARGETS if LISTINGS[kind].key == "id"]
    number = {"type": "integer", "minimum": 1, "maximum": 2**63 - 1}
    return {
        "description": "What it is evidence of.",
        "oneOf": [
            whole(
                {"type": {"type": "string", "enum": by_slug}, "slug": {"type": "string"}},
                ["type", "slug"],
            ),
            whole({"type": {"type": "string", "enum": by_id}, "id": number}, ["type", "id"]),
        ],
    }
