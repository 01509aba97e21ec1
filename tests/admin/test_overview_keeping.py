"""Owner and notes of a commitment are set on its page, without a revision."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain.keeping import keep
from commitments.models import Commitment, Keeping, Revision
from tests.admin.helpers import logged_in, page
from tests.admin.test_overview import overview, text_of
from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.factories.users import analyst, editor, make_user

pytestmark = pytest.mark.django_db


def form_on(commitment: Commitment) -> Any:
    return overview(commitment, "analyst").context["keeping"]


def sent(commitment: Commitment, **more: Any) -> dict[str, Any]:
    """What the form would send, were nothing typed but `more`."""
    form = form_on(commitment)
    values = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in values.items()} | more


def test_owner_and_notes_are_set_without_a_revision():
    pledge = published(make_commitment())
    given = sent(pledge, owner=editor().pk, notes="Ask the\r\npress office.")
    response = logged_in("analyst").post(page(pledge, "keeping"), given)
    assert response.url == f"{page(pledge, 'overview')}#keeping"
    kept = Keeping.objects.get()
    assert (kept.owner, kept.notes) == (editor(), "Ask the\npress office.")
    assert not Revision.objects.exists()
    pledge.refresh_from_db()
    assert pledge.row_version == form_on(pledge).kept.commitment.row_version
    assert "press office." in text_of(overview(pledge))
    again = sent(pledge, owner="")
    logged_in("analyst").post(page(pledge, "keeping"), again)
    kept.refresh_from_db()
    assert (kept.owner, kept.notes) == (None, "Ask the\npress office.")


def test_somebody_faster_is_told_and_nothing_is_lost():
    pledge = published(make_commitment())
    given = sent(pledge, notes="Mine, at length.")
    keep(commitment=pledge, by=editor(), owner=editor(), notes="Theirs.")
    response = logged_in("analyst").post(page(pledge, "keeping"), given)
    shown = text_of(response)
    for words in ("Somebody was faster", "Theirs.", "Mine, at length.", "Stored now: editor"):
        assert words in shown
    assert Keeping.objects.get().notes == "Theirs."
    form = response.context["keeping"]
    once_more = {field.html_name: field.value() or "" for field in form}
    assert logged_in("analyst").post(page(pledge, "keeping"), once_more).status_code == 302
    assert Keeping.objects.get().notes == "Mine, at length."


def test_only_those_who_may_write_own():
    reader = make_user("viewer")
    assert list(form_on(published(make_commitment())).fields["owner"].queryset) == [
        analyst(),
        editor(),
    ]
    pledge = published(make_commitment())
    response = logged_in("analyst").post(page(pledge, "keeping"), sent(pledge, owner=reader.pk))
    assert response.status_code == 200
    assert "not one of the available choices" in text_of(response)
    assert not Keeping.objects.exists()


def test_viewers_read_but_do_not_keep():
    pledge = published(make_commitment())
    keep(commitment=pledge, by=editor(), notes="Ask the press office.")
    given = sent(pledge, notes="Mine.")
    assert "Ask the press office." in text_of(overview(pledge))
    assert logged_in("viewer").post(page(pledge, "keeping"), given).status_code == 403
    assert logged_in("viewer").get(page(pledge, "keeping")).status_code == 403
    assert Keeping.objects.get().notes == "Ask the press office."


def test_an_address_opened_by_hand_leads_to_the_page():
    pledge = published(make_commitment())
    assert (
        logged_in("analyst").get(page(pledge, "keeping")).url.startswith(page(pledge, "overview"))
    )


def test_notes_are_never_public(client):
    pledge = published(make_commitment("pledge"))
    keep(commitment=pledge, by=editor(), owner=editor(), notes="Ask the press office.")
    for address in ("/api/v1/commitments/pledge/", "/api/v1/changes/"):
        assert "press office" not in client.get(address).content.decode()
