"""The records that are never edited once they are public: judgements and their evidence."""

from __future__ import annotations

from commitments.domain import parsing as p
from commitments.domain.fields import ANSWERED, code, reference, when
from commitments.domain.shapes import Field, Resource, Shape
from commitments.models import Actor, Commitment, Evidence, Position, Source, StatusUpdate
from commitments.models import vocabulary as v

JUDGED = (
    reference("commitment", Commitment, required=True),
    reference("party", Actor),
)
LEDGER_COMPUTED = (ANSWERED - {"evidence_count"}) | {"id", "superseded_by", "recorded_at", "day"}
STATUS_UPDATE = Resource(
    "status_update",
    StatusUpdate,
    Shape(
        (
            *JUDGED,
            code("status", v.Status, leave_out=v.COMPUTED_STATUSES),
            when("as_of", both_ends=True, required=True),
            when("occurred_on"),
            Field("place", p.text(300)),
            when("due"),
            Field("summary", p.text()),
            code("confidence", v.Confidence),
        ),
        computed=LEDGER_COMPUTED | {"supersedes"},
    ),
    judgement=True,
)
POSITION = Resource(
    "position",
    Position,
    Shape(
        (
            *JUDGED,
            reference("actor", Actor, required=True),
            reference("speaker", Actor),
            code("view", v.PositionView),
            code("sufficient", v.Sufficient, default=v.Sufficient.UNSTATED),
            when("as_of", both_ends=True, required=True),
            Field("summary", p.text()),
        ),
        computed=LEDGER_COMPUTED | {"supersedes"},
    ),
    judgement=True,
)
EVIDENCE = Resource(
    "evidence",
    Evidence,
    Shape(
        (
            reference("source", Source, required=True),
            Field("excerpt", p.text(2000)),
            Field("locator", p.text(500)),
            reference("attributed_to", Actor),
            Field("speaker_text", p.text(500)),
            code("mode", v.Mode),
            when("said_on"),
            code("stance", v.Stance, default=v.Stance.SUPPORTS),
            code("credibility", v.Credibility, default=v.Credibility.SIX),
            Field("language", p.language),
            Field("translation", p.text(4000)),
        ),
        computed=LEDGER_COMPUTED | {"supersedes", "verification", "edited_at_source"},
    ),
)
