"""How do values that were read get into a row?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models


def raise_version(row: models.Model) -> None:
    """A change in a record's lists is a change of the record."""
    type(row)._default_manager.filter(pk=row.pk).update(row_version=models.F("row_version") + 1)


def columns_only(values: Mapping[str, Any]) -> dict[str, Any]:
    """Those that a model's constructor takes; vague dates are set afterwards."""
    return {name: value for name, value in values.items() if name not in VAGUE}


VAGUE = {
    "made_on",
    "original_due",
    "as_of",
    "occurred_on",
    "due",
    "published_on",
    "said_on",
    "period",
    "date",
    "starts",
    "ends",
}


def assign(row: models.Model, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
