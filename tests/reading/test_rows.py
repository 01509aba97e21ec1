"""Rows asked for by prepared statements are those that the ORM makes."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import models
from django.utils import timezone

from commitments.domain import tokens
from commitments.domain.people import user_in_role
from commitments.models import Actor, Claim, Commitment, Forum, Risk, Source, Statistic, Topic
from commitments.models.vocabulary import Role
from commitments.reading.rows import by_slug, tokens_like
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
NAMED = (Actor, Claim, Commitment, Forum, Risk, Source, Statistic, Topic)


def said(row: models.Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_a_row_is_the_same_column_by_column() -> None:
    populate()
    for model in NAMED:
        rows = list(model._default_manager.all())
        assert rows, model
        for row in rows:
            found = by_slug(model, row.slug)
            assert found == row
            assert said(found) == said(row)
            assert not found._state.adding
    assert by_slug(Actor, "nobody") is None


def test_a_token_comes_with_its_user_its_name_and_groups() -> None:
    user, now = user_in_role(name="ana", role=Role.ANALYST, action="test"), timezone.now()
    token, text = tokens.make(
        user=user, name="desk", until=now + dt.timedelta(days=1), by=None, now=now
    )
    ((found, groups),) = tokens_like(text[:15])
    assert said(found) == said(token)
    assert said(found.user) == said(type(user)._default_manager.get(pk=user.pk))
    assert found.named.name == "desk"
    assert groups == [Role.ANALYST.value]
    assert tokens_like("another") == []
