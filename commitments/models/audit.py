"""The audit trail: every insert, update and delete of a row, by trigger, with who and why."""

from __future__ import annotations

from typing import Any, TypeVar

import pghistory
from django.db import models

Model = TypeVar("Model", bound=type[models.Model])


def tracked(model: Model, *, found_by: tuple[str, ...] = (), **options: Any) -> Model:
    """Class decorator: keeps the history of the model's rows in `<model>event`. `found_by`: the
    foreign keys along which events are looked for, besides the row itself; no other has an index,
    since each is paid for by every write."""
    track = pghistory.track(
        pghistory.InsertEvent("insert"),
        pghistory.UpdateEvent("update"),
        pghistory.DeleteEvent("delete"),
        meta={"indexes": [index(model, name) for name in found_by]},
        **options,
    )
    result: Model = track(model)
    return result


def index(model: type[models.Model], name: str) -> models.Index:
    """Of one target among several, most rows say nothing."""
    return models.Index(
        fields=[name],
        name=f"{model.__name__.lower()}event_{name}"[:30],
        condition=models.Q(**{f"{name}__isnull": False}),
    )
