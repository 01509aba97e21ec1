"""Who leans on a record is told, and nothing falls with what is retracted."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from commitments.domain import leaning, records, review
from commitments.domain.errors import Conflict
from commitments.domain.leaning import WAYS, who_leans_on
from commitments.domain.resources import RESOURCES
from commitments.models import Keeping
from tests.domain.test_merging import merged, pledge
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_evidence,
    make_forum,
    make_position,
    make_risk,
    make_source,
    make_status_update,
    make_topic,
    quoted,
    the_actor,
)
from tests.factories.states import published, published_source, retracted
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db
OWN_PARTS = {  # what is a part of the record itself, or only kept beside it
    (name, path)
    for name, path in (
        ("Party", "commitment"),
        ("CommitmentTopic", "commitment"),
        ("Relation", "commitment"),
        ("RiskCommitment", "risk"),
        ("Precedent", "risk"),
        ("StatisticCommitment", "statistic"),
        ("Office", "person"),
        ("Keeping", "commitment"),
        ("Capture", "source"),
        ("LinkCheck", "source"),
        ("Resolution", "claim"),
        ("Verification", "evidence"),
        ("Standing", "commitment"),
        ("Touch", "commitment"),
        ("Change", "commitment"),
        ("Change", "party"),
        *(("Revision", name) for name in ("commitment", "claim", "risk", "statistic", "source")),
    )
}


def told(record: Any) -> dict[str, tuple[int, list[str]]]:
    return {each.what: (each.count, each.named) for each in who_leans_on(record)}


def test_every_reference_to_a_record_is_a_way_to_lean_on_it() -> None:
    ways = {(way.rows.__name__, way.path) for each in WAYS.values() for way in each}
    found = {
        (model.__name__, field.name)
        for model in apps.get_app_config("commitments").get_models()
        if not model._meta.proxy and not hasattr(model, "pgh_id")
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.related_model in WAYS
        and not model.__name__.endswith("Version")
    }
    assert found - OWN_PARTS == ways
    assert set(WAYS) == {resource.model for resource in RESOURCES.values()}
    assert Keeping in apps.get_models()


def test_who_leans_on_an_actor() -> None:
    commitment = pledge("cn")
    update = published(make_status_update(commitment, party="cn"))
    position = published(make_position(commitment, actor="cn", party="cn"))
    make_actor("mps", kind="agency", parent="cn")
    office = {"title": "Minister", "of": the_actor("cn"), "from": None, "to": None}
    make_actor("minister", kind="person", offices=[office])
    quote = published(make_evidence(update, attributed_to="cn"))
    merged(the_actor("prc"), the_actor("cn"))
    assert told(the_actor("cn")) == {
        "commitments to which it is a party": (1, [commitment.slug]),
        "status updates on its part": (1, [f"status update {update.pk}"]),
        "positions that it takes": (1, [f"position {position.pk}"]),
        "positions on its part": (1, [f"position {position.pk}"]),
        "evidence in which it is quoted": (1, [f"evidence {quote.pk}"]),
        "actors below it": (1, ["mps"]),
        "people with an office in it": (1, ["minister"]),
        "actors merged into it": (1, ["prc"]),
    }
    assert told(make_actor()) == {}
    speaker = make_actor(kind="person")
    spoken = make_position(commitment, speaker=speaker)
    assert told(speaker) == {"positions for which it speaks": (1, [f"position {spoken.pk}"])}


def test_what_names_a_merged_record_leans_on_the_one_that_stays() -> None:
    commitment = pledge("prc")
    merged(the_actor("prc"), the_actor("cn"))
    assert told(the_actor("cn"))["commitments to which it is a party"] == (1, [commitment.slug])
    gone, stays = published_source(), make_source()
    assert told(stays) == {}
    other = published_source()
    merged(gone, other)
    assert told(other)["evidence taken from it"][0] == 2


def test_what_was_retracted_leans_on_nothing_and_drafts_do() -> None:
    commitment = published(make_commitment("pledge"))
    retracted(make_risk("past", commitments=[commitment]))
    make_risk("drafted", commitments=[commitment])
    assert told(commitment) == {"risks to it": (1, ["drafted"])}


def test_many_are_counted_and_a_few_named() -> None:
    source = published_source(slug="wire")
    for _ in range(6):
        published(make_claim(evidence=[quoted(source)]))
    (found,) = who_leans_on(source)
    assert (found.count, len(found.rows)) == (7, 5)
    assert str(found).startswith("evidence taken from it: evidence ")
    assert str(found).endswith(" and 2 more")
    assert leaning.told(source) == f"Lean on it: {found}."
    assert leaning.told(make_actor()) == ""


def test_whoever_would_delete_what_is_public_is_told_who_leans_on_it() -> None:
    commitment = pledge("cn")
    with pytest.raises(Conflict, match=f"to which it is a party: {commitment.slug}"):
        records.drop(record=the_actor("cn"), by=analyst())
    forum, topic = make_forum(), make_topic()
    make_commitment("there", forum=forum, topics=[topic])
    for row, what in ((forum, "that belong to it"), (topic, "on it")):
        with pytest.raises(Conflict, match=f"commitments {what}: there"):
            records.drop(record=row, by=analyst())


def test_a_source_on_which_published_evidence_leans_stays() -> None:
    source = published_source()
    with pytest.raises(Conflict, match="Published evidence leans on this source"):
        review.retract(record=source, by=editor(), reason="Wrong.")


def test_a_source_that_others_re_report_is_retracted_alone() -> None:
    origin = make_source("origin")
    copy = published_source(slug="copy", derived_from=origin)
    origin.refresh_from_db()
    assert told(origin) == {"sources that re-report it": (1, ["copy"])}
    retracted(origin)
    copy.refresh_from_db()
    assert (copy.publication, copy.derived_from) == ("published", origin)
