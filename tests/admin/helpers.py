"""What the tests of the desk share: somebody logged in, a page's address, and a form's fields as a
browser would send them."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse

from tests.factories.users import make_user


def logged_in(role: str = "", name: str = "") -> Client:
    user = make_user(role, name)
    user.is_staff = True
    user.save()
    client = Client()
    client.force_login(user)
    return client


def page(model: type[models.Model] | models.Model, view: str = "changelist", **query: Any) -> str:
    """The address of a list or an `add` page; of a row its `change` page, unless said otherwise."""
    names = f"{model._meta.app_label}_{model._meta.model_name}"
    if isinstance(model, models.Model):
        view = "change" if view == "changelist" else view
        return reverse(f"admin:{names}_{view}", args=[model.pk])
    return reverse(f"admin:{names}_{view}", query=query or None)


def step(row: models.Model, name: str) -> str:
    names = f"{row._meta.app_label}_{row._meta.model_name}"
    return reverse(f"admin:{names}_step", args=[row.pk, name])


def head(text: str) -> list[str]:
    """Where a page says that it is, from the top down."""
    inside = text.partition("<h1")[2].partition("</h1>")[0]
    parts = re.findall(r'truncate tracking-tight">([^<]*)<', inside)
    return [part.strip() for part in parts]


def fields_of(response: Any) -> dict[str, Any]:
    """All that the form on a page would send if nothing were typed."""
    context = response.context
    found: dict[str, Any] = {}
    form = context["adminform"].form
    if getattr(form, "seen", ""):
        found["seen"] = form.seen
    collect(form, found)
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        collect(formset.management_form, found)
        if not inline.has_change_permission and not inline.has_add_permission:
            continue
        for row in formset.forms:
            collect(row, found)
    return found


def collect(form: Any, found: dict[str, Any]) -> None:
    for bound in form:
        value = bound.field.prepare_value(bound.value()) if bound.value() is not None else ""
        if isinstance(value, bool):
            if value:
                found[bound.html_name] = "on"
        elif value is not None:
            found[bound.html_name] = value


def errors_of(response: Any) -> dict[str, list[str]]:
    """Messages by the name of the field that shows them, and of lists by their prefix."""
    form = response.context["adminform"].form
    found = {name: list(errors) for name, errors in form.errors.items()}
    for inline in response.context["inline_admin_formsets"]:
        formset = inline.formset
        for row in formset.forms:
            found |= {f"{row.prefix}-{n}": list(e) for n, e in row.errors.items()}
        if formset.is_bound and formset.non_form_errors():
            found[formset.prefix] = list(formset.non_form_errors())
    return found


def desk_models() -> list[type[models.Model]]:
    return [m for m in admin.site._registry if m._meta.app_label in {"commitments", "knox"}]
