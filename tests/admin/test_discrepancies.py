"""What disagrees stands side by side, and an editor says why it is resolved."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.models import Resolution
from tests.admin.helpers import logged_in
from tests.factories.records import make_claim, make_statistic, quoted, the_actor
from tests.factories.states import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def differing() -> None:
    sides = [
        quoted(attributed_to=the_actor("us"), excerpt="they are the main source"),
        quoted(attributed_to=the_actor("cn"), stance="contradicts", excerpt="it is groundless"),
    ]
    published(make_claim("main-source", title="China is the main source", evidence=sides))
    for slug, value, basis in (("cdc", 107543, "provisional"), ("final", 105007, "final")):
        figure = {"series": "deaths", "value": value, "period": "2023", "definition": basis}
        published(make_statistic(slug, **figure))


def page(role: str = "viewer") -> str:
    return str(logged_in(role).get(reverse("admin:discrepancies")).content.decode())


def resolve(role: str, **data: Any) -> Any:
    client = logged_in(role)
    sent = {"type": "claim", "key": "main-source", "reason": "They speak of other years."} | data
    return client.post(reverse("admin:discrepancies_resolve"), sent, follow=True)


@pytest.mark.usefixtures("differing")
def test_both_sides_of_a_claim_stand_beside_each_other_with_who_says_so() -> None:
    text = page()
    supports, contradicts = text.index("Supports it"), text.index("Contradicts it")
    assert supports < text.index("they are the main source") < contradicts
    assert contradicts < text.index("it is groundless")
    assert text.count("<strong>") >= 2


@pytest.mark.usefixtures("differing")
def test_figures_of_a_series_stand_in_one_table_with_their_definitions() -> None:
    text = page()
    for told in ("107543", "105007", "provisional", "final", "They rest on different bases"):
        assert told in text


def test_where_nothing_differs_that_is_said() -> None:
    text = page()
    assert "No published claim has actors of different states on both sides." in text
    assert "No two published figures of one series differ over the same time." in text


@pytest.mark.usefixtures("differing")
def test_an_editor_resolves_it_with_a_reason() -> None:
    text = resolve("editor").content.decode()
    assert "It is noted as resolved, with your reason." in text
    assert "They speak of other years." in text
    assert Resolution.objects.get().claim.slug == "main-source"


@pytest.mark.usefixtures("differing")
def test_without_a_reason_nothing_is_resolved() -> None:
    assert "Say why it is resolved." in resolve("editor", reason=" ").content.decode()
    assert not Resolution.objects.exists()


@pytest.mark.usefixtures("differing")
def test_what_is_not_known_is_said() -> None:
    assert "It is not known which discrepancy" in resolve("editor", key="").content.decode()


@pytest.mark.usefixtures("differing")
def test_an_analyst_sees_it_and_does_not_resolve_it() -> None:
    assert "Resolve it" in page("editor")
    assert "Resolve it" not in page("analyst")
    assert resolve("analyst").status_code == 403
    assert not Resolution.objects.exists()
