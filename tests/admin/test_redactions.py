"""A text is redacted by an administrator, from the record's own page."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.domain.resources import RESOURCES
from commitments.models import Redaction
from tests.admin.helpers import logged_in, page
from tests.factories.records import make, make_actor
from tests.factories.states import ground, in_state

pytestmark = pytest.mark.django_db
GIVEN = {"notice": "Removed by order of a court.", "grounds": "Order 7 of a court."}


def redaction_page(row: Any) -> str:
    return reverse(f"admin:commitments_{row._meta.model_name}_redact", args=[row.pk])


def test_a_text_gives_way_to_the_notice_on_all_pages():
    claim = in_state("published", "claim", text="A name that the law protects.")
    client = logged_in("admin")
    assert redaction_page(claim) in client.get(page(claim)).content.decode()
    response = client.post(redaction_page(claim), GIVEN | {"field": "text"})
    assert response.url == page(claim)
    for address in (page(claim), page(claim, "history"), page(Redaction)):
        shown = client.get(address).content.decode()
        assert "A name that the law protects." not in shown
        assert "Removed by order of a court." in shown


def test_what_can_not_be_redacted_is_told_in_the_form():
    claim = in_state("published", "claim")
    client = logged_in("admin")
    refused = client.post(redaction_page(claim), GIVEN | {"field": "text"})
    assert "There is no text there to redact." in refused.content.decode()
    refused = client.post(redaction_page(claim), GIVEN | {"field": "slug"})
    assert refused.context["form"].errors["field"]
    refused = client.post(redaction_page(claim), {"field": "title", "notice": "n" * 501})
    assert set(refused.context["form"].errors) == {"grounds"}
    assert not Redaction.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "analyst", "editor"])
def test_others_do_not_redact(role):
    actor = make_actor()
    client = logged_in(role)
    assert redaction_page(actor) not in client.get(page(actor)).content.decode()
    assert client.get(redaction_page(actor)).status_code == 403
    assert client.post(redaction_page(actor), GIVEN | {"field": "name"}).status_code == 403


@pytest.mark.parametrize("kind", sorted(RESOURCES))
def test_every_kind_of_record_has_the_page(kind):
    row = make(kind, **ground(kind))
    client = logged_in("admin")
    assert client.get(redaction_page(row)).status_code == 200
    assert redaction_page(row) in client.get(page(row)).content.decode()
