"""Archived copies and link checks stay as they were taken; of a draft they go with the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, models
from django.db.transaction import atomic

from commitments.models import Capture, LinkCheck, Redaction, Source
from tests.factories.captures import make_capture, make_link_check
from tests.factories.records import make_claim, make_source, quoted
from tests.factories.states import published
from tests.factories.users import admin
from tests.models.sql import delete_refused, truncate_refused, update, update_refused

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("make", [make_capture, make_link_check])


def public_source() -> Source:
    source = make_source()
    published(make_claim(evidence=[quoted(source)]))
    return source


@BOTH
def test_no_column_is_overwritten(make: Callable[..., models.Model]) -> None:
    row = make(make_source())
    other: dict[str, Any] = {"source_id": make_source().pk, "address": "https://example.org/2"}
    for column, value in other.items():
        told = update_refused(row, **{column: value})
        assert (told.sqlstate, told.column_name) == ("23001", column)


def test_a_text_may_become_the_notice_of_a_redaction_and_nothing_else() -> None:
    copy = make_capture(make_source())
    assert update_refused(copy, text="[removed]").column_name == "text"
    Redaction.objects.create(
        object_type="capture",
        object_id=copy.pk,
        object_key=str(copy.pk),
        field="text",
        notice="[removed]",
        grounds="A court's order.",
        at=copy.at,
        by=admin(),
    )
    assert update_refused(copy, text="Another.").column_name == "text"
    assert update(copy, text="[removed]") == 1


@BOTH
def test_of_a_published_source_none_is_deleted(make: Callable[..., models.Model]) -> None:
    assert delete_refused(make(public_source())).sqlstate == "23001"


@BOTH
def test_of_a_draft_it_goes_with_the_draft(make: Callable[..., models.Model]) -> None:
    row = make(make_source())
    assert row.delete()[0] == 1


@pytest.mark.parametrize("model", [Capture, LinkCheck])
def test_none_is_truncated(model: type[models.Model]) -> None:
    assert truncate_refused(model).sqlstate == "23001"


def test_what_was_fetched_has_a_status_and_what_was_given_has_none() -> None:
    for given in ({"how": "pasted", "status": 200}, {"how": "fetched", "status": None}):
        with pytest.raises(IntegrityError, match="status_of_what_was_fetched"), atomic():
            make_capture(make_source(), **given)


def test_a_number_is_used_once() -> None:
    copy = make_capture(make_source())
    with pytest.raises(IntegrityError, match="capture_number_once"), atomic():
        make_capture(copy.source, number=copy.number)


def test_where_it_moved_to_is_named_and_only_then() -> None:
    for outcome, moved_to in (("moved", ""), ("alive", "https://example.org/2")):
        with pytest.raises(IntegrityError, match="linkcheck_moved_to"), atomic():
            make_link_check(make_source(), outcome, moved_to=moved_to)
