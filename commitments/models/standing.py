from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    ArrayField,
    DateRangeField,
    DateTimeRangeField,
    IntegerRangeField,
)
from django.contrib.postgres.fields.ranges import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from commitments.models.commitment import Commitment
from commitments.models.record import code_constraint
from commitments.models.vague_date import (
    VagueDateColumns,
    day_column,
    edtf_column,
    order_constraint,
    said_column,
)
from commitments.models.vocabulary import Confidence, Contestation, Status, Timeliness

VERDICTS = (Timeliness.ENDED, Timeliness.MET_ON_TIME, Timeliness.MET_LATE)

NOW = models.Q(known_to__isnull=True, valid_to__isnull=True)
COUNTED = (
    *("status", "due_earliest", "due_latest", "verdict", "found_late", "contestation"),
    "committing",
)
LONGEST = 1000  # bytes of what an index holds of it; no more than 2,704 go into an entry
UNDER = models.Func(models.F("keys"), models.F("status"), function="tracker_under")


def spans(function: str, first: str, last: str, *bounds: models.Value) -> models.Func:
    return models.Func(models.F(first), models.F(last), *bounds, function=function)


class Standing(models.Model):
    """Where a commitment stands on each day of [valid_from, valid_to), as known in
    [known_from, known_to): a projection of its ledgers, which can be made again from them.

    Timeliness and staleness follow from it and the day asked for. `keys` serve the filters on
    parties: `actor`, `role:actor`, `=status:actor`, `=status:role:actor`. `committing`, for counts:
    `status:actor` of each committing party, with blanks between; null where that is longer than an
    index takes, and then the keys tell it. `verdict`: `ended`, `met_on_time`, `met_late`, or empty
    while open.
    """

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="standings", db_index=False
    )
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(null=True)
    status = models.CharField(max_length=30)
    status_as_of = models.JSONField(null=True)
    confidence = models.CharField(max_length=10, blank=True, default="")
    due_edtf = edtf_column()
    due_earliest = day_column()
    due_latest = day_column()
    due_said = said_column()
    contestation = models.CharField(max_length=20)
    verdict = models.CharField(max_length=20, blank=True, default="")
    found_late = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)
    parties = models.JSONField(default=list)
    positions = models.JSONField(default=list)
    keys: ArrayField[list[str], list[str]] = ArrayField(
        models.CharField(max_length=180), default=list
    )
    committing = models.GeneratedField(
        expression=models.Func(
            models.F("keys"), models.Value(LONGEST), function="tracker_committing"
        ),
        output_field=models.TextField(null=True, db_collation="C"),
        db_persist=True,
    )
    update_count = models.PositiveIntegerField(default=0)
    evidence_count = models.PositiveIntegerField(default=0)

    due = VagueDateColumns("due")

    class Meta:
        constraints = [
            code_constraint("status", Status, "standing"),
            code_constraint("contestation", Contestation, "standing"),
            code_constraint("confidence", Confidence, "standing", blank=True),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["", *map(str, VERDICTS)]),
                name="standing_verdict_known",
            ),
            order_constraint("due", "standing"),
            ExclusionConstraint(
                name="standing_one_at_a_time",
                expressions=[
                    (
                        models.ExpressionWrapper(
                            spans("int8range", "commitment", "commitment", models.Value("[]")),
                            output_field=IntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        models.ExpressionWrapper(
                            spans("daterange", "valid_from", "valid_to"),
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        models.ExpressionWrapper(
                            spans("tstzrange", "known_from", "known_to"),
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["status"], name="standing_status"),
            models.Index(
                fields=["status"],
                condition=models.Q(known_to__isnull=True),
                name="standing_status_open",
            ),
            GinIndex(fields=["keys"], name="standing_keys"),
            # Where things stand now, which is what most ask.
            GinIndex(fields=["keys"], condition=NOW, name="standing_now_keys"),
            models.Index(fields=["status"], condition=NOW, name="standing_now_status"),
            # Each key under the status, for who asks by both.
            GinIndex(UNDER, name="standing_now_under", condition=NOW),
            GinIndex(
                UNDER,
                name="standing_known_under",
                condition=models.Q(known_to__isnull=True),
            ),
            GinIndex(UNDER, name="standing_under"),
            # With what counts are made of: the rows are wide, and need not be looked at for them.
            models.Index(
                fields=["commitment"],
                include=COUNTED,
                condition=NOW,
                name="standing_counted_now",
            ),
            models.Index(fields=["contestation"], condition=NOW, name="standing_now_contested"),
            models.Index(
                fields=["commitment"],
                include=["valid_from", "valid_to", *COUNTED],
                condition=models.Q(known_to__isnull=True),
                name="standing_counted",
            ),
            # Of one commitment; what holds when is told without a look at the rows.
            models.Index(
                fields=["commitment"],
                include=["status", "valid_from", "valid_to", "known_from", "known_to"],
                name="standing_of_commitment",
            ),
            models.Index(fields=["due_latest"], condition=NOW, name="standing_now_due"),
            models.Index(  # of days gone by
                fields=["due_latest"],
                condition=models.Q(known_to__isnull=True),
                name="standing_known_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.status} from {self.valid_from}"
