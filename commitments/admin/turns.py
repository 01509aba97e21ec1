"""What becomes of commitments when something is published or taken back, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from commitments.admin.links import page_of
from commitments.admin.telling import date_words, named
from commitments.domain.outlook import Moment, Outlook
from commitments.models import Actor, Commitment
from commitments.models.vocabulary import (
    Confidence,
    Contestation,
    PartyRole,
    Status,
    Timeliness,
)


@dataclass(frozen=True)
class Shift:
    """One thing that is computed of a commitment, before and after."""

    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Turn:
    """What becomes of one commitment."""

    commitment: Commitment
    page: str
    shifts: list[Shift]

    @property
    def changed(self) -> bool:
        return any(shift.changed for shift in self.shifts)


def turns_of(found: list[Outlook]) -> list[Turn]:
    return [
        Turn(each.commitment, page_of(each.commitment), shifts(each.before, each.after))
        for each in found
        if each.before is not None or each.after is not None
    ]


def shifts(before: Moment | None, after: Moment | None) -> list[Shift]:
    """The status, how timely and how contested always; the rest where it changes."""
    old, new = told(before), told(after)
    always = {"Status", "Timeliness", "Contestation"} if after is not None else {"Status"}
    if after is None:
        old = {"Status": old["Status"]}
    found = [Shift(label, old.get(label, "–"), new.get(label, "–")) for label in {**old, **new}]
    return [shift for shift in found if shift.changed or shift.label in always]


def told(moment: Moment | None) -> dict[str, str]:
    if moment is None:
        return {"Status": "Not public"}
    standing = moment.standing
    found = {
        "Status": label(Status, standing.status),
        "Confidence": label(Confidence, standing.confidence),
        "As of": date_words(standing.status_as_of),
        "Timeliness": label(Timeliness, moment.timeliness),
        "Window in force": date_words(standing.due) or "None",
        "Contestation": label(Contestation, standing.contestation),
    }
    names = named(Actor, {party.actor for party in standing.parties})
    for party in standing.parties:
        role = label(PartyRole, party.role).lower()
        found[f"{names[party.actor]} ({role})"] = label(Status, party.status)
    return {name: value or "–" for name, value in found.items()} | {
        "Status updates": str(standing.update_count),
        "Pieces of evidence": str(standing.evidence_count),
    }


def label(choices: type[models.TextChoices], code: str | None) -> str:
    return str(choices(code).label) if code else ""
