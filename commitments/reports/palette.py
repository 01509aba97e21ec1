"""Colours of the statuses, apart for the colour-blind (after Paul Tol's muted scheme, “Colour
Schemes”, SRON/EPS/TN/09-002, 2021). Never alone: what has a colour has a letter too, and a number
where there is room for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from commitments.models.vocabulary import Status
from commitments.reports.content import Point

COLOURS: dict[str, str] = {
    Status.NOT_ASSESSED: "#dddddd",
    Status.NO_PUBLIC_EVIDENCE: "#b9b9b9",
    Status.NOT_STARTED: "#cc6677",
    Status.INITIATED: "#88ccee",
    Status.PARTIALLY_IMPLEMENTED: "#44aa99",
    Status.IMPLEMENTED: "#117733",
    Status.ONGOING: "#332288",
    Status.STALLED: "#ddcc77",
    Status.REVERSED: "#aa4499",
    Status.CONTRAVENED: "#882255",
    Status.NOT_IMPLEMENTED: "#661100",
    Status.WITHDRAWN: "#6f6f6f",
    Status.SUPERSEDED: "#999933",
    Status.MOOTED: "#ddcc77",
    Status.ANNOUNCED: "#88ccee",
    Status.CONFIRMED: "#44aa99",
    Status.POSTPONED: "#cc6677",
    Status.RESCHEDULED: "#aa4499",
    Status.HELD: "#117733",
    Status.CANCELLED: "#661100",
    Status.NOT_HELD: "#882255",
    Status.MIXED: "#999933",
}
DARK = {"#117733", "#332288", "#882255", "#661100", "#6f6f6f", "#aa4499"}


def letters(points: Sequence[Point]) -> dict[Status, str]:
    """Those statuses that any of the points has, in their order, each with its letter."""
    shown = [status for status in Status if any(point.counts.get(status) for point in points)]
    return dict(zip(shown, ascii_uppercase, strict=False))


def ink(colour: str) -> str:
    """What is written on it: black or white, at 4.5 to 1 at least (WCAG 2.2, 1.4.3)."""
    return "#ffffff" if colour in DARK else "#000000"
