"""What is kept of somebody's mail: the lists that they were on, what was sent to them, what their
server said. The address goes; that somebody got a report, and left its list, stays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models.functions import Cast, Lower

from commitments.domain.redactions import events_of
from commitments.models import Delivery, Erasure, OptOut, Report, ReportSchedule
from commitments.models.report import Handing


def knows(addresses: Collection[str]) -> bool:
    return (
        deliveries_to(addresses).exists()
        or opt_outs_of(addresses).exists()
        or lists_with(addresses).exists()
        or bool(listed(ReportSchedule.objects.all(), addresses))
    )


def lists_with(addresses: Collection[str]) -> models.QuerySet[Any]:
    """The history of the lists that they were on: a part of the sealed trail."""
    events = events_of(ReportSchedule)
    return events.filter(pk__in=listed(events, addresses))


def erase(addresses: Collection[str], erasure: Erasure, *, now: dt.datetime) -> None:
    if not addresses:
        return
    for schedule in ReportSchedule.objects.filter(
        pk__in=listed(ReportSchedule.objects.all(), addresses)
    ):
        schedule.recipients = [each for each in schedule.recipients if not is_of(each, addresses)]
        schedule.save(update_fields=["recipients"])
    for event in lists_with(addresses):
        event.recipients = [
            erasure.address if is_of(each, addresses) else each for each in event.recipients
        ]
        event.save(update_fields=["recipients"])
    left = set(opt_outs_of(addresses).values_list("schedule", flat=True))
    opt_outs_of(addresses).update(address=erasure.address)
    off_every_list(addresses, erasure, left, now)
    deliveries_to(addresses).filter(state=Handing.PENDING).update(state=Handing.OPTED_OUT)
    forget_answers(addresses, erasure)
    deliveries_to(addresses).update(recipient=erasure.address)


def off_every_list(
    addresses: Collection[str], erasure: Erasure, left: set[int], now: dt.datetime
) -> None:
    """Nothing is sent to the pseudonym: no correction of what they got, and no second try."""
    sent = set(deliveries_to(addresses).values_list("report__schedule", flat=True))
    OptOut.objects.bulk_create(
        OptOut(schedule_id=schedule, address=erasure.address, at=now) for schedule in sent - left
    )


def forget_answers(addresses: Collection[str], erasure: Erasure) -> None:
    """Mail servers repeat the address in what they say."""
    for address in addresses:
        named = re.compile(re.escape(address), re.IGNORECASE)
        for model, column in ((Delivery, "answer"), (Report, "error")):
            for row in model._default_manager.filter(**{f"{column}__icontains": address}):
                told = named.sub(erasure.address, getattr(row, column))
                model._default_manager.filter(pk=row.pk).update(**{column: told})
        warned = Report.objects.annotate(told=Cast("warnings", models.TextField()))
        for report in warned.filter(told__icontains=address):
            warnings = [named.sub(erasure.address, each) for each in report.warnings]
            Report.objects.filter(pk=report.pk).update(warnings=warnings)


def deliveries_to(addresses: Collection[str]) -> models.QuerySet[Delivery]:
    return Delivery.objects.annotate(to=Lower("recipient")).filter(
        to__in=[each.lower() for each in addresses]
    )


def opt_outs_of(addresses: Collection[str]) -> models.QuerySet[OptOut]:
    """They are kept in small letters."""
    return OptOut.objects.filter(address__in=[each.casefold() for each in addresses])


def listed(rows: models.QuerySet[Any], addresses: Collection[str]) -> list[Any]:
    held = rows.exclude(recipients=[]).values_list("pk", "recipients")
    return [pk for pk, names in held if any(is_of(each, addresses) for each in names)]


def is_of(listed: str, addresses: Collection[str]) -> bool:
    return listed.casefold() in {each.casefold() for each in addresses}
