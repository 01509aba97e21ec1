"""What becomes of the reports that hold a text which was redacted since?

Their files are made anew, from what is kept of them and with the notice in the text's place, and
say so; of the files as they were sent the hashes alone are kept. What is in people's mailboxes
stays there, and an editor's own note at a report's head is for the editor to mend.
"""

from __future__ import annotations

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Q

from commitments.domain.clock import instant
from commitments.domain.date_prose import spell_day
from commitments.models import Redaction, Report
from commitments.models.report import Run
from commitments.models.vocabulary import ReportFormat
from commitments.reports.code_version import code_version
from commitments.reports.running import again, store, subject

log = logging.getLogger(__name__)
# Texts that may stand in any entry, and formats that hold more than the report tells of.
ANYWHERE = ("actor", "forum", "topic", "source")
TABLES = (ReportFormat.CSV, ReportFormat.XLSX)


def make_anew(*, now: dt.datetime | None = None) -> int:
    """The number of reports made anew. One that can't be made keeps no other from it."""
    made = 0
    for pk in overtaken():
        try:
            replace_files(pk, instant(now))
            made += 1
        except Exception:
            log.exception("report %s could not be made anew after a redaction", pk)
    return made


def overtaken() -> list[int]:
    """Ids of the reports that may hold what was redacted after they were made."""
    found: set[int] = set()
    for redaction in Redaction.objects.all():
        key = f"{redaction.object_type}:{redaction.object_key}"
        holds = Q(carried__contains=[key]) | Q(files__format__in=TABLES)
        if redaction.object_type in ANYWHERE:
            holds = Q()
        before = Report.objects.filter(holds, made_at__lt=redaction.at, files__isnull=False)
        found |= set(before.values_list("pk", flat=True))
    return sorted(found)


def replace_files(pk: int, at: dt.datetime) -> None:
    """Files go only from a report that waits: it does so for the length of this transaction."""
    with transaction.atomic():
        row = Report.objects.select_for_update(no_key=True).get(pk=pk)
        content = again(row)
        as_sent = ", ".join(f"{file.format} {file.sha256}" for file in row.files.order_by("format"))
        Report.objects.filter(pk=pk).update(state=Run.WAITING)
        warnings = store(row, content)
        told = (
            f"Made anew on {spell_day(at.date())}, since a text that it held was redacted. "
            f"SHA-256 of the files before: {as_sent}."
        )
        row.warnings = [*row.warnings, told, *(w for w in warnings if w not in row.warnings)]
        row.subject, row.opening = subject(row, content), "\n".join(content.opening)
        row.code_version, row.made_at = code_version(), at
        row.save()
