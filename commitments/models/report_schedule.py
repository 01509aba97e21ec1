from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from commitments.models.audit import tracked
from commitments.models.record import Numbered


@tracked
class ReportSchedule(Numbered):
    """Who is told what, and when. One that has ended keeps its row, for the reports it sent.

    `cadence`: daily, weekly, monthly, or a cron line. `hour`: of the morning after the report's
    day; `week_ends`: the weekly report's day, Monday being 0. `hold_until`: the hour until which a
    report waits for an editor's word before it goes by itself; null: it goes at once.
    """

    name = models.CharField(max_length=200)
    cadence = models.CharField(max_length=100)
    time_zone = models.CharField(max_length=64, default="UTC")
    hour = models.PositiveSmallIntegerField(default=6)
    week_ends = models.PositiveSmallIntegerField(default=6)
    filter = models.CharField(max_length=2000, blank=True, default="")
    sections: ArrayField[list[str], list[str]] = ArrayField(models.CharField(max_length=20))
    formats: ArrayField[list[str], list[str]] = ArrayField(models.CharField(max_length=10))
    recipients: ArrayField[list[str], list[str]] = ArrayField(
        models.EmailField(max_length=254), blank=True, default=list
    )
    skip_empty = models.BooleanField(default=True)
    hold_until = models.PositiveSmallIntegerField(null=True, blank=True)
    lead = models.TextField(
        blank=True, default="", help_text="An editor's note, at the head of the next report."
    )
    paused = models.BooleanField(default=False)
    active_since = models.DateTimeField(
        editable=False, help_text="Nothing that was due before is made good for."
    )
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(ended_at__isnull=True),
                name="reportschedule_name_once",
                violation_error_message="name: another schedule has this name.",
            ),
            models.CheckConstraint(
                condition=models.Q(hour__lt=24, week_ends__lt=7)
                & (models.Q(hold_until__isnull=True) | models.Q(hold_until__lte=24)),
                name="reportschedule_hours",
            ),
        ]

    def __str__(self) -> str:
        return self.name
