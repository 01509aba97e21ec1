"""The fields that many kinds of records have."""

from __future__ import annotations

from typing import Any

from django.db import models

from commitments.domain import parsing as p
from commitments.domain.shapes import Field
from commitments.models import Commitment

SLUG = Field("slug", p.slug, required=True, help="Never changes, never used again.")
TITLE = Field("title", p.text(1000, blank=False), required=True)
TEXT = Field("text", p.text())
COMMITMENT_SLUG = (Field("commitment", p.reference_to(Commitment), required=True),)
REVIEW_EVERY = Field("review_every", p.integer(1, 36_500), nullable=True, empty=None, help="Days.")


def when(name: str, *, both_ends: bool = False, required: bool = False, column: str = "") -> Field:
    return Field(
        name,
        p.vague_date(both_ends=both_ends),
        column=column,
        required=required,
        nullable=not required,
        empty=None,
        help="A vague date: EDTF, or an object with edtf and said.",
    )


def code(
    name: str, choices: type[models.TextChoices], *, default: str = "", leave_out: Any = ()
) -> Field:
    return Field(
        name,
        p.code(choices, leave_out=leave_out),
        required=not default,
        empty=default,
    )


def reference(name: str, model: type[models.Model], *, required: bool = False) -> Field:
    return Field(name, p.reference_to(model), required=required, nullable=not required, empty=None)


# What every kind is answered with besides, and nobody writes.
ANSWERED = frozenset(
    {
        "url",
        "publication",
        "published_at",
        "created_at",
        "updated_at",
        "evidence_count",
        "corroboration",
        "pending_revision",
    }
)
