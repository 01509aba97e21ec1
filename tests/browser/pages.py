"""Every page of the desk that can be opened by its address alone, on the seed record."""

from __future__ import annotations

HOME = "/admin/"
MODELS = (
    "commitment",
    "statusupdate",
    "position",
    "claim",
    "risk",
    "statistic",
    "source",
    "evidence",
    "actor",
    "forum",
    "topic",
)
