"""Every code that this tracker uses, with what it means: the answer of `vocabulary/`."""

from __future__ import annotations

from typing import Any

from django.db import models

from commitments.models import vocabulary as v
from commitments.models.capture import How
from commitments.reading.definitions import DEFINITIONS

NAMES: dict[str, type[models.TextChoices]] = {
    "kind": v.Kind,
    "bindingness": v.Bindingness,
    "wording": v.Wording,
    "specificity": v.Specificity,
    "party_role": v.PartyRole,
    "relation_type": v.RelationType,
    "status": v.Status,
    "timeliness": v.Timeliness,
    "view": v.PositionView,
    "sufficient": v.Sufficient,
    "contestation": v.Contestation,
    "confidence": v.Confidence,
    "stance": v.Stance,
    "mode": v.Mode,
    "verification": v.Verification,
    "copy": How,
    "reliability": v.Reliability,
    "credibility": v.Credibility,
    "risk_state": v.RiskState,
    "likelihood": v.Likelihood,
    "qualifier": v.Qualifier,
    "statistic_role": v.StatisticRole,
    "actor_kind": v.ActorKind,
    "publication": v.Publication,
    "change_type": v.ChangeType,
    "user_role": v.Role,
    "cadence": v.Cadence,
    "report_section": v.Section,
    "report_format": v.ReportFormat,
}
ICD_203 = "ICD 203, Analytic Standards (2015)"
ADMIRALTY = "The Admiralty code (NATO AJP-2.1)"
SOURCES: dict[type[models.TextChoices], str] = {
    v.Confidence: ICD_203,
    v.Likelihood: ICD_203,
    v.Reliability: ADMIRALTY,
    v.Credibility: ADMIRALTY,
}


def entry(choices: type[models.TextChoices], code: str, order: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": code,
        "label": str(choices(code).label),
        "definition": DEFINITIONS[choices][code],
        "order": order,
        "closed": choices is v.Status and code in v.CLOSED_STATUSES,
    }
    if choices is v.Status:
        told["applies_to"] = applies_to(code)
        told["computed"] = code in v.COMPUTED_STATUSES
    if choices is v.PositionView:
        told["applies_to"] = ["request"] if code in v.REQUEST_ANSWERS else list(v.Kind.values)
    if choices in SOURCES:
        told["source"] = SOURCES[choices]
    return told


def applies_to(status: str) -> list[str]:
    """The kinds of commitment that it may be a status of."""
    if status in v.COMPUTED_STATUSES:
        return list(v.Kind.values)
    return [
        kind
        for kind in v.Kind.values
        if status in (v.MEETING_STATUSES if kind == v.Kind.MEETING else v.OTHER_STATUSES)
    ]


VOCABULARY: dict[str, list[dict[str, Any]]] = {
    name: [entry(choices, code, order) for order, code in enumerate(choices.values, 1)]
    for name, choices in NAMES.items()
}
