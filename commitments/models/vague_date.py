"""Dates as vague as diplomats make them, held as EDTF (ISO 8601-2) beside the days they span."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True, slots=True)
class VagueDate:
    """An EDTF expression, the first and last day it admits (None: open), and the words used."""

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    said: str = ""

    def as_json(self) -> dict[str, str | None]:
        return {
            "edtf": self.edtf,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "said": self.said,
        }


class VagueDateColumns:
    """Reads and writes `<name>_edtf, _earliest, _latest, _said` as one VagueDate."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, row: Any, owner: type | None = None) -> VagueDate | None:
        if row is None or not getattr(row, f"{self.name}_edtf"):
            return None
        return VagueDate(
            edtf=getattr(row, f"{self.name}_edtf"),
            earliest=getattr(row, f"{self.name}_earliest"),
            latest=getattr(row, f"{self.name}_latest"),
            said=getattr(row, f"{self.name}_said"),
        )

    def __set__(self, row: Any, value: VagueDate | None) -> None:
        setattr(row, f"{self.name}_edtf", value.edtf if value else "")
        setattr(row, f"{self.name}_earliest", value.earliest if value else None)
        setattr(row, f"{self.name}_latest", value.latest if value else None)
        setattr(row, f"{self.name}_said", value.said if value else "")


def edtf_column(help_text: str = "") -> models.CharField[str, str]:
    return models.CharField(max_length=100, blank=True, default="", help_text=help_text)


def said_column() -> models.CharField[str, str]:
    return models.CharField(max_length=200, blank=True, default="")


def day_column() -> models.DateField[dt.date | None, dt.date | None]:
    return models.DateField(null=True, blank=True)


def order_constraint(name: str, label: str) -> models.CheckConstraint:
    """earliest ≤ latest, and no days without an expression."""
    edtf, earliest, latest = (f"{name}_{part}" for part in ("edtf", "earliest", "latest"))
    empty = models.Q(**{edtf: "", f"{earliest}__isnull": True, f"{latest}__isnull": True})
    open_end = models.Q(**{f"{earliest}__isnull": True}) ^ models.Q(**{f"{latest}__isnull": True})
    ordered = models.Q(
        **{
            f"{earliest}__isnull": False,  # a comparison with null would let anything pass
            f"{latest}__isnull": False,
            f"{earliest}__lte": models.F(latest),
        }
    )
    return models.CheckConstraint(
        condition=empty | (~models.Q(**{edtf: ""}) & (open_end | ordered)),
        name=f"{label}_{name}_order",
        violation_error_message=f"{name}: the first day comes after the last.",
    )
