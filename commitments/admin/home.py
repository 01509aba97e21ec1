"""The first page: what waits for me, with one click to each list, and all lists below."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Model
from django.http import HttpRequest
from django.utils.text import capfirst

from commitments.admin.filters import WAITS, waiting
from commitments.admin.links import list_of
from commitments.domain.permissions import Action, may
from commitments.models import (
    Claim,
    Commitment,
    Evidence,
    Position,
    Revision,
    Risk,
    Statistic,
    StatusUpdate,
)

REVIEWED: tuple[type[Model], ...] = (
    Commitment,
    StatusUpdate,
    Position,
    Claim,
    Risk,
    Statistic,
    Evidence,
    Revision,
)
EMPTY = {
    "review": "Nothing waits for your review.",
    "returned": "Nothing was returned to you.",
    "drafts": "You have no drafts. Open a commitment to add a finding or a position.",
}


def context(request: HttpRequest, given: dict[str, Any]) -> dict[str, Any]:
    shown = [
        name
        for name, action in (
            ("review", Action.PUBLISH),
            ("returned", Action.WRITE),
            ("drafts", Action.WRITE),
        )
        if may(request.user, action)
    ]
    counted = [(model, counts(model, shown, request.user)) for model in REVIEWED] if shown else []
    given["title"] = "Home"
    given["waits"] = [
        {
            "title": WAITS[name],
            "total": sum(found[name] for _, found in counted),
            "empty": EMPTY[name],
            "lists": [
                {
                    "count": found[name],
                    "name": noun(model, found[name]),
                    "link": list_of(model, waits=name),
                }
                for model, found in counted
                if found[name]
            ],
        }
        for name in shown
    ]
    return given


def counts(model: type[Model], names: list[str], user: Any) -> dict[str, int]:
    found: dict[str, int] = model._default_manager.order_by().aggregate(
        **{name: Count("pk", filter=waiting(name, user, model)) for name in names}
    )
    return found


def noun(model: type[Model], count: int) -> str:
    meta = model._meta
    return capfirst(str(meta.verbose_name if count == 1 else meta.verbose_name_plural))
