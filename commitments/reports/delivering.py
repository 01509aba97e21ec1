"""How does a report reach each recipient once?

The row of a delivery is locked while the mail server is talked to, and notes its answer in the same
transaction: a worker that dies before the server's 250 leaves the delivery to be done, one that
dies after the commit has it done. Between the 250 and the commit lies the one window that SMTP
itself leaves open (RFC 1047): a worker that dies just then sends twice, under one Message-ID.
"""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
from collections.abc import Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.html import urlize
from django.utils.text import slugify

from commitments.domain.clock import instant
from commitments.models import Delivery, OptOut, Report, ReportSchedule
from commitments.models.report import Handing, Run, size
from commitments.reports.formats import CALENDAR, HTML, TEXT
from commitments.reports.running import BACKOFF

log = logging.getLogger(__name__)
SALT = "commitments.reports.opt-out"
SECONDS = 30  # that a mail server may be silent in a talk
# What is longer is not attached but linked: many mail servers take 10 MB, and base64 adds a third.
LONGEST = 7_000_000  # bytes of all that is attached to a mail


def deliver_next(*, now: dt.datetime | None = None) -> bool:
    """Hands over one report to one recipient; False where none is to be sent now."""
    at = instant(now)
    with transaction.atomic():
        delivery = (
            Delivery.objects.select_for_update(skip_locked=True, of=("self",), no_key=True)
            .select_related("report", "report__schedule")
            .filter(state=Handing.PENDING, report__state=Run.SENDING)
            .exclude(next_try__gt=at)
            .order_by("next_try", "pk")
            .first()
        )
        if delivery is None:
            return False
        hand_over(delivery, at)
        delivery.save()
    return True


def hand_over(delivery: Delivery, at: dt.datetime) -> None:
    report = delivery.report
    left = OptOut.objects.filter(
        schedule=report.schedule, address=delivery.recipient.casefold()
    ).exists()
    if left:
        delivery.state = Handing.OPTED_OUT
        return
    delivery.attempts += 1
    try:
        message(delivery).send()
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        note_refusal(delivery, code, words.decode("utf-8", "replace"), at)
    except smtplib.SMTPResponseException as error:
        note_refusal(delivery, error.smtp_code, str(error.smtp_error), at)
    except OSError as error:  # smtplib's other errors among them
        note_refusal(delivery, 400, f"{type(error).__name__}: {error}", at)
    except Exception as error:
        # Whatever it is, it stops this delivery alone.
        log.exception("delivery %s failed", delivery.pk)
        note_refusal(delivery, 400, f"{type(error).__name__}: {error}", at)
    else:
        delivery.state, delivery.sent_at, delivery.answer = Handing.SENT, at, "250"


def note_refusal(delivery: Delivery, code: int, words: str, at: dt.datetime) -> None:
    """5xx is for good, anything else is tried again later (RFC 5321, section 4.2.1)."""
    delivery.answer = f"{code} {words}"[:1000]
    if 500 <= code < 600:
        delivery.state = Handing.REFUSED
    elif delivery.attempts > len(BACKOFF):
        delivery.state = Handing.GIVEN_UP
    else:
        delivery.next_try = at + dt.timedelta(minutes=BACKOFF[delivery.attempts - 1])


def message(delivery: Delivery) -> EmailMultiAlternatives:
    """Text and HTML, the other formats and the meetings attached (RFC 2046, 8058, 2369, 2919)."""
    report = delivery.report
    files = {file.format: file for file in report.files.defer("body").annotate(size=size())}
    leave = opt_out_address(report.schedule, delivery.recipient)
    attached, linked = parted([files[n] for n in attachable(report) if n in files])
    foot = [*(elsewhere(file) for file in linked), f"You are on the list of “{report.name}”."]
    mail = EmailMultiAlternatives(
        subject=report.subject,
        body=files[TEXT].whole().decode() + text_foot(foot, leave),
        to=[delivery.recipient],
        headers={
            "Message-ID": delivery.message_id,
            "Auto-Submitted": "auto-generated",
            "List-Id": f"<report-{report.schedule_id}.{urlsplit(settings.BASE_URL).hostname}>",
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        connection=get_connection(timeout=SECONDS),
    )
    if HTML in report.formats:
        page = files[HTML].whole().decode()
        mail.attach_alternative(with_foot(page, foot, leave), "text/html")
    stem = f"{slugify(report.name) or 'report'}-{report.last.isoformat()}"
    for file in attached:
        media_type = file.media_type.split(";")[0]
        mail.attach(f"{stem}.{file.format}", file.whole(), media_type)
    return mail


def attachable(report: Report) -> list[str]:
    return [*(name for name in report.formats if name != HTML), CALENDAR]


def parted(files: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """What a mail server takes, the smallest first, and what is too long for it."""
    attached: list[Any] = []
    room = LONGEST
    for file in sorted(files, key=lambda file: file.size):
        if file.size > room:
            break
        room -= file.size
        attached.append(file)
    kept = {file.pk for file in attached}
    return [f for f in files if f.pk in kept], [f for f in files if f.pk not in kept]


def elsewhere(file: Any) -> str:
    """As in: The CSV (71.2 MB) is too long for a mail: http://localhost:8000/api/v1/reports/…"""
    address = f"{settings.BASE_URL}/api/v1/reports/{file.report_id}.{file.format}"
    size = f"{file.size / 1e6:.1f} MB"
    return f"The {file.format.upper()} ({size}) is too long for a mail: {address}"


def text_foot(foot: Sequence[str], leave: str) -> str:
    return "\n-- \n" + "\n".join(foot) + f"\nLeave it:\n{leave}\n"


def with_foot(page: str, foot: Sequence[str], leave: str) -> str:
    """The stored page, with what this recipient alone reads."""
    words = "<br>".join(urlize(line, autoescape=True) for line in foot)
    told = (
        '<p style="font-size: 13px; color: #4a5060; text-align: center;">'
        f'{words} <a style="color: #1d4f91;" href="{escape(leave)}">Leave it</a></p>'
    )
    head, end, rest = page.rpartition("</body>")
    return f"{head}{told}{end}{rest}"


def opt_out_address(schedule: ReportSchedule, recipient: str) -> str:
    """Where a recipient leaves the list, by a link that only this mail holds."""
    token = signing.dumps({"schedule": schedule.pk, "address": recipient.casefold()}, salt=SALT)
    return settings.BASE_URL + reverse("leave", args=[token])


def read_opt_out(token: str) -> tuple[ReportSchedule, str] | None:
    """The schedule and the address that a link is of; None for a link that we did not make."""
    try:
        told = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    schedule = ReportSchedule.objects.filter(pk=told["schedule"]).first()
    return (schedule, told["address"]) if schedule is not None else None


def opt_out(*, schedule: ReportSchedule, address: str, now: dt.datetime | None = None) -> None:
    """Once is enough; a second time changes nothing."""
    OptOut.objects.bulk_create(
        [OptOut(schedule=schedule, address=address.casefold(), at=instant(now))],
        ignore_conflicts=True,
    )


def has_left(*, schedule: ReportSchedule, address: str) -> bool:
    return schedule.opt_outs.filter(address=address.casefold()).exists()


def close_finished(*, now: dt.datetime | None = None) -> int:
    """Reports whose every delivery has come to its end are sent; those that reached nobody, and
    should have, have failed."""
    at = instant(now)
    of_it = Delivery.objects.filter(report=OuterRef("pk"))
    ended = Report.objects.filter(~Exists(of_it.filter(state=Handing.PENDING)), state=Run.SENDING)
    failed = of_it.filter(state__in=[Handing.REFUSED, Handing.GIVEN_UP])
    reached_nobody = Exists(failed) & ~Exists(of_it.filter(state=Handing.SENT))
    return ended.filter(reached_nobody).update(
        state=Run.FAILED, error="No recipient's mail server took it; see the deliveries."
    ) + ended.update(state=Run.SENT, sent_at=at)
