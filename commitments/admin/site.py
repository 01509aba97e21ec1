"""The sidebar of the desk: every list that the role may open, and no other."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from knox.models import AuthToken

from commitments.models import (
    Actor,
    Change,
    Claim,
    Commitment,
    Evidence,
    Forum,
    Position,
    Redaction,
    Revision,
    Risk,
    Source,
    Statistic,
    StatusUpdate,
    Topic,
    User,
)

GROUPS: tuple[tuple[str, tuple[tuple[type[models.Model], str, str], ...]], ...] = (
    (
        "The record",
        (
            (Commitment, "Commitments", "handshake"),
            (StatusUpdate, "Status updates", "flag"),
            (Position, "Positions", "forum"),
            (Claim, "Claims", "campaign"),
            (Risk, "Risks", "warning"),
            (Statistic, "Statistics", "monitoring"),
        ),
    ),
    (
        "What it rests on",
        ((Source, "Sources", "article"), (Evidence, "Evidence", "format_quote")),
    ),
    (
        "Who, where, about what",
        (
            (Actor, "Actors", "groups"),
            (Forum, "Forums", "event_seat"),
            (Topic, "Topics", "sell"),
        ),
    ),
    (
        "Review",
        ((Revision, "Revisions", "rate_review"), (Change, "Published changes", "history")),
    ),
    (
        "Keeping",
        (
            (User, "Users", "person"),
            (AuthToken, "API tokens", "key"),
            (Redaction, "Redactions", "ink_eraser"),
        ),
    ),
)


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    home = {"title": "Home", "icon": "home", "link": reverse("admin:index")}
    groups = [{"title": "", "items": [home]}]
    for title, lists in GROUPS:
        items = [
            {"title": name, "icon": icon, "link": list_of(model)}
            for model, name, icon in lists
            if admin.site.get_model_admin(model).has_view_permission(request)
        ]
        if items:
            groups.append({"title": title, "separator": True, "items": items})
    return groups


def list_of(model: type[models.Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
