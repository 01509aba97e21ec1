"""What came of looking for an excerpt is told for both clocks, and of what everybody may read."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from commitments.domain.redactions import redact
from commitments.evidence.verifying import verify
from commitments.models import Change, Evidence, Touch
from tests.factories.captures import make_capture
from tests.factories.records import make_commitment, make_source, make_status_update, quoted
from tests.factories.states import published
from tests.factories.users import admin
from tests.reading.asking import ask

pytestmark = pytest.mark.django_db

PAGE = "We will begin."
DAY = dt.timedelta(days=1)


def told(**clocks: Any) -> tuple[str, bool]:
    (row,) = ask("evidence", **clocks)
    return row["verification"], row["edited_at_source"]


@pytest.fixture
def source() -> Any:
    source = make_source()
    update = make_status_update(
        published(make_commitment()), evidence=[quoted(source, excerpt=PAGE)]
    )
    published(update)
    return source


def test_it_is_that_of_the_instant(source: Any) -> None:
    published_at = Change.objects.latest("number").at
    make_capture(source, PAGE)
    verify()
    found_at = Change.objects.latest("number").at
    make_capture(source, "We may begin.")
    verify()

    assert told(known_at=published_at) == ("not_checked", False)
    assert told(known_at=found_at) == ("exact", False)
    assert told(known_at=Change.objects.latest("number").at) == ("exact", True)
    assert told() == ("exact", True)


def test_it_is_that_of_the_day(source: Any) -> None:
    make_capture(source, PAGE)
    verify(now=timezone.now() + DAY)
    later = Change.objects.latest("number").at
    today, tomorrow = (timezone.localdate(at).isoformat() for at in (timezone.now(), later))

    assert told(as_of=today)[0] == "not_checked"
    assert told(as_of=tomorrow)[0] == "exact"


def test_a_new_copy_that_has_it_too_alters_no_answer(source: Any) -> None:
    make_capture(source, PAGE)
    verify()
    before = ask("evidence")
    make_capture(source, f"Updated. {PAGE}")
    verify()
    assert ask("evidence") == before


def test_it_is_told_with_the_judgement_that_it_supports(source: Any) -> None:
    make_capture(source, PAGE)
    verify()
    (update,) = ask("status_update")
    assert update["evidence"][0]["verification"] == "exact"


def test_what_it_supports_is_updated_by_it(source: Any) -> None:
    since = timezone.now()
    assert ask("status_update", updated_since=since.isoformat()) == []
    make_capture(source, PAGE)
    verify()

    for kind in ("status_update", "evidence", "commitment"):
        assert len(ask(kind, updated_since=since.isoformat())) == 1
    assert Touch.objects.filter(at=Change.objects.latest("number").at).count() == 1


def test_an_excerpt_that_the_law_took_is_not_checked_at_any_instant(source: Any) -> None:
    make_capture(source, PAGE)
    verify()
    then = Change.objects.latest("number").at
    (row,) = ask("evidence")
    item = Evidence.objects.get(pk=row["id"])
    redact(record=item, field="excerpt", notice="[removed]", grounds="A court.", by=admin())
    assert told(known_at=then)[0] == "not_checked"
