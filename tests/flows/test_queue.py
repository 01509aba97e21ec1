"""What has ended leaves the queue, and what a dead worker had in hand is taken up."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

pytestmark = pytest.mark.usefixtures("committing_db")
WEEK = 7  # days


def do(task: str) -> None:
    """Has a worker do that one piece of work."""
    app.configure_task(f"commitments.tasks.{task}").defer(timestamp=0)

    async def run() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker:
            async with worker.open_async():
                await worker.run_worker_async(
                    wait=False, listen_notify=False, install_signal_handlers=False
                )

    asyncio.run(run())


def put_job(status: str, *, days_ago: float, task: str = "send_notice") -> int:
    """A job that came to that state so long ago; the reason of a return is among its words."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status)"
            " VALUES ('elsewhere', %s, 0, %s, %s) RETURNING id",
            [f"commitments.tasks.{task}", '{"user": 0, "items": [{"reason": "secret"}]}', status],
        )
        job: int = cursor.fetchone()[0]
        cursor.execute("DELETE FROM procrastinate_events WHERE job_id = %s", [job])
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at)"
            " VALUES (%s, 'deferred', now() - %s * interval '1 day')",
            [job, days_ago],
        )
    return job


def states(*jobs: int) -> list[str | None]:
    known = dict(ProcrastinateJob.objects.values_list("pk", "status"))
    return [known.get(job) for job in jobs]


def test_jobs_that_ended_days_ago_are_forgotten_and_no_others():
    ended = ("succeeded", "failed", "cancelled", "aborted")
    old = [put_job(status, days_ago=WEEK + 0.1) for status in ended]
    fresh = [put_job(status, days_ago=WEEK - 0.1) for status in ended]
    under_way = put_job("doing", days_ago=WEEK + 1, task="check_integrity")

    do("forget_jobs")

    assert timedelta(days=WEEK) == settings.KEEP_JOBS
    assert states(*old) == [None] * len(ended)
    assert states(*fresh) == list(ended)
    assert states(under_way) != [None]


def test_what_a_dead_worker_had_in_hand_is_begun_again():
    notice = put_job("doing", days_ago=0)
    every_minute = put_job("doing", days_ago=0, task="send_reports")

    do("take_up")

    assert states(every_minute) == ["failed"]
    assert states(notice) in (["todo"], ["succeeded"])
