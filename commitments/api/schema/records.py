"""What can be done with every kind of record: list, make, read, change, drop, review, correct."""

from __future__ import annotations

from functools import cache

from commitments.api.exports import EXPORTS
from commitments.api.schema.examples import EXAMPLES, WHY, change_of
from commitments.api.schema.links import links_after, stem
from commitments.api.schema.operation import (
    ONE_REFUSALS,
    READ_REFUSALS,
    WRITE_REFUSALS,
    Body,
    Operation,
    Page,
)
from commitments.api.schema.shapes import REASON, component_name, correction_schema, input_schema
from commitments.api.serializers.records import SERIALIZERS
from commitments.domain.merging import MERGED
from commitments.domain.resources import RESOURCES
from commitments.reading.listing import AS_OF, KNOWN_AT
from commitments.reading.listings import LISTINGS

ADDRESS = {"type": ["string", "null"], "format": "uri"}
BESIDE_PAGE = {
    "next": {**ADDRESS, "description": "The next page; null at the end."},
    "previous": {**ADDRESS, "description": "The page before; null at the beginning."},
}
COUNT = {
    "count": {
        "type": "integer",
        "description": "With `with_count=true`: the records that the filters let through.",
    }
}
ON_ONE = tuple(sorted({*WRITE_REFUSALS, 404, 412}))
LISTED = "What was public at `known_at`, as it stood on the day `as_of`."
# What belongs to a day: which day that is.
OF_ITS_DAY = {
    "commitment": "What was made later than `as_of` is left out.",
    "claim": "What was made later than `as_of` is left out.",
    "status_update": "Those whose day is later than `as_of` are left out.",
    "position": "Those whose day is later than `as_of` are left out.",
    "evidence": "With `as_of` it is held to the day of its target: of a judgement its day, of a "
    "commitment or claim the day on which that was made. When it was said is of no matter.",
}
STEPS = {
    "submit": ("Hand a draft, or a pending revision, to the reviewers", ""),
    "publish": (
        "Publish what is in review",
        (
            "With the draft evidence and sources that it names. Nobody publishes what they alone "
            "wrote. A judgement without evidence takes a reason, and so does one of which no "
            "excerpt is in the archived copies."
        ),
    ),
    "return": ("Send back what is in review", "A reason is due."),
    "retract": (
        "Take back what is published",
        (
            "A reason is due. A tombstone stays: the address answers 410 from then on. Nothing "
            "else is taken back with it; `leaned_on_by` says who leans on it. A source on which "
            "published evidence leans is not taken back (409)."
        ),
    ),
}


def noun(kind: str) -> str:
    return RESOURCES[kind].noun


@cache
def list_operations(kind: str) -> dict[str, Operation]:
    listing, name = LISTINGS[kind], component_name(kind)
    plural = listing.path.replace("-", " ")
    read = Operation(
        id=f"{stem(kind)}_list",
        tag=listing.path,
        summary=f"List {plural}",
        description=" ".join([LISTED, *([OF_ITS_DAY[kind]] if kind in OF_ITS_DAY else [])]),
        answer=Page(f"{name}Page", SERIALIZERS[kind], BESIDE_PAGE | COUNT),
        parameters=listing.parameters,
        tagged=True,
        clocked=True,
        exports=[renderer.media_type for renderer in EXPORTS],
    )
    made = "It is public at once." if not RESOURCES[kind].reviewed else "It is a draft."
    create = Operation(
        id=f"{stem(kind)}_create",
        tag=listing.path,
        summary=f"Make {article(noun(kind))}",
        description=made,
        answer=SERIALIZERS[kind],
        body=Body(f"{name}Input", input_schema(kind), example=EXAMPLES[kind], many=True),
        status=201,
        refusals=WRITE_REFUSALS,
        links=links_after(kind, "create"),
    )
    return {"GET": read, "POST": create}


@cache
def detail_operations(kind: str) -> dict[str, Operation]:
    listing, name = LISTINGS[kind], component_name(kind)
    one = article(noun(kind))
    read = Operation(
        id=f"{stem(kind)}_retrieve",
        tag=listing.path,
        summary=f"Read {one}",
        answer=SERIALIZERS[kind],
        parameters=[listing.fields_parameter, *listing.include_parameters, AS_OF, KNOWN_AT],
        refusals=tuple(sorted((*READ_REFUSALS, *ONE_REFUSALS))),
        tagged=True,
        clocked=True,
        moves=RESOURCES[kind].model in MERGED,
        links=links_after(kind, "retrieve"),
    )
    change = Operation(
        id=f"{stem(kind)}_partial_update",
        tag=listing.path,
        summary=f"Change {one}",
        description=how_changed(kind),
        answer=SERIALIZERS[kind],
        body=Body(
            f"{name}Patch",
            input_schema(kind, partial=True),
            required=False,
            example={**change_of(kind), "reason": WHY},
        ),
        refusals=ON_ONE,
        guarded=True,
        links=links_after(kind, "partial_update"),
    )
    drop = Operation(
        id=f"{stem(kind)}_destroy",
        tag=listing.path,
        summary=f"Drop {article('draft')} of one's own",
        answer=None,
        status=204,
        refusals=tuple(status for status in ON_ONE if status not in {410, 411, 413, 415}),
        guarded=True,
    )
    return {"GET": read, "PATCH": change, "DELETE": drop}


def how_changed(kind: str) -> str:
    resource = RESOURCES[kind]
    if not resource.reviewed:
        return "It is public at once; the old text stays readable under an earlier `known_at`."
    if resource.ledger:
        return "While it is a draft; what is published is corrected by `supersede/`."
    return (
        "A draft at once. Of what is published it makes a pending revision, which somebody else "
        "publishes; that takes a reason."
    )


@cache
def step_operations(kind: str, step: str) -> dict[str, Operation]:
    summary, description = STEPS[step]
    schema = {
        "type": "object",
        "properties": {"reason": REASON},
        "additionalProperties": False,
    }
    due = step in {"return", "retract"}
    if due:
        schema["required"] = ["reason"]
    operation = Operation(
        id=f"{stem(kind)}_{step}",
        tag=LISTINGS[kind].path,
        summary=summary,
        description=description,
        answer=SERIALIZERS[kind],
        body=Body(
            "Reason" if due else "ReasonIfAny",
            schema,
            required=due,
            example={"reason": WHY},
        ),
        refusals=ON_ONE,
        guarded=True,
        links=links_after(kind, step),
    )
    return {"POST": operation}


@cache
def supersede_operations(kind: str) -> dict[str, Operation]:
    operation = Operation(
        id=f"{stem(kind)}_supersede",
        tag=LISTINGS[kind].path,
        summary=f"Correct {article(noun(kind))}",
        description="Makes a draft that says the same but for what is given. Its publication alone "
        "supersedes.",
        answer=SERIALIZERS[kind],
        body=Body(
            f"{component_name(kind)}Correction",
            correction_schema(kind),
            required=False,
            example=change_of(kind),
        ),
        status=201,
        refusals=ON_ONE,
        guarded=True,
        links=links_after(kind, "supersede"),
    )
    return {"POST": operation}


def article(word: str) -> str:
    if word == "evidence":
        return "a piece of evidence"
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
