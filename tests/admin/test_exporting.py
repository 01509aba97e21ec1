"""The chosen rows of a list as a file, in the columns of the API."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from commitments.admin import exporting
from commitments.models import Claim
from tests.admin.helpers import logged_in, page
from tests.api.client import Api
from tests.factories.records import make, make_claim, make_commitment
from tests.factories.states import REVIEWED, ground, in_state, published

pytestmark = pytest.mark.django_db


def exported(kind: str, *rows: Any, role: str = "viewer", **given: Any) -> bytes:
    chosen = {"_selected_action": [row.pk for row in rows], "action": f"export_{kind}"}
    answer = logged_in(role).post(page(type(rows[0])), chosen | given)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer.streaming_content)


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_what_is_published_reads_as_the_api_exports_it():
    chosen = published(make_commitment("chosen"))
    published(make_commitment("not-chosen"))
    answer = Api().get("commitments/", format="csv")
    [expected] = [
        row for row in table(b"".join(answer.streaming_content)) if row["slug"] == "chosen"
    ]
    assert table(exported("csv", chosen)) == [expected]


def test_only_the_chosen_rows_in_whatever_state():
    states = ("draft", "in_review", "returned", "published", "retracted")
    rows = [in_state(state, "claim") for state in states]
    make_claim()
    told = {row["slug"]: row["publication"] for row in table(exported("csv", *rows))}
    assert told == {row.slug: state for row, state in zip(rows, states, strict=True)}


def test_what_is_made_later_than_today_is_in_it():
    later = published(make_commitment("later", made_on="2190"))
    assert [row["slug"] for row in table(exported("csv", later))] == ["later"]


@pytest.mark.parametrize("kind", [*REVIEWED, "source", "actor", "forum", "topic"])
def test_every_kind_of_record_is_exported(kind):
    row = make(kind, **ground(kind))
    assert len(table(exported("csv", row))) == 1


def test_a_workbook_has_the_same_columns():
    row = make_claim(title="=1+1")
    [told] = table(exported("csv", row))
    sheet = load_workbook(io.BytesIO(exported("xlsx", row))).active
    head, cells = sheet.iter_rows(values_only=True)
    assert dict(zip(head, [cell or "" for cell in cells], strict=True)) == told
    assert told["title"] == "'=1+1"


def test_all_pages_are_exported():
    rows = [make_claim() for _ in range(3)]
    assert len(table(exported("csv", rows[0], select_across="1"))) == 3


def test_no_more_than_a_request_can_bear(monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 1)
    rows = [make_claim(), make_claim()]
    chosen = {"_selected_action": [row.pk for row in rows], "action": "export_csv"}
    told = logged_in("viewer").post(page(Claim), chosen, follow=True).content.decode()
    assert "An export has 1 rows at the most" in told
