"""Records as other pages speak of them: what they are, their names, where they are read."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from commitments.admin.links import page_of

LONGEST = 120


@dataclass(frozen=True)
class Named:
    noun: str
    title: str
    page: str


def spoken_of(row: models.Model) -> Named:
    return Named(noun_of(row), shortened(str(row)), page_of(row))


def noun_of(row: models.Model) -> str:
    return str(row._meta.verbose_name)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
