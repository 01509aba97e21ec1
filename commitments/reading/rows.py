"""Rows of the models as the ORM makes them, by statements that are planned once a connection."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.contrib.auth.models import Group
from django.db import models

from commitments.models import Commitment, TokenName, User
from commitments.reading.database import connection
from commitments.reading.prepared import ask

Row = TypeVar("Row", bound=models.Model)
Token: Any = TokenName._meta.get_field("token").related_model
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
    found = ask(f"SELECT {columns(model, 't')} {of(model, 't')} WHERE t.slug = %s", [slug])
    return made(model, found[0]) if found else None


def tokens_like(key: str) -> list[tuple[Any, list[str]]]:
    """API tokens that begin so, each with its user and its name, and the user's groups."""
    own = width(Token)
    both = own + width(User)
    found = []
    for *row, groups in ask(tokens_statement(), [key]):
        token = made(Token, row[:own])
        token.user = made(User, row[own:both])
        named = made(TokenName, row[both:]) if row[both] is not None else None
        Token._meta.get_field("named").set_cached_value(token, named)  # None is not asked for again
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
    """From those columns in their order."""
    read = list(values)
    for place, converters in converted(model):
        for convert in converters:
            read[place] = convert(read[place], None, connection)
    return model.from_db(connection.alias, names(model), read)


@cache
def names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in loaded(model)]


@cache
def converted(model: type[models.Model]) -> list[tuple[int, list[Any]]]:
    """The places of those that the ORM makes something of, and how."""
    found = [
        (place, field.get_db_converters(connection)) for place, field in enumerate(loaded(model))
    ]
    return [(place, converters) for place, converters in found if converters]
