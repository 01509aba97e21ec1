"""Which reports that went out told of what no longer holds, and whom nobody told so?"""

from __future__ import annotations

import datetime as dt

from django.db import models

from commitments.models import Report
from commitments.reading.uncorrected import read_uncorrected
from commitments.reports.overtaken import overtaken


def uncorrected(*, since: dt.datetime) -> list[Report]:
    """Of those made since then, the newest first. A correction is left out where what it corrects
    is told of: the same people got both."""
    ids = read_uncorrected(since)
    found = Report.objects.filter(pk__in=ids).exclude(corrects__in=ids)
    return list(found.order_by("-pk"))


def others_like(report: Report) -> list[Report]:
    """Other reports whose recipients are to be told of the same; of one that is not made yet,
    none."""
    if report.known_at is None:
        return []
    mistaken = rows_overtaken(report)
    found = uncorrected(since=dt.datetime.min.replace(tzinfo=dt.UTC))
    return [each for each in found if each.pk != report.pk and mistaken & rows_overtaken(each)]


def rows_overtaken(report: Report) -> set[models.Model]:
    """What it told of that holds no longer; that something is no more it may have told itself."""
    return {each.row for each in overtaken(report)}
