"""The desk's pages by their names, the rows that they take, and who enters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db import models
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import URLPattern, get_resolver

from commitments.admin.workflow import STEPS
from commitments.domain.resources import RESOURCES
from commitments.models import User
from tests.permissions.table import BULK, DESK_LISTS, DESK_OTHERS, DESK_RECORDS, Gate, rows_of
from tests.permissions.world import take_role

VIEWS = ("changelist", "add", "change", "history", "delete")
FORM = ("GET", "POST")
KINDS_OF_ACTION = (
    "actions",
    "actions_list",
    "actions_row",
    "actions_detail",
    "actions_submit_line",
)


def model_name(kind: str) -> str:
    return f"commitments_{RESOURCES[kind].model._meta.model_name}"


def row_name(kind: str, row: str) -> str:
    """`commitments_claim_change GET`; a step by its name: `commitments_claim_step publish GET`."""
    return f"{model_name(kind)}_{'step ' if row.split(maxsplit=1)[0] in STEPS else ''}{row}"


def rows() -> dict[str, Gate]:
    found = {row_name(kind, row): gate for (kind, row), gate in rows_of(DESK_RECORDS).items()}
    for name, (sees, adds, deletes) in DESK_LISTS.items():
        gates = dict(zip(VIEWS, (sees, adds, sees, sees, deletes), strict=True))
        found |= {f"{name}_{view} GET": gate for view, gate in gates.items()}
    for model, tasks in bulk_tasks().items():
        page = f"{model._meta.app_label}_{model._meta.model_name}_bulk"
        found |= {f"{page} {task} {method}": BULK[task] for task in tasks for method in FORM}
    return found | DESK_OTHERS


def pages() -> dict[str, URLPattern]:
    """By name; an address without one sends on to one that has."""
    _, resolver = get_resolver().namespace_dict["admin"]
    return {found.name: found for found in patterns(resolver) if found.name}


def patterns(resolver: Any) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from patterns(pattern)


def bulk_tasks() -> dict[type[models.Model], tuple[str, ...]]:
    """By the model of the list that offers them."""
    pages_of = admin.site._registry.items()
    return {model: page.bulk for model, page in pages_of if hasattr(page, "bulk")}


def actions_at_once() -> set[str]:
    return {
        getattr(action, "__name__", action)
        for page in admin.site._registry.values()
        for kept in KINDS_OF_ACTION
        for action in getattr(page, kept, None) or ()
    }


def leave_unrendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may is decided before the template, which takes most of the time."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


def entering(role: str) -> tuple[User | None, Client]:
    """Whoever has an account enters the desk, even without a role."""
    user, client = take_role(role), Client()
    if user:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        client.force_login(user)
    return user, client
