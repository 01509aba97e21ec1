"""Rows of the models as the ORM makes them, by statements that are planned once a connection."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.contrib.auth.models import Group
from django.db import models
from django.db.models.base import ModelState

from commitments.models import Commitment, TokenName, User
from commitments.reading.database import connection, in_use
from commitments.reading.prepared import ask

Row = TypeVar("Row", bound=models.Model)
Token: Any = TokenName._meta.get_field("token").related_model
USER, NAMED = (Token._meta.get_field(name) for name in ("user", "named"))
# What nobody looks at who is given such a row; the ORM reads it when somebody does.
LEFT_OUT: dict[Any, set[str]] = {
    Token: {"created"},
    User: {"password", "email", "last_login", "date_joined"},
    Commitment: {
        *("text", "criteria", "references", "reason", "review_note", "retraction_reason"),
        *("created_at", "published_at", "retracted_at", "authors"),
    },
}


def by_slug(model: type[Row], slug: str) -> Row | None:
    found = ask(slug_statement(model), [slug])
    return made(model, found[0]) if found else None


@cache
def slug_statement(model: type[models.Model]) -> str:
    return f"SELECT {columns(model, 't')} {of(model, 't')} WHERE t.slug = %s"


def tokens_like(key: str) -> list[tuple[Any, list[str]]]:
    """API tokens that begin so, each with its user and its name, and the user's groups."""
    own = width(Token)
    both = own + width(User)
    found = []
    for *row, groups in ask(tokens_statement(), [key]):
        token = made(Token, row[:own])
        named = made(TokenName, row[both:]) if row[both] is not None else None
        USER.set_cached_value(token, made(User, row[own:both]))
        NAMED.set_cached_value(token, named)  # None is not asked for again
        found.append((token, groups))
    return found


@cache
def tokens_statement() -> str:
    held = User.groups.through._meta.db_table
    return (
        f"SELECT {columns(Token, 't')}, {columns(User, 'u')}, {columns(TokenName, 'n')},"
        f" ARRAY(SELECT g.name::text {of(Group, 'g')} JOIN {held} h ON h.group_id = g.id"
        f" WHERE h.user_id = u.id) {of(Token, 't')}"
        f" JOIN {User._meta.db_table} u ON u.id = t.user_id"
        f" LEFT JOIN {TokenName._meta.db_table} n ON n.token_id = t.digest WHERE t.token_key = %s"
    )


def of(model: type[models.Model], alias: str) -> str:
    return f"FROM {model._meta.db_table} {alias}"


def columns(model: type[models.Model], alias: str) -> str:
    return ", ".join(f'{alias}."{field.column}"' for field in loaded(model))


def width(model: type[models.Model]) -> int:
    return len(loaded(model))


@cache
def loaded(model: type[models.Model]) -> list[Any]:
    left_out = LEFT_OUT.get(model, set())
    return [field for field in model._meta.concrete_fields if field.attname not in left_out]


def made(model: type[Row], values: Sequence[Any]) -> Row:
    """From those columns in their order, without the signals and the defaults of a new row."""
    row = model.__new__(model)
    row._state = ModelState()
    row._state.adding, row._state.db = False, in_use().alias
    held = vars(row)
    held.update(zip(names(model), values, strict=True))
    for name, converters in converted(model):
        for convert in converters:
            held[name] = convert(held[name], None, connection)
    return row


@cache
def names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in loaded(model)]


@cache
def converted(model: type[models.Model]) -> list[tuple[str, list[Any]]]:
    """Those that the ORM makes something of, and how."""
    found = [(field.attname, field.get_db_converters(connection)) for field in loaded(model)]
    return [(name, converters) for name, converters in found if converters]
