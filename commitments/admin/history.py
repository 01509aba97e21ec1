"""Who changed what in a record, when and in which action, its lists and evidence included.

Told from the audit trail, which triggers write; so what came by the API, an import or raw SQL
stands here too.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from commitments.admin.links import page_of
from commitments.domain.resources import Resource
from commitments.models import Evidence, User
from commitments.models.evidence import TARGETS

Trail = list[tuple[Any, dict[str, Any]]]
LONGEST = 300
PER_PAGE = 50
BOOKKEEPING = {
    "id",
    "row_version",
    "created_at",
    "created_by",
    "authors",
    "place_in_list",
    "published_at",
    "published_by",
    "retracted_at",
    "retracted_by",
    "recorded_at",
    "last_login",
}
DERIVED = ("_earliest", "_latest")
WORDS = {"insert": "added", "update": "changed", "delete": "removed"}


@dataclass(frozen=True)
class Line:
    at: dt.datetime
    who: str
    actions: str
    what: str
    altered: list[tuple[str, str, str]]


class History:
    """Mixed into every ModelAdmin of the desk; `trail` says whose events are told."""

    model: type[models.Model]

    def trail(self, row: models.Model) -> Trail:
        tracked = hasattr(self.model, "pgh_event_model")
        return [(self.model, {"pgh_obj_id": row.pk})] if tracked else []

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if not self.has_view_permission(request, record):  # type: ignore[attr-defined]
            raise PermissionDenied
        if record is None:
            raise Http404
        lines = Paginator(lines_of(self.trail(record)), PER_PAGE)
        return TemplateResponse(
            request,
            "admin/commitments/history.html",
            {
                **self.admin_site.each_context(request),  # type: ignore[attr-defined]
                "title": f"History of {record}",
                "opts": self.opts,  # type: ignore[attr-defined]
                "original": record,
                "page": page_of(record),
                "lines": lines.get_page(request.GET.get("p")),
                **(extra_context or {}),
            },
        )


def lines_of(trail: Trail) -> list[Line]:
    """The newest first."""
    events = sorted(events_of(trail), key=lambda event: (event.pgh_created_at, event.pgh_id))
    names = names_in(events)
    owners = {model: {name.removesuffix("_id") for name in condition} for model, condition in trail}
    users = {str(pk): name for pk, name in User.objects.values_list("pk", "username")}
    before: dict[tuple[type[models.Model], int], Any] = {}
    lines = []
    for event in events:
        key = (type(event), event.pgh_obj_id)
        earlier = before.get(key)
        before[key] = event
        altered = differences(event, earlier, names, owners[event.pgh_tracked_model])
        if event.pgh_label != "update" or altered:
            lines.append(line(event, altered, users))
    return lines[::-1]


def events_of(trail: Trail) -> Iterable[Any]:
    for model, condition in trail:
        yield from model.pgh_event_model.objects.filter(**condition).select_related("pgh_context")


def trail_of(resource: Resource, record: models.Model) -> Trail:
    """A record's own events, those of the rows in its lists, and of its evidence."""
    found: Trail = [(resource.model, {"pgh_obj_id": record.pk})]
    found += [(rows.model, {f"{rows.owner}_id": record.pk}) for rows in resource.shape.rows]
    if resource.name in TARGETS:
        found.append((Evidence, {f"{resource.name}_id": record.pk}))
    return found


def line(event: Any, altered: list[tuple[str, str, str]], users: dict[str, str]) -> Line:
    told = event.pgh_context.metadata if event.pgh_context is not None else {}
    noun = str(event.pgh_tracked_model._meta.verbose_name)
    return Line(
        at=event.pgh_created_at,
        who=told.get("username") or users.get(str(told.get("user")), "–"),
        actions=", ".join(told.get("actions", ())),
        what=f"{noun} {WORDS[event.pgh_label]}",
        altered=altered,
    )


def differences(
    event: Any, earlier: Any, names: dict[type[models.Model], dict[int, str]], owner: set[str]
) -> list[tuple[str, str, str]]:
    """Label, old and new of each column that differs; of a row that is gone, what it said.
    `owner`: the column that ties it to the record whose history this is."""
    found = []
    for column in columns_of(event):
        if column.name in BOOKKEEPING | owner or column.name.endswith(DERIVED):
            continue
        new = getattr(event, column.attname)
        old = getattr(earlier, column.attname) if earlier is not None else None
        if event.pgh_label == "delete":
            old, new = new, None
        if (old or "") != (new or ""):
            label = column.name.removesuffix("_edtf").replace("_", " ").capitalize()
            found.append((label, told(column, old, names), told(column, new, names)))
    return found


def columns_of(event: Any) -> list[Any]:
    """Those that the trail keeps; it keeps no passwords."""
    kept = {f.attname for f in event._meta.concrete_fields}
    return [c for c in event.pgh_tracked_model._meta.concrete_fields if c.attname in kept]


def told(column: Any, value: Any, names: dict[type[models.Model], dict[int, str]]) -> str:
    if value in (None, "", []):
        return ""
    if column.remote_field is not None:
        return names.get(column.remote_field.model, {}).get(value, f"no. {value}")
    if isinstance(value, list):
        text = "; ".join(map(str, value))
    elif isinstance(value, dt.datetime):
        text = value.strftime("%Y-%m-%d %H:%M")
    elif isinstance(value, dict):
        text = json.dumps(value, ensure_ascii=False)
    else:
        text = str(dict(column.flatchoices).get(value, value))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def names_in(events: list[Any]) -> dict[type[models.Model], dict[int, str]]:
    """What the rows that events point to are called: one query for each kind of row."""
    ids: dict[type[models.Model], set[int]] = defaultdict(set)
    for event in events:
        for column in columns_of(event):
            if column.remote_field is not None and getattr(event, column.attname) is not None:
                ids[column.remote_field.model].add(getattr(event, column.attname))
    return {
        model: {row.pk: str(row) for row in model._default_manager.filter(pk__in=pks)}
        for model, pks in ids.items()
    }
