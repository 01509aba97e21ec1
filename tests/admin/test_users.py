"""Accounts: kept by administrators alone, who can't shut themselves out."""

from __future__ import annotations

import pytest
from knox.models import AuthToken

from commitments.domain.permissions import role_of
from commitments.models import User
from tests.admin.helpers import errors_of, fields_of, logged_in, page
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
NEW = {
    "username": "newcomer",
    "role": "analyst",
    "usable_password": "true",
    "password1": "a long sentence 7",
    "password2": "a long sentence 7",
}


def test_an_account_is_made_with_its_role():
    client = logged_in("admin")
    response = client.post(page(User, "add"), NEW)
    assert response.status_code == 302, errors_of(response)
    made = User.objects.get(username="newcomer")
    assert (role_of(made), made.is_staff, made.is_superuser) == ("analyst", True, False)
    assert made.check_password("a long sentence 7")


def test_a_role_is_given_and_taken():
    user = make_user("viewer", "somebody")
    client = logged_in("admin")
    form = fields_of(client.get(page(user)))
    assert form["role"] == "viewer"
    client.post(page(user), form | {"role": "editor"})
    assert role_of(User.objects.get(pk=user.pk)) == "editor"
    client.post(page(user), form | {"role": ""})
    assert role_of(User.objects.get(pk=user.pk)) is None


def test_an_administrator_can_not_shut_themselves_out():
    client = logged_in("admin")
    me = User.objects.get(username="admin")
    form = fields_of(client.get(page(me)))
    response = client.post(page(me), form | {"role": "viewer"})
    assert "role" in errors_of(response)
    response = client.post(page(me), {k: v for k, v in form.items() if k != "is_active"})
    assert "is_active" in errors_of(response)
    assert role_of(User.objects.get(pk=me.pk)) == "admin"


def test_nobody_is_made_a_superuser_here():
    user = make_user("viewer", "somebody")
    client = logged_in("admin")
    form = fields_of(client.get(page(user))) | {"is_superuser": "on", "user_permissions": ["1"]}
    client.post(page(user), form)
    user.refresh_from_db()
    assert not user.is_superuser


@pytest.mark.parametrize("role", ["viewer", "analyst", "editor"])
def test_others_keep_no_accounts(role):
    user = make_user("viewer", "somebody")
    client = logged_in(role)
    assert client.post(page(User, "add"), NEW).status_code == 403
    assert client.post(page(user), {"role": "admin"}).status_code == 403
    assert client.get(f"/admin/commitments/user/{user.pk}/password/").status_code == 403


def test_a_password_is_set_by_an_administrator():
    user = make_user("viewer", "somebody")
    client = logged_in("admin")
    address = f"/admin/commitments/user/{user.pk}/password/"
    assert client.get(address).status_code == 200
    client.post(address, {k: v for k, v in NEW.items() if k.startswith(("pass", "usable"))})
    user.refresh_from_db()
    assert user.check_password("a long sentence 7")


def test_a_token_is_revoked_and_its_text_is_not_shown():
    held, token = AuthToken.objects.create(user=make_user("analyst"))
    client = logged_in("admin")
    assert token not in client.get(page(held)).content.decode()
    client.post(page(held, "delete"), {"post": "yes"})
    assert not AuthToken.objects.exists()
