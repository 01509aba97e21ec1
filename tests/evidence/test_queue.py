"""A source that is added by its address is fetched in the queue; what comes in bulk is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from procrastinate.contrib.django.models import ProcrastinateJob

from commitments import tasks
from commitments.domain import captures, records
from commitments.domain.seeding import seed
from commitments.models import Capture, LinkCheck, Source
from tests.evidence.server import Web, page
from tests.factories.records import make_source
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db
TASK = "commitments.tasks.capture_source"


def asked() -> list[Any]:
    jobs = ProcrastinateJob.objects.filter(task_name=TASK).order_by("id")
    return list(jobs.values_list("args", flat=True))


@pytest.fixture
def fetching(settings: Any) -> None:
    settings.FETCH = True


def test_a_source_with_an_address_is_asked_for_in_its_own_transaction(fetching: None) -> None:
    source = make_source(url="https://example.org/")
    assert asked() == [{"source": source.pk, "by": analyst().pk}]


def test_without_an_address_nothing_is_asked_for(fetching: None) -> None:
    make_source()
    assert asked() == []


def test_where_fetching_is_off_nothing_is_asked_for() -> None:
    make_source(url="https://example.org/")
    assert asked() == []


def test_a_draft_s_new_address_is_asked_for_and_other_changes_are_not(fetching: None) -> None:
    source = make_source()
    records.edit(record=source, data={"title": "Another"}, by=analyst())
    assert asked() == []
    records.edit(record=source, data={"url": "https://example.org/"}, by=analyst())
    assert len(asked()) == 1


def test_it_is_asked_for_once_while_it_waits(fetching: None) -> None:
    source = make_source(url="https://example.org/")
    assert captures.ask_for(source, by=analyst()) is False
    assert len(asked()) == 1


def test_the_seed_asks_for_nothing(fetching: None, tmp_path: Path) -> None:
    source = {"slug": "wire", "title": "The wire", "url": "https://example.org/"}
    (tmp_path / "01-sources.yaml").write_text(yaml.safe_dump({"sources": [source]}))
    seed(tmp_path)
    assert Source.objects.get().url == "https://example.org/"
    assert asked() == []


def test_an_import_asks_for_nothing(fetching: None) -> None:
    with captures.quiet():
        make_source(url="https://example.org/")
    assert asked() == []


def test_the_queue_takes_the_copy(web: Web) -> None:
    source = make_source(url=web.serve("/news", page()))
    assert tasks.capture_source(source=source.pk, by=analyst().pk) == 1
    copy = Capture.objects.get()
    assert (copy.source, copy.by, copy.title) == (source, analyst(), "Working group launched")


def test_what_can_not_be_had_fails_no_job(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    source = make_source(url=web("/gone"))
    with caplog.at_level("INFO", "commitments.tasks"):
        assert tasks.capture_source(source=source.pk, by=analyst().pk) is None
    assert f"source {source.slug} was not captured: The server answered 404." in caplog.messages
    assert LinkCheck.objects.get().outcome == "failed"


def test_a_source_that_is_gone_in_the_meantime_is_left_alone(web: Web) -> None:
    assert tasks.capture_source(source=1, by=analyst().pk) is None
