"""Where do sources disagree? Claims with what supports and what contradicts them side by side, and
figures of one series with their definitions; an editor says why one is resolved."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from unfold.widgets import UnfoldAdminTextareaWidget

from commitments.admin.links import page_of
from commitments.admin.quotes import Quote, quotes_of
from commitments.domain import discrepancies
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.models import Claim, Evidence, Statistic
from commitments.models.vocabulary import Publication, Stance
from commitments.reading.clocks import read_clocks
from commitments.reading.discrepancies import KINDS, read_discrepancies

Row = dict[str, Any]


@dataclass(frozen=True)
class Disputed:
    """A claim, and what stands on either side of it."""

    row: Row
    page: str
    form: forms.Form
    supports: list[Quote]
    contradicts: list[Quote]


@dataclass(frozen=True)
class Differing:
    """A series. `figures`: each as the API tells it, with its `page`; `bases`: its units,
    qualifiers and definitions, if they are of more than one kind."""

    row: Row
    form: forms.Form
    figures: list[Row]
    bases: bool


class ResolveForm(forms.Form):
    type = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS], widget=forms.HiddenInput)
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why it is resolved",
        required=False,
        max_length=2000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
    )


def urls() -> list[URLPattern]:
    return [
        path("discrepancies/", admin.site.admin_view(shown), name="discrepancies"),
        path(
            "discrepancies/resolve/",
            admin.site.admin_view(require_POST(resolve)),
            name="discrepancies_resolve",
        ),
    ]


def shown(request: HttpRequest) -> HttpResponse:
    if not may(request.user, Action.READ_DRAFTS):
        raise PermissionDenied
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    rows = [json.loads(text) for text in read_discrepancies({}, clocks)]
    rows.sort(key=lambda row: row["resolved"] is not None)
    context = {
        **admin.site.each_context(request),
        "title": "Discrepancies",
        "claims": disputed([row for row in rows if row["type"] == "claim"]),
        "series": differing([row for row in rows if row["type"] == "series"]),
        "may_resolve": may(request.user, Action.RESOLVE),
    }
    return TemplateResponse(request, "admin/commitments/discrepancies.html", context)


def resolve(request: HttpRequest) -> HttpResponse:
    if not may(request.user, Action.RESOLVE):
        raise PermissionDenied
    form = ResolveForm(request.POST)
    user: Any = request.user
    if form.is_valid():
        kind, key, reason = (form.cleaned_data[name] for name in ("type", "key", "reason"))
        try:
            discrepancies.resolve(kind=kind, key=key, reason=reason, by=user)
        except Problem as problem:
            said = " ".join(error.detail for error in problem.errors) or problem.detail
            messages.error(request, said)
        else:
            messages.success(request, "It is noted as resolved, with your reason.")
    else:
        messages.error(request, "It is not known which discrepancy you mean. Try again from here.")
    return HttpResponseRedirect(reverse("admin:discrepancies"))


def form_of(kind: str, key: str) -> ResolveForm:
    return ResolveForm(initial={"type": kind, "key": key}, auto_id=f"{kind}-{key}-%s")


def disputed(rows: list[Row]) -> list[Disputed]:
    claims = {row.slug: row for row in Claim.objects.filter(slug__in=[r["slug"] for r in rows])}
    sides = quoted_on(claims.values())
    return [
        Disputed(
            row,
            page_of(claims[row["slug"]]),
            form_of("claim", row["slug"]),
            supports=sides[claims[row["slug"]].pk, Stance.SUPPORTS],
            contradicts=sides[claims[row["slug"]].pk, Stance.CONTRADICTS],
        )
        for row in rows
    ]


def quoted_on(claims: Iterable[Claim]) -> dict[tuple[int | None, str], list[Quote]]:
    """What is published on them and stands, by claim and stance."""
    rows = Evidence.objects.filter(claim__in=list(claims), publication=Publication.PUBLISHED)
    standing = rows.exclude(corrections__publication=Publication.PUBLISHED)
    related = standing.select_related("source__derived_from", "attributed_to").order_by("pk")
    found: dict[tuple[int | None, str], list[Quote]] = defaultdict(list)
    for quote in quotes_of(list(related), None):
        found[quote.item.claim_id, quote.item.stance].append(quote)
    return found


def differing(rows: list[Row]) -> list[Differing]:
    slugs = [figure["slug"] for row in rows for figure in row["statistics"]]
    pages = {row.slug: page_of(row) for row in Statistic.objects.filter(slug__in=slugs)}
    return [
        Differing(
            row,
            form_of("series", row["series"]),
            [figure | {"page": pages[figure["slug"]]} for figure in row["statistics"]],
            len({(f["unit"], f["definition"]) for f in row["statistics"]}) > 1,
        )
        for row in rows
    ]
