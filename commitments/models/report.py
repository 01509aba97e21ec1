from __future__ import annotations

from collections.abc import Iterator

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Coalesce, Length

from commitments.models.record import code_constraint
from commitments.models.report_schedule import ReportSchedule


class Run(models.TextChoices):
    CLAIMED = "claimed", "Being made"
    WAITING = "waiting", "Waits for an editor"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    EMPTY = "empty", "Nothing to say, nothing sent"
    MISSED = "missed", "Missed, and made good by a later one"
    FAILED = "failed", "Failed"


class Occasion(models.TextChoices):
    DUE = "due", "Due"
    BY_HAND = "by_hand", "Run by hand"
    CORRECTION = "correction", "Correction of one that was sent"


class Report(models.Model):
    """One run of a schedule for one period: claimed before work, so that it is done once.

    What it was made from (`first` to `last`, `known_at`, `filter`, `sections`, `lead`) gives the
    same bytes again under the same code and requirements. `carried`: what it told of, as
    `kind:key`. `warnings`: what did not come out as it should.
    """

    schedule = models.ForeignKey(ReportSchedule, on_delete=models.PROTECT, related_name="reports")
    occasion = models.CharField(max_length=10, choices=Occasion.choices, default=Occasion.DUE)
    corrects = models.ForeignKey(
        "commitments.Report", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=Run.choices, default=Run.CLAIMED)
    first = models.DateField()
    last = models.DateField()
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField()
    late = models.BooleanField(default=False)
    name = models.CharField(max_length=200)
    time_zone = models.CharField(max_length=64)
    filter = models.CharField(max_length=2000, blank=True, default="")
    sections: ArrayField[list[str], list[str]] = ArrayField(models.CharField(max_length=20))
    formats: ArrayField[list[str], list[str]] = ArrayField(models.CharField(max_length=10))
    lead = models.TextField(blank=True, default="")
    known_at = models.DateTimeField(null=True)
    code_version = models.CharField(max_length=100, blank=True, default="")
    subject = models.CharField(max_length=500, blank=True, default="")
    opening = models.TextField(blank=True, default="")
    carried: ArrayField[list[str], list[str]] = ArrayField(
        models.CharField(max_length=130), blank=True, default=list
    )
    warnings: ArrayField[list[str], list[str]] = ArrayField(
        models.TextField(), blank=True, default=list
    )
    hold_until = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-due_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "last"],
                condition=models.Q(occasion=Occasion.DUE),
                name="report_once_a_period",
            ),
            models.CheckConstraint(
                condition=models.Q(first__lte=models.F("last")), name="report_period_order"
            ),
            code_constraint("state", Run, "report"),
            code_constraint("occasion", Occasion, "report"),
        ]
        indexes = [
            models.Index(fields=["state", "next_try"], name="report_to_do"),
            GinIndex(fields=["carried"], name="report_carried"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.first} to {self.last}"


class ReportFile(models.Model):
    """A report in one format, as it was sent. Append-only. `body` is its first piece, and in most
    files the only one. `sha256`: of the whole."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=10)
    media_type = models.CharField(max_length=100)
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "format"], name="reportfile_once")]

    def __str__(self) -> str:
        return f"{self.report} ({self.format})"

    def pieces(self) -> Iterator[bytes]:
        """The bytes as they were sent, a piece at a time: a table of all may have a gigabyte."""
        yield bytes(self.body)
        further = ReportPiece.objects.filter(file=self).order_by("place")
        for pk in list(further.values_list("pk", flat=True)):
            yield bytes(further.values_list("body", flat=True).get(pk=pk))

    def whole(self) -> bytes:
        return b"".join(self.pieces())


class ReportPiece(models.Model):
    """What of a long file comes after its `body`. Goes and stays with the file."""

    file = models.ForeignKey(
        ReportFile, on_delete=models.CASCADE, related_name="further", db_index=False
    )
    place = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "place"], name="reportpiece_once")]

    def __str__(self) -> str:
        return f"{self.file}, piece {self.place}"


def size() -> models.Expression | models.Func:
    """Of a file, in bytes; none of them is read for it."""
    more = ReportPiece.objects.filter(file=models.OuterRef("pk")).order_by().values("file")
    total = more.annotate(total=models.Sum(Length("body"))).values("total")
    return Length("body") + Coalesce(models.Subquery(total), 0)


class Handing(models.TextChoices):
    PENDING = "pending", "To be sent"
    SENT = "sent", "Accepted by the mail server"
    REFUSED = "refused", "Refused by the mail server"
    GIVEN_UP = "given_up", "Given up after several tries"
    OPTED_OUT = "opted_out", "Left the list before it went"


class Delivery(models.Model):
    """A report on its way to one recipient. `message_id` stays the same over all tries."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="deliveries")
    recipient = models.EmailField(max_length=254)
    state = models.CharField(max_length=10, choices=Handing.choices, default=Handing.PENDING)
    message_id = models.CharField(max_length=200)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, default="", help_text="What the mail server said last.")

    class Meta:
        ordering = ["recipient"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["report", "recipient"], name="delivery_once"),
            code_constraint("state", Handing, "delivery"),
        ]
        indexes = [
            models.Index(
                fields=["next_try"], condition=models.Q(state="pending"), name="delivery_to_do"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} to {self.recipient}"


class OptOut(models.Model):
    """Somebody who left a schedule's list by the link in a mail. Append-only."""

    schedule = models.ForeignKey(ReportSchedule, on_delete=models.PROTECT, related_name="opt_outs")
    address = models.EmailField(max_length=254)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["schedule", "address"], name="optout_once")]

    def __str__(self) -> str:
        return f"{self.address} left {self.schedule}"
