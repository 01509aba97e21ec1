"""The audit trail: every insert, update and delete of a row, by trigger, with who and why."""

from __future__ import annotations

from typing import Any, TypeVar

import pghistory

Model = TypeVar("Model")


def tracked(model: Model, **options: Any) -> Model:
    """Class decorator: keeps the history of the model's rows in `<model>event`."""
    track = pghistory.track(
        pghistory.InsertEvent("insert"),
        pghistory.UpdateEvent("update"),
        pghistory.DeleteEvent("delete"),
        **options,
    )
    result: Model = track(model)
    return result
