"""How often may a sealed row have been sealed again? Once for each redaction of its record, and
once for each erasure of somebody whom it named."""

from __future__ import annotations

import json
import re
from typing import Any

from django.db.models import Q

from commitments.domain.resources import RESOURCES
from commitments.models import AccessEntry, Change, Erasure, Redaction, TrackedUser
from commitments.models.revision import REVISED

PSEUDONYM = re.compile(r"\berased-(\d{1,18})\b")


def grounds_for(table: str, row: str | dict[str, Any]) -> int:
    told: dict[str, Any] = json.loads(row) if isinstance(row, str) else row
    return redactions(table, told) + erasures(table, told)


def redactions(table: str, told: dict[str, Any]) -> int:
    """How often a text of the record that the row is of was replaced on legal grounds."""
    if table == Change._meta.db_table:
        named = [(told["object_type"], told["object_id"])]
    else:
        named = [(kind, told.get(f"{kind}_id")) for kind in REVISED if "changes" in told]
        kinds = [r.name for r in RESOURCES.values() if f"{r.model._meta.db_table}event" == table]
        named += [(kind, told["pgh_obj_id"]) for kind in kinds]
    return sum(
        Redaction.objects.filter(object_type=kind, object_id=key).count()
        for kind, key in named
        if key is not None
    )


def erasures(table: str, told: dict[str, Any]) -> int:
    """Of the account that the row is of, or whose pseudonym stands in it, be it its second."""
    accounts: list[Any] = []
    if table == AccessEntry._meta.db_table:
        accounts = [told.get("user_id"), told.get("by_id")]
    elif table == TrackedUser.pgh_event_model._meta.db_table:  # type: ignore[attr-defined]
        accounts = [told["pgh_obj_id"]]
    named = Erasure.objects.filter(pk__in=PSEUDONYM.findall(json.dumps(told)))
    accounts += named.values_list("account", flat=True)
    return Erasure.objects.filter(Q(account__in=accounts) | Q(pk__in=named)).count()
