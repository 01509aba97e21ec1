from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments.domain.permissions import Action, may
from commitments.models.vocabulary import Kind
from commitments.reading.clocks import read_clocks
from commitments.reading.overview import read_overview

# In the order in which a reader asks: what was promised, then what was done about it.
LISTS = (
    ("Commitments", "commitments", "What was promised, asked for, done or put on a calendar."),
    ("Status updates", "status-updates", "Where each stands, by the desk's finding."),
    ("Positions", "positions", "What each side itself says of it."),
    ("Evidence", "evidence", "The excerpts that all of it rests on."),
    ("Claims", "claims", "Statements of fact, and who disputes them."),
    ("Risks", "risks", "What could stop it all."),
    ("Statistics", "statistics", "Figures, side by side where they differ."),
    ("Sources", "sources", "The documents quoted."),
    ("Actors", "actors", "States, agencies, organisations and people."),
    ("Changes", "changes", "What became known, in order."),
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, what is in it, and where to go on."""
    if not may(request.user, Action.READ):
        return redirect("admin:login")
    clocks = read_clocks(as_of=None, known_at=None, now=timezone.now())
    overview = read_overview(clocks)
    kinds = [(kind.label, kind.value, overview.by_kind.get(kind.value, 0)) for kind in Kind]
    most = max((count for _, _, count in kinds), default=0)
    return render(
        request,
        "pages/home.html",
        {
            "clocks": clocks,
            "overview": overview,
            "kinds": [(*kind, round(100 * kind[2] / most) if most else 0) for kind in kinds],
            "lists": LISTS,
        },
    )
