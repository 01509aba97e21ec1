"""What does a record have to be, beyond well formed?"""

from __future__ import annotations

from collections.abc import Collection

from django.db import models

from commitments.domain import actor_tree, merged
from commitments.domain.clock import day_of
from commitments.domain.errors import Conflict, Gone, invalid
from commitments.domain.judgements import judgement_day
from commitments.domain.resources import resource_of
from commitments.models import Actor, Commitment, Evidence, Party, Position, StatusUpdate
from commitments.models import vocabulary as v
from commitments.models.evidence import TARGETS


def check(record: models.Model, *, pointer: str = "") -> None:
    """Raises Invalid or Conflict; sets what follows from the rest (a judgement's day)."""
    if isinstance(record, StatusUpdate):
        check_judgement(record, pointer)
        check_status(record, pointer)
    elif isinstance(record, Position):
        check_judgement(record, pointer)
        check_position(record, pointer)
    elif isinstance(record, Commitment):
        check_kind(record, pointer)
    elif isinstance(record, Evidence):
        if not record.excerpt.strip() and not record.locator.strip():
            raise invalid(
                f"{pointer}/excerpt", "It may be empty only beside a locator into the source."
            )
    elif isinstance(record, Actor) and record.pk and record.parent_id == record.pk:
        raise invalid(f"{pointer}/parent", "An actor is not its own parent.")


def bear_on(record: models.Model, written: Collection[str]) -> bool:
    """Whether a change of these columns could break a rule: those of commitments are of the kind
    alone, and asking them of every row of a long import takes its time."""
    return not isinstance(record, Commitment) or "kind" in written


def check_kind(record: Commitment, pointer: str) -> None:
    """Answers to a request stay with a request; statuses the database itself holds to the kind."""
    if record.pk is None or record.kind == v.Kind.REQUEST:
        return
    answers = Position.objects.filter(commitment=record, view__in=v.REQUEST_ANSWERS)
    if answers.exists():
        raise invalid(
            f"{pointer}/kind", f"Positions on it answer a request; it can't become a {record.kind}."
        )


def check_judgement(record: StatusUpdate | Position, pointer: str) -> None:
    commitment = record.commitment
    check_correction(record, pointer)
    if commitment.publication == v.Publication.RETRACTED:
        raise Gone(f"The commitment {commitment.slug} was retracted.")
    entered = day_of(record.recorded_at)
    as_of = record.as_of
    assert as_of is not None
    assert as_of.earliest is not None
    if as_of.earliest > entered:
        raise invalid(
            f"{pointer}/as_of",
            f"It starts on {as_of.earliest}, after the day of entry, {entered}; a judgement is of "
            "what has been.",
        )
    record.day = judgement_day(as_of, entered)
    if record.party is not None:
        party = Party.objects.filter(merged.names("actor", record.party), commitment=commitment)
        if not party.exists():
            parties = commitment.parties.select_related("actor__merged_into")
            slugs = sorted({merged.standing_for(each.actor).slug for each in parties})
            raise invalid(
                f"{pointer}/party",
                f"It is not one of the commitment's parties: {', '.join(slugs) or 'it has none'}.",
            )


def check_correction(record: StatusUpdate | Position, pointer: str) -> None:
    """It says something else of the same; what says it of another is a judgement of its own."""
    if record.supersedes is None:
        return
    kept = ["commitment", "party", *(["actor"] if isinstance(record, Position) else [])]
    for name in kept:
        old, new = getattr(record.supersedes, name), getattr(record, name)
        if old != new and merged.standing_for(old) != merged.standing_for(new):
            named = f"{', '.join(kept[:-1])} and {kept[-1]}"
            raise invalid(f"{pointer}/{name}", f"A correction is of the same {named}.")


def check_status(record: StatusUpdate, pointer: str) -> None:
    meeting = record.commitment.kind == v.Kind.MEETING
    allowed = v.MEETING_STATUSES if meeting else v.OTHER_STATUSES
    if record.status not in allowed:
        listed = ", ".join(code for code in v.Status.values if code in allowed)
        raise invalid(
            f"{pointer}/status",
            f"“{record.status}” is no status of a {record.commitment.kind}; use one of {listed}.",
        )


def check_position(record: Position, pointer: str) -> None:
    if record.view in v.REQUEST_ANSWERS and record.commitment.kind != v.Kind.REQUEST:
        raise invalid(
            f"{pointer}/view",
            f"“{record.view}” answers a request; this is a {record.commitment.kind}.",
        )
    if record.view in v.REQUEST_ANSWERS:
        check_answer(record, pointer)
    if record.speaker is not None and record.speaker.kind != v.ActorKind.PERSON:
        raise invalid(f"{pointer}/speaker", f"{record.speaker.slug} is no person.")


def check_answer(record: Position, pointer: str) -> None:
    """A request is answered by its addressee, or by who speaks for it."""
    addressees = record.commitment.parties.filter(role=v.PartyRole.ADDRESSEE)
    if not addressees:
        return
    tree = actor_tree.load()
    ids = {tree.one(party.actor_id) for party in addressees}
    if not ids & set(tree.upwards(record.actor_id, record.day)):
        named = ", ".join(sorted(tree.slugs[pk] for pk in ids))
        raise invalid(
            f"{pointer}/actor",
            f"“{record.view}” is the addressee's answer, and that is {named}; say what others hold "
            "of it by another view.",
        )


def set_target(record: Evidence, target: models.Model | None) -> None:
    """Ties evidence to the one thing that it is of, unless that is closed to it."""
    if target is None or resource_of(target).name not in TARGETS:
        raise invalid("/target", f"Name one target of these types: {', '.join(TARGETS)}.")
    state = getattr(target, "publication")  # noqa: B009
    if state == v.Publication.IN_REVIEW:
        raise Conflict("What it is evidence of is in review; have that returned first.")
    if state == v.Publication.RETRACTED:
        raise Gone("What it is evidence of was retracted.")
    setattr(record, resource_of(target).name, target)
