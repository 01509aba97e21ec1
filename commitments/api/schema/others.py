"""The operations of addresses that are no kind of record."""

from __future__ import annotations

from commitments.api.schema.operation import ONE_REFUSALS, READ_REFUSALS, Operation, Page
from commitments.api.schema.records import ADDRESS
from commitments.api.schema.shapes import ref
from commitments.api.serializers.change import ChangeSerializer
from commitments.api.serializers.commitment import TimelineEntrySerializer
from commitments.reading.changes import PARAMETERS
from commitments.reading.listing import AS_OF, KNOWN_AT
from commitments.reading.vocabulary import NAMES

NO_OTHER_PAGE = {"type": "null"}
OPEN_REFUSALS = (400, 406, 429, 500, 503)
ADDRESSES = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}

TIMELINE = Operation(
    id="commitments_timeline",
    tag="commitments",
    summary="Everything about a commitment, in order",
    description="When it was made, what was found and said of it, when it is due, what was taken "
    "back.",
    answer=Page(
        "Timeline",
        TimelineEntrySerializer,
        {"next": NO_OTHER_PAGE, "previous": NO_OTHER_PAGE},
    ),
    parameters=[AS_OF, KNOWN_AT],
    refusals=tuple(sorted((*READ_REFUSALS, *ONE_REFUSALS))),
    tagged=True,
    clocked=True,
)
CHANGES = Operation(
    id="changes_list",
    tag="changes",
    summary="What became known, in order",
    description="Poll with the `cursor` of the last answer, and miss nothing. The filters are "
    "those of `commitments/`.",
    answer=Page(
        "ChangePage",
        ChangeSerializer,
        {
            "next": {**ADDRESS, "description": "What follows; null when caught up."},
            "cursor": {"type": "string", "description": "From where to go on, now or later."},
        },
    ),
    parameters=PARAMETERS,
    tagged=True,
    clocked=True,
)
VOCABULARIES = Operation(
    id="vocabulary_retrieve",
    tag="vocabulary",
    summary="Every code with what it means",
    description="Codes may be added: clients have to bear ones that they do not know.",
    answer={
        "type": "object",
        "properties": {name: {"type": "array", "items": ref("VocabularyCode")} for name in NAMES},
        "required": list(NAMES),
    },
    tagged=True,
    clocked=True,
)
INDEX = Operation(
    id="index_retrieve",
    tag="index",
    summary="The versions of this API, its schema and its documentation",
    answer=ADDRESSES,
    tagged=True,
    clocked=True,
)
INDEX_V1 = Operation(
    id="index_v1_retrieve",
    tag="index",
    summary="The lists and other addresses of version 1, by name",
    answer=ADDRESSES,
    tagged=True,
    clocked=True,
)
SCHEMA = Operation(
    id="schema_retrieve",
    tag="index",
    summary="This document: OpenAPI 3.1, as JSON or YAML",
    answer={"type": "object"},
    refusals=OPEN_REFUSALS,
    tagged=True,
    media_types=(
        "application/json",
        "application/yaml",
        "application/vnd.oai.openapi+json",
        "application/vnd.oai.openapi",
    ),
)
DOCS = Operation(
    id="docs_retrieve",
    tag="index",
    summary="A page that shows this document",
    answer={"type": "string"},
    refusals=OPEN_REFUSALS,
    media_types=("text/html",),
)
