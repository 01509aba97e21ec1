"""What was sent, with what corrects it a click away."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.schedules import make_report, make_schedule

pytestmark = pytest.mark.django_db


def test_a_report_and_its_correction_lead_to_each_other() -> None:
    report = make_report(subject="Weekly: 1 changed")
    correction = make_report(
        schedule=make_schedule(name="Other"),
        occasion="correction",
        corrects=report,
        subject="Correction – Weekly: nothing changed",
    )
    shown = Client().get("/reports/").content.decode()
    assert f'<a href="/api/v1/reports/{correction.pk}.html">corrected since</a>' in shown
    assert f'<a href="/api/v1/reports/{report.pk}.html">a correction of this</a>' in shown
    assert Client().get(f"/api/v1/reports/{correction.pk}.html").status_code == 200


def test_one_that_stands_is_not_called_corrected() -> None:
    make_report()
    assert "correct" not in Client().get("/reports/").content.decode().partition("<main")[2]
