"""The window that words mean is told while they are typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.models import Commitment, StatusUpdate
from tests.admin.helpers import logged_in, page
from tests.factories.records import make_commitment
from tests.factories.states import published

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/commitments/commitment/dates/"


def read(text: str, **query: Any) -> dict[str, Any]:
    response = logged_in("analyst").get(ADDRESS, {"text": text, **query})
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def test_words_are_told_as_the_days_they_mean():
    assert read("over the summer of 2024") == {
        "told": "Read as summer 2024 (1 June to 31 August 2024).",
        "edtf": "2024-22",
        "earliest": "2024-06-01",
        "latest": "2024-08-31",
        "said": "over the summer of 2024",
    }
    assert read("by the end of 2024")["told"] == "Read as by 31 December 2024."
    assert read(" ") == {}


def test_words_that_mean_no_days_are_told_with_what_to_write():
    assert "write the window it means" in read("next month")["error"]


def test_a_judgement_s_day_has_both_ends_and_has_begun():
    assert "both ends are needed" in read("by the end of 2024", judged="1")["error"]
    assert "after today" in read("2999", judged="1")["error"]
    assert read("2024-02", judged="1")["told"] == "Read as February 2024."
    assert read("2999")["told"] == "Read as 2999."


@pytest.mark.parametrize(
    "odd",
    [
        "\x00",
        "<script>alert(1)</script>",
        "9" * 5000,
        "2024-01-30\r\nX: y",
        "🙂",
        "..",
        "[..]",
        "%",
    ],
)
def test_nothing_typed_breaks_it(odd):
    assert list(read(odd)) == ["error"]


def test_bytes_that_are_no_text_are_refused_too():
    response = logged_in("analyst").get(f"{ADDRESS}?text=%ff%fe%00")
    assert list(response.json()) == ["error"]


def test_it_answers_those_who_write_and_only_to_be_read(client):
    assert reverse("admin:commitments_dates") == ADDRESS
    assert client.get(ADDRESS).status_code == 302
    assert logged_in("").get(ADDRESS).status_code == 403
    assert logged_in("viewer").get(ADDRESS).status_code == 403
    assert logged_in("editor").post(ADDRESS).status_code == 405
    response = logged_in("analyst").get(ADDRESS)
    assert response["Content-Type"] == "application/json"
    assert "no-store" in response["Cache-Control"]


def test_date_fields_name_the_address_and_tell_the_window_stored():
    commitment = make_commitment(made_on={"edtf": "2024-22", "said": "over the summer"})
    client = logged_in("analyst")
    shown = client.get(page(commitment)).content.decode()
    assert f'data-reads="{ADDRESS}"' in shown
    assert "Read as summer 2024 (1 June to 31 August 2024)." in shown
    on = published(make_commitment())
    form = client.get(page(StatusUpdate, "add", commitment=on.pk)).content.decode()
    assert f'data-reads="{ADDRESS}?judged=1"' in form
    assert Commitment.objects.count() == 2
