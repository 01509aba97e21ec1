"""An administrator erases a person at the desk, or from the command line."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from commitments.domain import comments
from commitments.models import Erasure, User
from tests.admin.helpers import logged_in, page
from tests.factories.records import make_claim
from tests.factories.users import admin, make_user

pytestmark = pytest.mark.django_db
ASKED = {"whom": "zhangwei", "grounds": "A letter of 3 March 2026."}


def test_the_page_is_reached_from_the_account_and_erases_it() -> None:
    user, client = make_user("viewer", "zhangwei"), logged_in("admin")
    assert client.get(page(user)).context["keys"]["erase"] == page(Erasure, "add", whom="zhangwei")
    form = client.get(page(Erasure, "add", whom="zhangwei")).context["form"]
    assert form["whom"].value() == "zhangwei"

    response = client.post(page(Erasure, "add"), ASKED, follow=True)

    made = Erasure.objects.get()
    user.refresh_from_db()
    assert (made.account, made.by, user.get_username()) == (user, admin(), made.pseudonym)
    assert f"Done: they are {made.pseudonym} from now on" in response.content.decode()
    assert "zhangwei" not in client.get(page(Erasure)).content.decode()


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        ({"whom": "nobody"}, "whom", "Nobody of that name or address is known here."),
        ({"grounds": "Zhangwei asked."}, "grounds", "Leave name and address out"),
        ({"whom": "admin"}, "whom", "Somebody else has to erase your own account."),
        ({"grounds": ""}, "grounds", "This field is required."),
    ],
)
def test_what_is_refused_is_told_at_its_field(given: dict[str, str], field: str, told: str) -> None:
    make_user("viewer", "zhangwei")
    response = logged_in("admin").post(page(Erasure, "add"), ASKED | given)
    assert response.status_code == 200
    assert told in " ".join(response.context["form"].errors[field])
    assert not Erasure.objects.exists()


def test_the_command_prints_the_pseudonym_and_what_still_names_them() -> None:
    make_user("viewer", "zhangwei")
    comments.add(subject=make_claim(), text="Ask Zhangwei!", by=admin())
    out, err = io.StringIO(), io.StringIO()
    call_command("erase_person", "zhangwei", grounds="A letter.", stdout=out, stderr=err)
    made = Erasure.objects.get()
    assert out.getvalue() == f"{made.pseudonym}\n"
    assert "commitments_reviewcomment: 1 rows still name them" in err.getvalue()
    assert not User.objects.filter(username="zhangwei").exists()


def test_the_command_says_why_not() -> None:
    with pytest.raises(CommandError, match="Nobody of that name or address is known here"):
        call_command("erase_person", "nobody", grounds="A letter.")
    make_user("viewer", "zhangwei")
    with pytest.raises(CommandError, match="Leave name and address out"):
        call_command("erase_person", "zhangwei", grounds="zhangwei asked")
