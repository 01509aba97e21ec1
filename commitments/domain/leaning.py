"""Who leans on a record? What would be left hanging, or told of nothing, if it were taken back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from commitments.domain import merged
from commitments.models import (
    Actor,
    Claim,
    Commitment,
    CommitmentTopic,
    Evidence,
    Forum,
    Office,
    Party,
    Position,
    Precedent,
    Relation,
    Risk,
    RiskCommitment,
    Source,
    Statistic,
    StatisticCommitment,
    StatusUpdate,
    Topic,
)
from commitments.models.vocabulary import Publication

MOST_NAMED = 5


@dataclass(frozen=True)
class Way:
    """One way to lean: rows whose reference `path` is to the record. `of`: the record that such a
    row is a part of; empty where it is one itself."""

    what: str
    rows: type[models.Model]
    path: str
    of: str = ""


@dataclass(frozen=True)
class Leaning:
    """`what`: in which way, as the plural of who does. `rows`: the first of `count`."""

    what: str
    count: int
    rows: tuple[models.Model, ...]

    @property
    def named(self) -> list[str]:
        return [name_of(row) for row in self.rows]

    def __str__(self) -> str:
        more = f" and {self.count - len(self.rows)} more" if self.count > len(self.rows) else ""
        return f"{self.what}: {', '.join(self.named)}{more}"


EVIDENCE = "evidence of it"
CORRECTIONS = "corrections of it"
WAYS: dict[type[models.Model], tuple[Way, ...]] = {
    Actor: (
        Way("commitments to which it is a party", Party, "actor", "commitment"),
        Way("status updates on its part", StatusUpdate, "party"),
        Way("positions that it takes", Position, "actor"),
        Way("positions on its part", Position, "party"),
        Way("positions for which it speaks", Position, "speaker"),
        Way("evidence in which it is quoted", Evidence, "attributed_to"),
        Way("actors below it", Actor, "parent"),
        Way("people with an office in it", Office, "of", "person"),
        Way("actors merged into it", Actor, "merged_into"),
    ),
    Forum: (Way("commitments that belong to it", Commitment, "forum"),),
    Topic: (Way("commitments on it", CommitmentTopic, "topic", "commitment"),),
    Source: (
        Way("evidence taken from it", Evidence, "source"),
        Way("sources that re-report it", Source, "derived_from"),
        Way("sources merged into it", Source, "merged_into"),
    ),
    Commitment: (
        Way("status updates on it", StatusUpdate, "commitment"),
        Way("positions on it", Position, "commitment"),
        Way(EVIDENCE, Evidence, "commitment"),
        Way("commitments that are related to it", Relation, "other", "commitment"),
        Way("risks to it", RiskCommitment, "commitment", "risk"),
        Way("risks that name it as a past case", Precedent, "commitment", "risk"),
        Way("statistics that measure it", StatisticCommitment, "commitment", "statistic"),
    ),
    StatusUpdate: (
        Way(EVIDENCE, Evidence, "status_update"),
        Way(CORRECTIONS, StatusUpdate, "supersedes"),
    ),
    Position: (
        Way(EVIDENCE, Evidence, "position"),
        Way(CORRECTIONS, Position, "supersedes"),
    ),
    Claim: (Way(EVIDENCE, Evidence, "claim"),),
    Statistic: (Way(EVIDENCE, Evidence, "statistic"),),
    Risk: (Way(EVIDENCE, Evidence, "risk"),),
    Evidence: (Way(CORRECTIONS, Evidence, "supersedes"),),
}


def who_leans_on(record: models.Model) -> list[Leaning]:
    """Drafts too, but nothing that was retracted; what names one that was merged into the record
    leans on the record."""
    found = (leaning_on(record, way) for way in WAYS[type(record)])
    return [leaning for leaning in found if leaning is not None]


def told(record: models.Model) -> str:
    """The same in one sentence; empty where nobody does."""
    found = "; ".join(map(str, who_leans_on(record)))
    return f"Lean on it: {found}." if found else ""


def leaning_on(record: models.Model, way: Way) -> Leaning | None:
    model = way.rows._meta.get_field(way.of).related_model if way.of else way.rows
    assert isinstance(model, type)
    by_name = models.Q(**{way.path: record})
    if isinstance(record, Actor | Source) and way.path != "merged_into":
        by_name = merged.names(way.path, record)
    rows = way.rows._default_manager.filter(by_name).order_by()
    found = model._default_manager.filter(pk__in=rows.values(way.of or "pk"))
    if any(field.name == "publication" for field in model._meta.concrete_fields):
        found = found.exclude(publication=Publication.RETRACTED)
    count = found.count()
    return Leaning(way.what, count, tuple(found.order_by("pk")[:MOST_NAMED])) if count else None


def name_of(row: models.Model) -> str:
    """By which it is found: its slug, or what it is with its number."""
    return str(getattr(row, "slug", f"{row._meta.verbose_name} {row.pk}"))
