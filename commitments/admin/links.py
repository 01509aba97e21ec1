"""Addresses of the desk's pages."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse

READ_FIRST = {"commitment": "overview"}


def page_of(row: models.Model) -> str:
    """Where it is read; that is where it is written too, for most."""
    return page_at(type(row), row.pk)


def page_at(model: type[models.Model], pk: int) -> str:
    view = READ_FIRST.get(str(model._meta.model_name), "change")
    return reverse(f"admin:{names_of(model)}_{view}", args=[pk])


def form_page(row: models.Model) -> str:
    """Where it is written."""
    return reverse(f"admin:{names_of(row)}_change", args=[row.pk])


def history_page(row: models.Model) -> str:
    return reverse(f"admin:{names_of(row)}_history", args=[row.pk])


def keeping_page(row: models.Model) -> str:
    return reverse(f"admin:{names_of(row)}_keeping", args=[row.pk])


def step_page(row: models.Model, step: str) -> str:
    return step_at(type(row), row.pk, step)


def step_at(model: type[models.Model], pk: int, step: str) -> str:
    return reverse(f"admin:{names_of(model)}_step", args=[pk, step])


def retracted_page(row: models.Model) -> str:
    return reverse(f"admin:{names_of(row)}_retracted", args=[row.pk])


def merge_page(row: models.Model) -> str:
    return reverse(f"admin:{names_of(row)}_merge", args=[row.pk])


def redaction_page(row: models.Model) -> str:
    return reverse(f"admin:{names_of(row)}_redact", args=[row.pk])


def list_of(model: type[models.Model], **query: Any) -> str:
    return reverse(f"admin:{names_of(model)}_changelist", query=query or None)


def below_list(desk: Any, title: str) -> dict[str, Any]:
    """For a page that is reached from a list and is of no one row: its head leads back there."""
    return {"title": title, "content_title": title, "model_admin": desk, "opts": None}


def add_page(model: type[models.Model], **initial: Any) -> str:
    return reverse(f"admin:{names_of(model)}_add", query=initial or None)


def names_of(row: models.Model | type[models.Model]) -> str:
    return f"{row._meta.app_label}_{row._meta.model_name}"
