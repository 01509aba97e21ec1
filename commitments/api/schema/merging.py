"""What the documentation says of merging."""

from __future__ import annotations

from functools import cache

from commitments.api.schema.operation import Body, Operation
from commitments.api.schema.records import ON_ONE, article, noun, stem
from commitments.api.schema.shapes import REASON
from commitments.api.serializers.records import SERIALIZERS
from commitments.domain.parsing import slug
from commitments.reading.listings import LISTINGS

DESCRIPTION = (
    "For editors. The record at this address goes, the one named in `into` stays and is answered. "
    "From then on every read counts and names whatever names the one that goes under the one that "
    "stays; its own address answers 308; what is written by its slug is written to the other. Its "
    "name, parent or origin count no more; a person's offices go over. Under an earlier `known_at` "
    "all is answered as before. It is a numbered change and is not taken back."
)


@cache
def merge_operations(kind: str) -> dict[str, Operation]:
    one = noun(kind)
    schema = {
        "type": "object",
        "properties": {
            "into": {**slug.schema, "description": "The slug of the one that stays."},
            "reason": {**REASON, "description": "How it is known that the two are one."},
        },
        "required": ["into", "reason"],
        "additionalProperties": False,
    }
    operation = Operation(
        id=f"{stem(kind)}_merge",
        tag=LISTINGS[kind].path,
        summary=f"Merge {article(one)} into another",
        description=DESCRIPTION,
        answer=SERIALIZERS[kind],
        body=Body(
            "Merge",
            schema,
            example={"into": EXAMPLES[kind], "reason": "Both are names of one and the same."},
        ),
        refusals=ON_ONE,
        guarded=True,
    )
    return {"POST": operation}


EXAMPLES = {"actor": "cn", "source": "wire-2024-01-30"}
