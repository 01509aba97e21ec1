"""Merged records that were tampered with behind the guards' back are found, and named."""

from __future__ import annotations

import pytest

from tests.domain.test_integrity import behind_the_guards, found
from tests.domain.test_merging import merged
from tests.factories.records import make_actor
from tests.factories.states import published_source

pytestmark = pytest.mark.django_db
CHECK = "merged_into_what_stands"


def test_what_was_merged_by_the_domain_agrees() -> None:
    merged(make_actor(), merged_pair())
    merged(published_source(), published_source())
    assert found(CHECK) == []
    assert found("open_versions_equal_records") == []


def merged_pair() -> object:
    stays = make_actor()
    merged(make_actor(), stays)
    return stays


def test_a_second_step_is_found() -> None:
    first, second, third = make_actor("a"), make_actor("b"), make_actor("c")
    merged(first, second)
    behind_the_guards("UPDATE commitments_actor SET merged_into_id = %s WHERE slug = 'b'", third.pk)
    assert found(CHECK) == [
        "actor a: it counts under b, which was itself merged.",
        "actor b: no change tells that it was merged.",
    ]


def test_another_kind_is_found() -> None:
    merged(make_actor("a"), make_actor("b"))
    behind_the_guards("UPDATE commitments_actor SET kind = 'person' WHERE slug = 'b'")
    assert found(CHECK) == ["actor a: it counts under b, which is of another kind."]


def test_a_version_that_says_nothing_of_it_is_found() -> None:
    source = merged(published_source(), published_source())
    behind_the_guards(
        "UPDATE commitments_sourceversion SET merged_into_id = NULL WHERE record_id = %s",
        source.pk,
    )
    assert found("open_versions_equal_records") == [
        f"source {source.slug}: its merged_into_id is not what its open version says."
    ]
