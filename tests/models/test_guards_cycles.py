"""Trees stay trees, and nothing bears on itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from commitments.models import Relation
from tests.factories.records import make_actor, make_commitment, make_source
from tests.models.sql import copy_refused, refused, run, update, update_refused

pytestmark = pytest.mark.django_db

TREES = pytest.mark.parametrize(
    ("make", "column"), [(make_actor, "parent"), (make_source, "derived_from")]
)


def line(make: Any, column: str, length: int) -> list[models.Model]:
    """Each below the one before."""
    rows = [make()]
    for _ in range(length - 1):
        rows.append(make(**{column: rows[-1]}))
    return rows


@TREES
def test_no_row_is_above_itself(make: Any, column: str) -> None:
    row = make()
    assert update_refused(row, **{f"{column}_id": row.pk}).column_name == column


@TREES
@pytest.mark.parametrize("length", [2, 5])
def test_no_row_is_put_below_one_of_its_own(make: Any, column: str, length: int) -> None:
    rows = line(make, column, length)
    assert update_refused(rows[0], **{f"{column}_id": rows[-1].pk}).column_name == column


@TREES
def test_a_tree_may_be_grafted(make: Any, column: str) -> None:
    first, second = line(make, column, 3), line(make, column, 3)
    assert update(first[0], **{f"{column}_id": second[-1].pk}) == 1
    assert update(first[1], **{f"{column}_id": None}) == 1
    assert update(second[0], **{f"{column}_id": first[-1].pk}) == 1


@TREES
def test_one_statement_makes_no_cycle_either(make: Any, column: str) -> None:
    one, other = make(), make()
    table = one._meta.db_table
    told = refused(
        f"UPDATE {table} SET {column}_id = CASE id WHEN %s THEN %s ELSE %s END "
        "WHERE id IN (%s, %s)",
        *(one.pk, other.pk, one.pk, one.pk, other.pk),
    )
    assert told.column_name == column


@TREES
def test_no_row_is_inserted_below_itself(make: Any, column: str) -> None:
    row = make()
    next_id = row.pk + 1_000
    table = row._meta.db_table
    columns = [f.column for f in row._meta.concrete_fields]
    cells = {"id": "%s", f"{column}_id": "%s", "slug": "'own-parent'"}
    told = refused(
        f"INSERT INTO {table} ({', '.join(columns)}) OVERRIDING SYSTEM VALUE "
        f"SELECT {', '.join(cells.get(name, name) for name in columns)} FROM {table} WHERE id = %s",
        next_id, next_id, row.pk,
    )  # fmt: skip
    assert told.column_name == column


def related(type_: str = "part_of", length: int = 3) -> list[Any]:
    """Commitments, each related to the one before."""
    rows = [make_commitment()]
    for _ in range(length - 1):
        relations = [{"type": type_, "commitment": rows[-1]}]
        rows.append(make_commitment(relations=relations))
    return rows


def relate(one: Any, type_: str, other: Any) -> tuple[Any, ...]:
    statement = (
        "INSERT INTO commitments_relation (commitment_id, type, other_id) VALUES (%s, %s, %s)"
    )
    return statement, one.pk, type_, other.pk


@pytest.mark.parametrize("type_", ["part_of", "answers", "depends_on"])
def test_no_commitment_is_related_to_itself(type_: str) -> None:
    commitment = make_commitment()
    told = refused(*relate(commitment, type_, commitment))
    refusal = "relations" if type_ == "part_of" else "relation_not_to_itself"
    assert refusal in (told.column_name, told.constraint_name)


@pytest.mark.parametrize("length", [2, 3, 6])
def test_no_commitment_is_part_of_its_part(length: int) -> None:
    rows = related(length=length)
    assert refused(*relate(rows[0], "part_of", rows[-1])).column_name == "relations"


def test_a_commitment_may_be_part_of_two() -> None:
    whole, part, _ = related()
    other = make_commitment()
    assert run(*relate(part, "part_of", other)) == 1
    assert run(*relate(other, "part_of", whole)) == 1
    assert refused(*relate(whole, "part_of", part)).column_name == "relations"


def test_other_relations_may_go_both_ways() -> None:
    one, other = related("depends_on", 2)
    assert run(*relate(one, "depends_on", other)) == 1
    told = update_refused(Relation.objects.get(commitment=other), other_id=other.pk)
    assert told.constraint_name == "relation_not_to_itself"


def test_a_relation_is_not_turned_into_a_cycle() -> None:
    one, other = related("part_of", 2)
    run(*relate(one, "answers", other))
    answer = Relation.objects.get(commitment=one)
    assert update_refused(answer, type="part_of").column_name == "relations"
    first = Relation.objects.get(commitment=other)
    third = make_commitment(relations=[{"type": "part_of", "commitment": other}])
    assert update_refused(first, other_id=third.pk).column_name == "relations"
    assert copy_refused(first).constraint_name == "relation_once"
