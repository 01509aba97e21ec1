"""An editor's import may be public at once; that it had no second reader is noted."""

from __future__ import annotations

import pytest
from django.apps import apps

from commitments.domain.errors import Forbidden, Invalid
from commitments.models import Change, Commitment, Revision, StatusUpdate
from tests.domain.importing.bringing import PLEDGE, bring, counts, refused
from tests.factories.records import make_commitment, make_source, make_status_update
from tests.factories.states import published, revised
from tests.factories.users import admin, analyst, editor
from tests.reading.asking import slugs

pytestmark = pytest.mark.django_db
REASON = "The ministry's own list."


def put_out(rows, **given):
    return bring(rows, **{"by": editor(), "publish": True, "reason": REASON} | given)


def test_all_rows_are_public_at_once():
    public = published(make_commitment("public"))
    draft = make_commitment("draft")
    rows = [
        PLEDGE | {"relations": "part_of:second"},
        PLEDGE | {"slug": "second"},
        PLEDGE | {"slug": "draft", "title": "New"},
        PLEDGE | {"slug": "public", "title": "Revised"},
    ]

    assert counts(put_out(rows)) == (2, 2, 0)

    assert sorted(slugs("commitment")) == ["draft", "new", "public", "second"]
    public.refresh_from_db(), draft.refresh_from_db()
    assert (public.title, draft.title, draft.publication) == ("Revised", "New", "published")
    assert Revision.objects.get().publication == "published"
    kinds = Change.objects.order_by("number").values_list("type", "object_key", "reason")
    assert list(kinds)[3:] == [
        ("published", "new", REASON),
        ("published", "second", REASON),
        ("published", "draft", REASON),
        ("revised", "public", REASON),
    ]
    assert counts(put_out(rows)) == (0, 0, 4)


def test_the_history_says_that_one_person_published_it():
    put_out([PLEDGE])

    event = apps.get_model("commitments", "CommitmentEvent").objects.filter(publication="published")
    assert "publish alone" in event.get().pgh_context.metadata["actions"]
    assert event.get().pgh_context.metadata["user"] == editor().pk


def test_what_has_not_changed_is_not_published():
    make_commitment("new", title="A pledge")
    assert counts(put_out([PLEDGE])) == (0, 0, 1)

    assert Commitment.objects.get().publication == "draft"


def test_it_takes_an_editor_and_a_reason():
    with pytest.raises(Forbidden):
        put_out([PLEDGE], by=analyst())
    with pytest.raises(Invalid) as caught:
        put_out([PLEDGE], reason=" ")
    assert [error.pointer for error in caught.value.errors] == ["/reason"]
    assert not Commitment.objects.exists()
    put_out([PLEDGE], by=admin())


def test_what_can_not_be_published_is_named_and_nothing_is():
    make_commitment("unpublished"), published(make_commitment("public")), make_source("afp")
    row = {"commitment": "public", "status": "initiated", "confidence": "low", "as_of": "2024-02"}
    rows = [row, row | {"commitment": "unpublished"}]

    assert refused(rows, by=editor(), publish=True, reason=REASON) == [
        "line 3: Its commitment unpublished is not published; publish that first."
    ]
    assert not StatusUpdate.objects.exists()


def test_judgements_and_later_evidence_are_published():
    public = published(make_commitment("public"))
    make_source("afp"), make_source("xinhua")
    update = published(make_status_update(public))
    quote = {"excerpt": "Words", "mode": "direct"}
    finding = {"commitment": "public", "status": "stalled", "confidence": "low"} | quote
    known = {"id": str(update.pk), "status": "initiated", "confidence": "moderate"}
    rows = [
        finding | {"as_of": "2024-03", "source": "afp"},
        finding | known | {"as_of": "2024-02-02", "source": "xinhua"},
    ]

    assert counts(put_out(rows)) == (1, 1, 0)

    made = StatusUpdate.objects.get(status="stalled")
    assert (made.publication, made.evidence.get().source.publication) == ("published",) * 2
    assert set(update.evidence.values_list("publication", flat=True)) == {"published"}


def test_somebody_elses_revision_is_not_published_along():
    public = published(make_commitment("public"))
    revised(public, text="By the analyst.")

    rows = [PLEDGE | {"slug": "public", "title": "New"}]
    assert refused(rows, by=editor(), publish=True, reason=REASON) == [
        "line 2: A revision of it by somebody else is open; have that published or returned first."
    ]
    public.refresh_from_db()
    assert public.title == "public"


def test_a_dry_run_finds_what_publishing_would_and_leaves_nothing():
    outcome = put_out([PLEDGE], dry_run=True)

    assert counts(outcome) == (1, 0, 0)
    assert not Commitment.objects.exists()
    assert not Change.objects.exists()
