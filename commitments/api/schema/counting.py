"""The operations that count and compare."""

from __future__ import annotations

from commitments.api.schema.operation import (
    ONE_REFUSALS,
    READ_REFUSALS,
    WRITE_REFUSALS,
    Body,
    Operation,
    Page,
)
from commitments.api.schema.others import NO_OTHER_PAGE
from commitments.api.schema.shapes import REASON
from commitments.api.serializers.counting import (
    DifferenceSerializer,
    DiscrepancySerializer,
    HistoryPointSerializer,
    StatSerializer,
)
from commitments.domain.parsing import slug, text
from commitments.reading import discrepancies
from commitments.reading.compare import COMPARE_PARAMETERS
from commitments.reading.stats import HISTORY_PARAMETERS, STATS_PARAMETERS

SERIES = text(100)
STATS = Operation(
    id="stats_list",
    tag="stats",
    summary="How many stand where",
    description="`count` and `total` take in every kind that the filters let through; commitments "
    "proper are `kind=pledge,agenda_item`. `share` is of the assessed ones.",
    answer=Page("Stats", StatSerializer, {"total": {"type": "integer", "minimum": 0}}),
    parameters=STATS_PARAMETERS,
    tagged=True,
    clocked=True,
)
HISTORY = Operation(
    id="stats_history_list",
    tag="stats",
    summary="How many stood where, over time",
    answer=Page("StatsHistory", HistoryPointSerializer, {}),
    parameters=HISTORY_PARAMETERS,
    tagged=True,
    clocked=True,
)
COMPARE = Operation(
    id="commitments_compare",
    tag="commitments",
    summary="What differs between two days, or two instants",
    answer=Page(
        "Comparison",
        DifferenceSerializer,
        {name: {"type": "object", "additionalProperties": True} for name in ("from", "to")},
    ),
    parameters=COMPARE_PARAMETERS,
    refusals=tuple(sorted((*READ_REFUSALS, *ONE_REFUSALS))),
    tagged=True,
    clocked=True,
)
DISCREPANCIES = Operation(
    id="discrepancies_list",
    tag="discrepancies",
    summary="Where sources disagree",
    answer=Page(
        "Discrepancies", DiscrepancySerializer, {"next": NO_OTHER_PAGE, "previous": NO_OTHER_PAGE}
    ),
    parameters=discrepancies.PARAMETERS,
    tagged=True,
    clocked=True,
)
RESOLVE = Operation(
    id="discrepancies_resolve",
    tag="discrepancies",
    summary="Say why a discrepancy is resolved",
    description="For editors. The reason is public. A new voice, or another figure, opens it "
    "again. It is a numbered change and is not taken back.",
    answer=DiscrepancySerializer,
    body=Body(
        "DiscrepancyResolution",
        {
            "type": "object",
            "properties": {
                "type": {"type": "string", "enum": discrepancies.KINDS},
                "slug": {**slug.schema, "description": "Of a claim."},
                "series": {**SERIES.schema, "description": "The name of a series."},
                "reason": {**REASON, "description": "Why it is none, or can be left."},
            },
            "required": ["type", "reason"],
            "additionalProperties": False,
        },
        example={
            "type": "series",
            "series": "us-overdose-deaths",
            "reason": "One counts the year, the other the twelve months to April.",
        },
    ),
    refusals=tuple(sorted((*WRITE_REFUSALS, 404))),
)
