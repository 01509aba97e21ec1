"""The queue's own work, done by a worker as it is run."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app

from commitments import tasks
from commitments.models import Standing
from tests.factories.records import make_commitment
from tests.factories.states import published


@pytest.mark.django_db
def test_a_sound_record_is_found_sound(caplog):
    published(make_commitment())

    with caplog.at_level(logging.ERROR, logger="commitments.tasks"):
        assert tasks.check_integrity(timestamp=0) == []
    assert caplog.records == []


@pytest.mark.django_db
def test_what_does_not_agree_is_an_error_in_the_log(caplog):
    commitment = published(make_commitment())
    Standing.objects.filter(commitment=commitment).update(status="ongoing")

    with caplog.at_level(logging.ERROR, logger="commitments.tasks"):
        wrong = tasks.check_integrity(timestamp=0)

    assert len(wrong) == len(caplog.records) >= 1


@pytest.mark.django_db
def test_ended_sessions_are_forgotten():
    Session.objects.create(session_key="old", expire_date=timezone.now() - dt.timedelta(days=1))

    tasks.forget_sessions(timestamp=0)

    assert not Session.objects.exists()


def test_a_worker_knows_its_nightly_work():
    periodic = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}

    assert periodic == {
        f"commitments.tasks.{name}"
        for name in (
            "check_integrity",
            "check_links",
            "forget_jobs",
            "forget_sessions",
            "forget_spent",
            "prune_copies",
            "seal_audit",
            "send_reports",
            "take_up",
            "verify_excerpts",
        )
    }
