"""What the queue runs."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management import call_command
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.builtin_tasks import remove_old_jobs
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from commitments.admin.review_mail import words_of
from commitments.domain import audit, errors, pruning
from commitments.domain.errors import Conflict
from commitments.domain.integrity import CHECKS, one_moment
from commitments.domain.notices import reached
from commitments.domain.permissions import Action, may
from commitments.evidence import links
from commitments.evidence.capturing import capture
from commitments.evidence.fetching import Busy
from commitments.evidence.verifying import verify
from commitments.models import Source, User
from commitments.reports import turn

log = logging.getLogger(__name__)

SECONDS = 30
# Somebody else is fetching from that host.
LATER = RetryStrategy(max_attempts=5, wait=120, retry_exceptions=(Busy,))
# Others may be writing to the same rows.
SOON = RetryStrategy(max_attempts=5, exponential_wait=2, retry_exceptions=(Conflict,))
# After 5 s, 25 s, 2 min, 10 min, 52 min, 4 h and 22 h: a mail server may be down over night.
PATIENTLY = RetryStrategy(max_attempts=7, exponential_wait=5, retry_exceptions=(OSError,))


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="check_integrity", pass_context=False)
def check_integrity(timestamp: int) -> list[str]:
    """Nightly: does all that is stored agree? What doesn't is an error in the log."""
    wrong: list[str] = []
    with one_moment():
        for check in CHECKS:
            wrong += check.find(iter)
    for sentence in wrong:
        log.error("integrity: %s", sentence)
    return wrong


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="seal_audit", pass_context=False)
def seal_audit(timestamp: int) -> int:
    """Every five minutes: what was added to the audit trail is sealed."""
    rows = audit.seal()
    if rows:
        log.info("audit: %s rows sealed, digest %s", rows, audit.head().hex())
    return rows


@app.periodic(cron="47 3 * * *")
@app.task(queueing_lock="forget_sessions", pass_context=False)
def forget_sessions(timestamp: int) -> None:
    """Nightly: sessions that have ended are dropped."""
    call_command("clearsessions")


@app.periodic(cron="52 3 * * *")
@app.task(queueing_lock="forget_spent", pass_context=False)
def forget_spent(timestamp: int) -> dict[str, int]:
    """Nightly: what is kept for minutes, or for a day, goes where no request came to drop it."""
    return pruning.forget_spent()


@app.periodic(cron="27 4 * * *")
@app.task(queueing_lock="prune_copies", pass_context=False)
def prune_copies(timestamp: int) -> int:
    """Nightly: archived copies that nobody leant on for long lose their text and file."""
    pruned = pruning.prune_copies()
    if pruned:
        log.info("%s archived copies that nobody leant on were pruned", pruned)
    return pruned


@app.periodic(cron="7 2 * * *")
@app.task(queueing_lock="verify_excerpts", pass_context=False)
def verify_excerpts(timestamp: int) -> dict[str, int]:
    """Nightly: every excerpt is looked for in the archived copies of its source."""
    return verify().told


@app.task(retry=SOON, pass_context=False)
def verify_some(evidence: list[int]) -> dict[str, int]:
    """What was just written, or of whose source there is a new copy."""
    return verify(evidence).told


@app.periodic(cron="37 * * * *")
@app.task(queueing_lock="check_links", pass_context=False)
def check_links(timestamp: int) -> dict[str, int]:
    """Every hour: the share of the links whose turn it is, so that each has one a week."""
    return links.take_turn()


@app.task(retry=LATER, pass_context=False)
def capture_source(source: int, by: int) -> int | None:
    """The next copy of a source that was added by its address; that it can't be had is noted."""
    found = Source.objects.filter(pk=source, merged_into=None).exclude(url="").first()
    if found is None:
        return None
    try:
        return capture(source=found, by=User.objects.get(pk=by)).number
    except Busy:
        raise
    except errors.Problem as problem:
        log.info("source %s was not captured: %s", found.slug, problem)
        return None


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="send_reports", pass_context=False)
def send_reports(timestamp: int) -> int:
    """Every minute: reports that are due are made and sent. `timestamp`: the instant that it was
    asked for; a job that waited while no worker was there is of the time at which it is done."""
    asked = dt.datetime.fromtimestamp(timestamp, dt.UTC)
    return turn.take(now=asked if asked > timezone.now() else None)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="take_up", pass_context=True)
async def take_up(context: JobContext, timestamp: int) -> None:
    """Every minute: what a worker that died had in hand is begun again, periodic work at its next
    time."""
    periodic = {key[0] for key in app.periodic_registry.periodic_tasks}
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        log.warning("job %s (%s) was left by its worker", job.id, job.task_name)
        if job.task_name in periodic:
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
        else:
            await manager.retry_job(job)


@app.periodic(cron="7 4 * * *")
@app.task(queueing_lock="forget_jobs", pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int) -> None:
    """Nightly: jobs that ended days ago are dropped, and what they were told with them."""
    await remove_old_jobs(
        context,
        max_hours=int(settings.KEEP_JOBS.total_seconds()) // 3600,
        remove_failed=True,
        remove_cancelled=True,
        remove_aborted=True,
    )


@app.task(retry=PATIENTLY, pass_context=True)
def send_notice(context: JobContext, user: int, items: list[dict[str, Any]]) -> None:
    """One mail to one person about steps of the review, unless they want none any more."""
    person = reached(User.objects.filter(pk=user)).first()
    words = words_of(person, items) if may(person, Action.READ_DRAFTS) else None
    if person is None or words is None:
        return
    subject, text = words
    host = urlsplit(settings.BASE_URL).hostname
    EmailMessage(
        subject,
        text,
        to=[person.email],
        # A mail sent twice, since the worker died between sending and noting it, is told as one.
        headers={
            "Message-ID": f"<review-{context.job.id}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=get_connection(timeout=SECONDS),
    ).send()
