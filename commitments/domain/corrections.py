"""A published judgement, or evidence, was wrong: a draft that is to take its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import models

from commitments.domain.clock import instant
from commitments.domain.errors import Conflict, Gone
from commitments.domain.ledgers import EVIDENCE
from commitments.domain.permissions import Action, require
from commitments.domain.records import check_form, draft
from commitments.domain.resources import resource_of
from commitments.domain.writing import locked, writing
from commitments.models import Evidence, User
from commitments.models.vocabulary import Publication


def supersede(
    *,
    record: models.Model,
    data: Mapping[str, object],
    by: User,
    expected: int | None = None,
    now: dt.datetime | None = None,
) -> models.Model:
    """A draft that says what the row says but for `data`. Its evidence is taken over unless `data`
    brings its own. Only its publication supersedes."""
    require(by, Action.CORRECT)
    with writing(by, "supersede"):
        check_form(resource_of(record), data)
        row = locked(record, expected=expected)
        resource = resource_of(row)
        if not resource.ledger:
            raise Conflict(f"A {resource.noun} is revised, not superseded: PATCH it.")
        state = getattr(row, "publication")  # noqa: B009
        if state == Publication.RETRACTED:
            raise Gone("It was retracted; there is nothing to correct.")
        if state != Publication.PUBLISHED:
            raise Conflict("It is not published; edit the draft instead.")
        require(by, Action.CORRECT, row)
        if row.corrections.exclude(publication=Publication.RETRACTED).exists():  # type: ignore[attr-defined]
            raise Conflict("There is an open or published correction of this already.")
        target = row.target if isinstance(row, Evidence) else None
        merged = {**resource.shape.write(row), **data}
        if resource is not EVIDENCE and "evidence" not in data:
            merged["evidence"] = carried(row)
        return draft(
            resource, merged, by=by, at=instant(now), now=now, target=target, supersedes=row
        )


def carried(row: models.Model) -> list[dict[str, object]]:
    standing = Evidence.objects.filter(
        **{resource_of(row).name: row}, publication=Publication.PUBLISHED
    ).exclude(corrections__publication=Publication.PUBLISHED)
    return [EVIDENCE.shape.write(item) for item in standing]
