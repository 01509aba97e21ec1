"""What was asked with both clocks is answered with the same bytes ever after, whatever changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models

from commitments.domain import records, review
from commitments.models import (
    Actor,
    Change,
    Claim,
    Commitment,
    Evidence,
    Forum,
    Position,
    StatusUpdate,
    Topic,
)
from commitments.reading.listings import LISTINGS
from tests.api.client import Api
from tests.factories import records as make
from tests.factories.states import corrected, published, retracted, revised
from tests.factories.users import analyst, editor
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
DAYS = ("2023-01-01", "2024-01-31", "2024-02-02", "2024-12-31", "2030-01-01")
FILTERED = [
    "commitments/?actor=us", "commitments/?actor=cn&role=committing&party_status=initiated",
    "commitments/?status=initiated,not_assessed", "commitments/?timeliness=lapsed,overdue",
    "commitments/?contestation=one_sided,uncontested,contested", "commitments/?stale=true",
    "commitments/?topic=precursors", "commitments/?forum=us-cn-summits",
    "commitments/?has_evidence=true", "commitments/?due_after=2024-06-01&made_before=2024-01-01",
    "commitments/?updated_since=2024-01-01", "commitments/?with_count=true&page_size=1",
    *(f"commitments/?ordering={name}&page_size=2" for name in ("title", "-updated_at", "status")),
    "status-updates/?actor=cn", "status-updates/?superseded=true", "positions/?actor=us",
    "evidence/?commitment=pledge", "evidence/?actor=us", "claims/?disputed=true",
    "actors/?parent=us", "sources/?commitment=pledge", "changes/", "changes/?page_size=3&cursor=2",
    "changes/?actor=cn", "commitments/pledge/timeline/",
    "stats/?group_by=status", "stats/?group_by=actor,kind", "discrepancies/",
    "commitments/?q=pledge", "evidence/?q=working+group",
    "commitments/?actor=latecomer", "positions/?party=latecomer", "actors/?parent=latecomer",
    "commitments/?forum=latecomer", "commitments/?topic=latecomer", "evidence/?source=latecomer",
    "status-updates/?commitment=latecomer", "evidence/?claim=latecomer", "stats/?topic=latecomer",
    "sources/?derived_from=latecomer", "statistics/?commitment=latecomer",
    "actors/?commitment=pledge", "actors/?source=latecomer", "topics/?commitment=pledge",
    "commitments/?include=updates,positions,evidence", "commitments/?ordering=title&page_size=1",
    "stats/history/?from=2023-01-01&to=2024-12-31", "calendar.ics", "feed.atom",
    "feed.atom?actor=cn", "changes/?actor=us&status=initiated", "commitments/?format=ndjson",
    "commitments/?format=csv", "commitments/?format=xlsx", "evidence/?format=csv&fields=excerpt",
]  # fmt: skip


def addresses(stranger: Api) -> Iterator[str]:
    yield from FILTERED
    yield "commitments/sequel/"
    gone = Position.objects.filter(publication="retracted")
    yield from (f"positions/{row.pk}/" for row in gone)
    for listing in LISTINGS.values():
        yield f"{listing.path}/"
        for key in stranger.keys(f"{listing.path}/"):
            yield f"{listing.path}/{key}/"


def snapshot(stranger: Api, known_at: list[str]) -> dict[str, tuple[int, bytes, Any]]:
    taken = {}
    for address in list(addresses(stranger)):
        for instant in known_at:
            for day in DAYS:
                mark = "&" if "?" in address else "?"
                asked = f"/api/v1/{address}{mark}as_of={day}&known_at={instant}"
                taken[asked] = ask(stranger, asked)
    return taken


def ask(stranger: Api, asked: str) -> tuple[int, bytes, Any]:
    answer = stranger.get(asked)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, content, answer.headers.get("ETag")


def change_everything() -> None:
    pledge = Commitment.objects.get(slug="pledge")
    rename()
    welcome()
    replaces = [{"type": "supersedes", "commitment": pledge}]
    sequel = published(make.make_commitment("sequel", relations=replaces, made_on="2024-01"))
    publish_revision(pledge, title="Renamed", text="New.", made_on="2020", place="Beijing")
    publish_revision(pledge, relations=[{"type": "part_of", "commitment": "sequel"}], topics=[])
    for model in (StatusUpdate, Position, Evidence):
        for correction in model._default_manager.filter(publication="draft"):
            published(correction)
    published(make.make_status_update(pledge, status="reversed", as_of="2024-01-30", due="2025"))
    published(make.make_status_update(pledge, status="superseded", as_of="2024-12"))
    published(make.make_position(pledge, actor="cn", view="fulfilled", as_of="2024-01"))
    published(corrected(newest(Evidence), locator="p. 3"))
    for claim in Claim.objects.filter(publication="published"):
        published(make.make_evidence(claim, stance="contradicts", attributed_to="cn"))
        published(make.make_evidence(claim, stance="supports", attributed_to="us"))
        publish_revision(claim, title="Another claim", made_on="2022")
    for row in (newest(StatusUpdate), newest(Position), newest(Claim), sequel):
        retracted(row)
    retracted(Commitment.objects.get(slug="talks"))


def welcome() -> None:
    """Records that no question of the past could name."""
    for maker in (make.make_actor, make.make_forum, make.make_topic):
        maker("latecomer")
    quoted = [make.quoted(make.make_source("latecomer"))]
    published(make.make_claim("latecomer", evidence=quoted))
    published(make.make_commitment("latecomer"))


def rename() -> None:
    by = analyst()
    for row in (*Actor.objects.all(), *Forum.objects.all(), *Topic.objects.all()):
        records.edit(record=row, data={"name": f"New {row.slug}"}, by=by)
    records.edit(record=Actor.objects.get(slug="dea"), data={"parent": None}, by=by)
    records.edit(record=Forum.objects.get(slug="us-cn-summits"), data={"review_every": 1}, by=by)
    records.edit(record=Actor.objects.get(slug="wang-xiaohong"), data={"offices": []}, by=by)


def publish_revision(row: Any, **data: Any) -> None:
    if data:
        revised(row, **make.reduced(data))
    review.submit(record=row, by=analyst())
    review.publish(record=row, by=editor())


def newest(model: type[models.Model]) -> Any:
    return model._default_manager.filter(publication="published").latest("pk")


def test_what_was_known_then_stays_as_it_was(stranger: Api) -> None:
    pledge = populate()
    instants = [stranger.get("commitments/")["Known-At"]]
    published(make.make_status_update(pledge, as_of="2024-02-01", status="stalled"))
    retracted(published(make.make_position(pledge, actor="us", view="no_progress")))
    instants.append(stranger.get("commitments/")["Known-At"])
    publish_revision(pledge)
    instants.append(stranger.get("commitments/")["Known-At"])
    before = snapshot(stranger, instants)
    assert {status for status, _, _ in before.values()} == {200, 400, 404, 410}
    count = Change.objects.count()

    change_everything()
    assert Change.objects.count() > count + 25
    for asked, answer in before.items():
        assert ask(stranger, asked) == answer, asked
