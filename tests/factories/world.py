"""One row at least of everything that is stored, for tests that walk all models."""

from __future__ import annotations

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.utils import timezone
from pghistory.models import Event

from commitments.domain import access, comments, tokens
from commitments.domain.discrepancies import resolve
from commitments.domain.keeping import keep
from commitments.evidence.verifying import verify
from commitments.models import (
    Access,
    Commitment,
    Delivery,
    Erasure,
    OptOut,
    PrunedCopy,
    Redaction,
    SeedEntry,
)
from commitments.models.report import ReportPiece
from tests.factories.captures import make_capture, make_link_check
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_evidence,
    make_forum,
    make_position,
    make_risk,
    make_source,
    make_statistic,
    make_status_update,
    make_topic,
    quoted,
    the_actor,
)
from tests.factories.schedules import make_report, make_schedule
from tests.factories.states import corrected, published, revised
from tests.factories.users import admin


def stored_models() -> list[type[models.Model]]:
    """Every model with a table of its own, but for the history's."""
    found = apps.get_app_config("commitments").get_models()
    return [m for m in found if not m._meta.proxy and not issubclass(m, Event)]


def event_models() -> list[type[Event]]:
    found = apps.get_app_config("commitments").get_models()
    return [m for m in found if issubclass(m, Event)]


def populate() -> Commitment:
    """The published pledge in the middle of it all."""
    china, us = the_actor("cn"), the_actor("us")
    person = make_actor(
        "wang-xiaohong",
        kind="person",
        offices=[{"title": "Minister", "of": china, "from": "2022-06", "to": "2027"}],
    )
    agency = make_actor("dea", kind="agency", parent=us)
    meeting = published(make_commitment("talks", kind="meeting", made_on="2024-01"))
    source = make_source(derived_from=make_source(published_on="2024-01-30"))
    pledge = published(
        make_commitment(
            "pledge",
            forum=make_forum("us-cn-summits"),
            topics=[make_topic("precursors")],
            relations=[{"type": "made_at", "commitment": meeting}],
            made_on="2023-11-15",
            due="2024-22",
            evidence=[quoted(source, said_on="2024-01-30")],
        )
    )
    update = published(
        make_status_update(pledge, party=china, occurred_on="2024-01", due="2024-22")
    )
    corrected(update, status="ongoing")
    position = published(make_position(pledge, actor=agency, party=china, speaker=person))
    corrected(position, view="fulfilled")
    evidence = published(make_evidence(update, attributed_to=agency))
    corrected(evidence, locator="p. 2")
    published(
        make_risk(
            likelihood="likely",
            precedents=[{"date": "2022-08", "text": "Talks were cut off.", "commitment": pledge}],
            commitments=[pledge],
            evidence=[quoted(source)],
        )
    )
    published(make_claim(made_on="2024-01", evidence=[quoted(source)]))
    published(make_statistic(period="2021", commitments=[pledge], evidence=[quoted(source)]))
    published(make_statistic(period="2021", value=106699, evidence=[quoted(source)]))
    resolve(kind="series", key="overdose-deaths", reason="Revised since.", by=admin())
    revised(pledge, text="We will work together.")
    Redaction.objects.create(
        object_type="claim",
        object_id=0,
        object_key="gone",
        field="text",
        notice="[removed]",
        grounds="A court's order.",
        at=timezone.now(),
        by=admin(),
    )
    Erasure.objects.create(grounds="A letter.", at=timezone.now(), by=admin())
    SeedEntry.objects.create(
        resource="claim", key="gone", object_id=0, digest="0" * 64, written="0" * 64
    )
    keep(commitment=pledge, by=admin(), owner=admin(), notes="Ask the press office.")
    comments.add(subject=make_claim(), text="Whose figure is it?", by=admin())
    report = make_report()
    Delivery.objects.create(report=report, recipient="ann@example.org", message_id="<1@x>")
    OptOut.objects.create(schedule=report.schedule, address="bob@example.org", at=timezone.now())
    long = make_report(schedule=make_schedule(name="Long"), state="claimed", sent_at=None)
    ReportPiece.objects.create(file=long.files.first(), place=1, body=b"and what comes after")
    make_capture(source)
    PrunedCopy.objects.create(capture=make_capture(make_source()), at=timezone.now())
    verify()
    make_link_check(source)
    access.note(Access.LOGGED_IN, user=admin())
    until = timezone.now() + timedelta(days=30)
    tokens.make(user=admin(), name="dashboard", until=until, by=None)
    return pledge
