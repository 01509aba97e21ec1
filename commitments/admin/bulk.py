"""Submit and publish many rows at once: each is checked and written by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest
from unfold.decorators import action

from commitments.domain import review
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may

SHOWN = 20


class Bulk:
    """Mixed into the ModelAdmin of what is reviewed."""

    actions = ("submit_rows", "publish_rows")

    def has_submit_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.SUBMIT)

    def has_publish_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.PUBLISH)

    @action(description="Submit for review", permissions=["submit"])
    def submit_rows(self, request: HttpRequest, queryset: Any) -> None:
        row_by_row(request, queryset, review.submit, "submitted")

    @action(description="Publish", permissions=["publish"])
    def publish_rows(self, request: HttpRequest, queryset: Any) -> None:
        row_by_row(request, queryset, review.publish, "published")


def row_by_row(
    request: HttpRequest, rows: Any, step: Callable[..., models.Model], done: str
) -> None:
    """Each row in its own transaction; those that are refused are named, with why."""
    refused: list[str] = []
    count = 0
    for row in rows:
        try:
            step(record=row, by=request.user)
            count += 1
        except Problem as problem:
            why = " ".join(e.detail for e in problem.errors) or problem.detail
            refused.append(f"“{row}” was not {done}: {why}")
    if count:
        messages.success(request, f"{count} {done}.")
    for line in refused[:SHOWN]:
        messages.error(request, line)
    if len(refused) > SHOWN:
        messages.error(request, f"{len(refused) - SHOWN} more were not {done}.")
