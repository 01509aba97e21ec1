"""The ledgers' common ground: rows that are written once, and only noted upon once published."""

from __future__ import annotations

from django.db import models

from commitments.models.actor import Actor
from commitments.models.commitment import Commitment
from commitments.models.record import Numbered, Reviewed, reviewed_constraints
from commitments.models.vague_date import VagueDateColumns, day_column, edtf_column, said_column
from commitments.models.vocabulary import Publication


class LedgerRow(Reviewed, Numbered):
    """`recorded_at` is the instant it was entered; a published row is public in
    [published_at, retracted_at)."""

    recorded_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True


class Judgement(LedgerRow):
    """What the desk found, or an actor said, of a commitment or of one party's part in it.

    `day`: the last day of `as_of`, or the day of entry if that is earlier.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(
        Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    as_of_edtf = edtf_column("The day, or days, of which it is true, as EDTF.")
    as_of_earliest = day_column()
    as_of_latest = day_column()
    as_of_said = said_column()
    day = models.DateField(editable=False)
    summary = models.TextField(blank=True, default="")

    as_of = VagueDateColumns("as_of")

    class Meta(LedgerRow.Meta):
        abstract = True


def ledger_constraints(label: str) -> list[models.BaseConstraint]:
    return [
        *reviewed_constraints(label),
        models.UniqueConstraint(
            fields=["supersedes"],
            condition=~models.Q(publication=Publication.RETRACTED),
            name=f"{label}_corrected_once",
        ),
        models.CheckConstraint(
            condition=models.Q(supersedes__isnull=True) | ~models.Q(supersedes=models.F("pk")),
            name=f"{label}_not_its_own_correction",
        ),
    ]


def ledger_indexes(label: str) -> list[models.Index]:
    """Few rows correct another, and every read of one asks for its correction. What was updated
    since an instant is found by the instants at which rows came and went."""
    return [
        models.Index(
            fields=["supersedes"],
            condition=models.Q(supersedes__isnull=False),
            name=f"{label}_corrects",
        ),
        *(
            models.Index(
                fields=[instant],
                condition=models.Q((f"{instant}__isnull", False)),
                name=f"{label}_{instant.removesuffix('_at')}",
            )
            for instant in ("published_at", "retracted_at")
        ),
    ]


def judgement_constraints(label: str) -> list[models.BaseConstraint]:
    return [
        *ledger_constraints(label),
        models.CheckConstraint(
            condition=models.Q(
                as_of_earliest__isnull=False,
                as_of_latest__isnull=False,
                as_of_earliest__lte=models.F("as_of_latest"),
            )
            & ~models.Q(as_of_edtf=""),
            name=f"{label}_as_of_order",
        ),
        models.CheckConstraint(
            condition=models.Q(
                day__lte=models.F("as_of_latest"), day__gte=models.F("as_of_earliest")
            ),
            name=f"{label}_day_within_as_of",
        ),
    ]


def judgement_indexes(label: str) -> list[models.Index]:
    return [
        *ledger_indexes(label),
        models.Index(fields=["commitment", "day"], name=f"{label}_in_order"),
        models.Index(
            models.F("day").desc(nulls_last=True),
            "id",
            condition=models.Q(published_at__isnull=False, retracted_at__isnull=True),
            name=f"{label}_newest",
        ),
        models.Index(fields=["-day", "-published_at", "-id"], name=f"{label}_latest"),  # the desk's
        # Of what commitment it speaks, without a look at the rows: searches go there from evidence.
        models.Index(
            fields=["id"],
            include=["commitment", "day", "published_at", "retracted_at"],
            name=f"{label}_speaks_of",
        ),
    ]
