"""The sidebar of the desk: every list that the role may open, and no other."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from knox.models import AuthToken

from commitments.admin.links import add_page, list_of
from commitments.domain.permissions import Action, may
from commitments.models import (
    AccessEntry,
    Actor,
    Change,
    Claim,
    Commitment,
    Erasure,
    Evidence,
    Forum,
    Position,
    Redaction,
    Report,
    ReportSchedule,
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
        ((Revision, "Revisions", "edit_note"), (Change, "Published changes", "history")),
    ),
    (
        "Reports",
        (
            (ReportSchedule, "Schedules", "calendar_clock"),
            (Report, "Reports", "outgoing_mail"),
        ),
    ),
    (
        "Keeping",
        (
            (User, "Users", "person"),
            (AuthToken, "API tokens", "key"),
            (AccessEntry, "Access", "shield_person"),
            (Redaction, "Redactions", "ink_eraser"),
            (Erasure, "Erasures", "person_off"),
        ),
    ),
)


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    home = {"title": "Home", "icon": "home", "link": reverse("admin:index")}
    review = {"title": "Review", "icon": "rate_review", "link": reverse("admin:review_queue")}
    first = [home, review] if may(request.user, Action.PUBLISH) else [home]
    if may(request.user, Action.READ_DRAFTS):
        disagreeing = reverse("admin:discrepancies")
        first.append({"title": "Discrepancies", "icon": "balance", "link": disagreeing})
    groups: list[dict[str, Any]] = [{"title": "", "items": first}]
    for title, lists in GROUPS:
        items = [link(request, *entry) for entry in lists]
        shown = [item for item in items if item is not None]
        if shown:
            groups.append({"title": title, "separator": True, "items": shown})
    return groups


def link(
    request: HttpRequest, model: type[models.Model], name: str, icon: str
) -> dict[str, Any] | None:
    """`add`: where another one is written, for those who may."""
    desk = admin.site.get_model_admin(model)
    if not desk.has_view_permission(request):
        return None
    add = add_page(model) if desk.has_add_permission(request) else ""
    return {"title": name, "icon": icon, "link": list_of(model), "add": add}
