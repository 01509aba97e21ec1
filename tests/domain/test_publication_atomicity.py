"""A write that fails in its middle leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from commitments.domain import changes, corrections, effects, projection, records, review, versions
from commitments.domain.errors import Invalid
from commitments.models import Evidence, Revision
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_position,
    make_source,
    make_status_update,
    quoted,
    reduced,
    the_actor,
)
from tests.factories.states import corrected, in_review, published, revised
from tests.factories.users import analyst, editor

pytestmark = pytest.mark.django_db


class Cut(Exception):
    """The power went."""


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, events and contexts included."""
    found = [m for m in apps.get_models() if m._meta.app_label in {"commitments", "pghistory"}]
    return {m.__name__: rows(m) for m in found if not m._meta.proxy and m._meta.managed}


def rows(model: type[models.Model]) -> list[tuple[Any, ...]]:
    return list(model._default_manager.order_by("pk").values_list())


def fails(act: Callable[[], Any], problem: type[Exception] = Cut) -> None:
    before = everything()
    with pytest.raises(problem):
        act()
    assert everything() == before


def cut(*_: Any, **__: Any) -> None:
    raise Cut


def laden_update() -> Any:
    commitment = published(make_commitment())
    source = make_source(derived_from=make_source())
    return in_review(make_status_update(commitment, evidence=[quoted(source), quoted()]))


STEPS = [
    (changes, "stamp"),
    (versions, "open_version"),
    (effects, "commitments_of"),
    (projection, "compute"),
    (changes, "record"),
]


@pytest.mark.parametrize(("module", "step"), STEPS, ids=[step for _, step in STEPS])
def test_a_publication_is_whole_or_not_at_all(
    module: Any, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    update = laden_update()
    monkeypatch.setattr(module, step, cut)
    fails(lambda: review.publish(record=update, by=editor()))


def test_a_failure_at_the_last_row_takes_the_first_back(monkeypatch: pytest.MonkeyPatch) -> None:
    update = laden_update()
    save = Evidence.save
    last = update.evidence.latest("pk").pk

    def breaking(self: Evidence, **given: Any) -> None:
        if self.pk == last:
            raise Cut
        save(self, **given)

    monkeypatch.setattr(Evidence, "save", breaking)
    fails(lambda: review.publish(record=update, by=editor()))


@pytest.mark.parametrize("step", ["open_version"])
def test_a_revision_is_whole_or_not_at_all(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    commitment = published(make_commitment())
    mexico = the_actor("mx")
    revised(commitment, title="New", parties=[{"actor": mexico.slug, "role": "monitor"}])
    in_review(commitment)
    monkeypatch.setattr(versions, step, cut)
    fails(lambda: review.publish(record=commitment, by=editor()))
    assert Revision.objects.get().publication == "in_review"


@pytest.mark.parametrize("step", ["stamp", "record"])
def test_a_correction_and_a_retraction_too(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    position = published(make_position(published(make_commitment())))
    correction = in_review(corrected(position, view="violated"))
    monkeypatch.setattr(changes, step, cut)
    fails(lambda: review.publish(record=correction, by=editor()))
    fails(lambda: review.retract(record=position, by=editor(), reason="Misheard."))


def test_a_draft_with_bad_evidence_is_not_made() -> None:
    source = make_source()
    evidence = [quoted(source), quoted(source) | {"mode": "sung"}]
    data = {"slug": "a-claim", "title": "A claim", "evidence": evidence}

    def make() -> None:
        records.create(kind="claim", data=data, by=analyst())

    fails(make, Invalid)
    with pytest.raises(Invalid) as caught:
        make()
    assert [error.pointer for error in caught.value.errors] == ["/evidence/1/mode"]


def test_an_edit_with_a_bad_list_alters_nothing() -> None:
    commitment = make_commitment()
    data = {"title": "New", "parties": [{"actor": "nowhere", "role": "host"}]}
    fails(lambda: records.edit(record=commitment, data=data, by=analyst()), Invalid)


def test_an_edit_that_the_database_refuses_alters_nothing() -> None:
    whole = make_commitment()
    part = make_commitment(relations=[{"type": "part_of", "commitment": whole}])
    data = reduced({"title": "New", "relations": [{"type": "part_of", "commitment": part}]})
    fails(lambda: records.edit(record=whole, data=data, by=analyst()), Invalid)


def test_an_actors_edit_is_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    actor = make_actor()
    monkeypatch.setattr(changes, "record", cut)
    fails(lambda: records.edit(record=actor, data={"name": "New", "offices": []}, by=analyst()))


def test_a_supersession_is_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    update = published(make_status_update(published(make_commitment())))
    monkeypatch.setattr(records, "add_evidence", cut)
    fails(lambda: corrections.supersede(record=update, data={}, by=analyst()))


def test_a_drop_is_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = make_claim(evidence=[quoted()])
    monkeypatch.setattr(type(claim), "delete", cut)
    fails(lambda: records.drop(record=claim, by=analyst()))
