from __future__ import annotations

from functools import partial

from django.db import models
from django.db.models.functions import Length, Trim

from commitments.models.actor import Actor
from commitments.models.audit import tracked
from commitments.models.claim import Claim
from commitments.models.commitment import Commitment
from commitments.models.ledger import LedgerRow, ledger_constraints, ledger_indexes
from commitments.models.position import Position
from commitments.models.record import code_constraint
from commitments.models.risk import Risk
from commitments.models.source import Source
from commitments.models.statistic import Statistic
from commitments.models.status_update import StatusUpdate
from commitments.models.vague_date import (
    VagueDateColumns,
    day_column,
    edtf_column,
    order_constraint,
    said_column,
)
from commitments.models.vocabulary import Credibility, Mode, Stance

TARGETS = ("commitment", "status_update", "position", "claim", "statistic", "risk")


def one_target(*names: str) -> models.Func:
    return models.Func(*(models.F(name) for name in names), function="num_nonnulls")


@partial(tracked, found_by=TARGETS)
class Evidence(LedgerRow):
    """A source tied by an excerpt to exactly one target.

    `attributed_to` empty: the outlet itself says so.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    status_update = models.ForeignKey(
        StatusUpdate, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    statistic = models.ForeignKey(
        Statistic, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    risk = models.ForeignKey(
        Risk, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    excerpt = models.TextField(
        blank=True, default="", help_text="A short verbatim quotation; empty only with a locator."
    )
    locator = models.CharField(
        max_length=500,
        blank=True,
        default="",
        help_text="Where in the source: page, table, minute.",
    )
    attributed_to = models.ForeignKey(
        Actor,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who said it; empty if the outlet itself does.",
    )
    speaker_text = models.CharField(
        max_length=500, blank=True, default="", help_text="The speaker as the source names them."
    )
    mode = models.CharField(max_length=10, choices=Mode.choices)
    said_on_edtf = edtf_column("When it was said, as EDTF.")
    said_on_earliest = day_column()
    said_on_latest = day_column()
    said_on_said = said_column()
    stance = models.CharField(max_length=20, choices=Stance.choices, default=Stance.SUPPORTS)
    credibility = models.CharField(
        max_length=1,
        choices=Credibility.choices,
        default=Credibility.SIX,
        help_text="The Admiralty code's figure; 6 unless graded.",
    )
    language = models.CharField(max_length=35, blank=True, default="")
    translation = models.TextField(blank=True, default="")
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        db_index=False,
    )

    said_on = VagueDateColumns("said_on")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence"
        constraints = [
            *ledger_constraints("evidence"),
            models.CheckConstraint(
                condition=models.lookups.Exact(one_target(*TARGETS), 1),
                name="evidence_one_target",
            ),
            models.CheckConstraint(
                condition=models.lookups.GreaterThan(Length(Trim("excerpt")), 0)
                | models.lookups.GreaterThan(Length(Trim("locator")), 0),
                name="evidence_excerpt_or_locator",
                violation_error_message="excerpt: it may be empty only beside a locator.",
            ),
            code_constraint("mode", Mode, "evidence"),
            code_constraint("stance", Stance, "evidence"),
            code_constraint("credibility", Credibility, "evidence"),
            order_constraint("said_on", "evidence"),
        ]
        indexes = [
            *ledger_indexes("evidence"),
            # What a search that finds a source goes on with, without a look at the rows.
            models.Index(
                fields=["source"],
                include=[
                    *("id", "commitment", "status_update", "position"),
                    *("published_at", "retracted_at"),
                ],
                name="evidence_of_source",
            ),
        ]

    def __str__(self) -> str:
        return self.excerpt or self.locator

    @property
    def target_type(self) -> str:
        return next(name for name in TARGETS if getattr(self, f"{name}_id") is not None)

    @property
    def target(self) -> models.Model:
        target: models.Model = getattr(self, self.target_type)
        return target
