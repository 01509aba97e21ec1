"""Writes on what names a merged record go by the one that stays; rows stay as they are."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import corrections, records
from commitments.domain.errors import Invalid
from commitments.domain.integrity import CHECKS
from commitments.domain.resources import resource_of
from commitments.models import Change, Party
from tests.domain.test_merging import merged, pledge, standing
from tests.factories.records import make_position, make_status_update, the_actor
from tests.factories.states import published, revised
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db


def merged_china() -> None:
    merged(the_actor("prc"), the_actor("cn"))


@pytest.mark.parametrize("slug", ["prc", "cn"])
def test_a_judgement_may_name_the_party_by_either(slug: str) -> None:
    commitment = pledge("prc", "us")
    the_actor("cn")
    merged_china()
    published(make_status_update(commitment, party=slug, status="ongoing"))
    assert [p["status"] for p in standing(commitment).parties] == ["ongoing", "not_assessed"]


def test_a_stranger_is_told_the_parties_by_the_names_that_count() -> None:
    commitment = pledge("prc", "us")
    merged_china()
    with pytest.raises(Invalid, match="It is not one of the commitment's parties: cn, us"):
        make_status_update(commitment, party=the_actor("mx"))


@pytest.mark.parametrize("slug", ["prc", "cn"])
def test_a_judgement_on_the_old_party_is_corrected_under_either_name(slug: str) -> None:
    commitment = pledge("prc")
    row = published(make_status_update(commitment, party="prc", status="initiated"))
    merged_china()
    draft = corrections.supersede(
        record=row, data={"party": slug, "status": "ongoing"}, by=analyst()
    )
    assert draft.party.slug == "cn"  # type: ignore[attr-defined]
    published(draft)
    assert [p["status"] for p in standing(commitment).parties] == ["ongoing"]


def test_a_correction_names_no_other_party() -> None:
    commitment = pledge("prc", "us")
    row = published(make_status_update(commitment, party="prc"))
    merged_china()
    for other in ("us", None):
        with pytest.raises(Invalid, match="A correction is of the same commitment and party"):
            corrections.supersede(record=row, data={"party": other}, by=analyst())


def test_what_held_before_is_that_of_either() -> None:
    commitment = pledge("prc")
    published(make_position(commitment, actor=the_actor("prc"), party="prc", view="violated"))
    merged_china()
    published(
        make_position(commitment, actor="cn", party="cn", view="progress", as_of="2024-02-03")
    )
    change = Change.objects.latest("number")
    assert (change.before["view"], change.after["view"]) == ("violated", "progress")
    assert (change.before["actor"], change.after["actor"]) == ("cn", "cn")


def test_the_list_of_parties_as_it_is_read_alters_nothing() -> None:
    commitment = pledge("prc", "us")
    row = Party.objects.get(actor__slug="prc")
    merged_china()
    data: Any = {
        "parties": [{"actor": "cn", "role": "committing"}, {"actor": "us", "role": "host"}]
    }
    revised(commitment, **data)
    published(commitment)
    assert Party.objects.get(pk=row.pk).actor.slug == "prc"
    assert [(p["actor"], p["role"]) for p in standing(commitment).parties] == [
        ("cn", "committing"),
        ("us", "host"),
    ]
    change = Change.objects.latest("number")
    assert change.before == {"parties": [
        {"actor": "cn", "role": "committing"}, {"actor": "us", "role": "committing"}]}  # fmt: skip


def test_the_party_that_was_judged_may_be_named_by_the_other() -> None:
    commitment = pledge("prc", "cn")
    published(make_status_update(commitment, party="prc"))
    merged_china()
    revised(commitment, parties=[{"actor": "cn", "role": "committing"}])
    published(commitment)
    assert Party.objects.get(commitment=commitment).role == "committing"
    assert [check.title for check in CHECKS if list(check.find(iter))] == []


def test_records_are_written_down_by_the_names_that_count() -> None:
    commitment = pledge("prc")
    merged_china()
    written = resource_of(commitment).shape.write(commitment)
    assert written["parties"] == [{"actor": "cn", "role": "committing"}]


def test_a_pending_revision_may_name_what_was_merged_since() -> None:
    commitment = pledge("us")
    the_actor("prc")
    revised(commitment, parties=[{"actor": "prc", "role": "committing"}])
    merged(the_actor("prc"), the_actor("cn"))
    published(commitment)
    assert [p["actor"] for p in standing(commitment).parties] == ["cn"]
    assert Party.objects.get(commitment=commitment).actor.slug == "cn"


def test_a_child_is_edited_without_a_word_on_its_parent() -> None:
    child = records.create(
        kind="actor",
        data={"slug": "mps", "name": "MPS", "kind": "agency", "parent": the_actor("prc").slug},
        by=analyst(),
    )
    merged_china()
    records.edit(record=child, data={"name": "Ministry", "parent": "cn"}, by=analyst())
    change = Change.objects.latest("number")
    assert (change.before, change.after) == ({"name": "MPS"}, {"name": "Ministry"})
