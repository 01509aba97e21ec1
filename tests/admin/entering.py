"""Somebody before the login: a browser of their own, from an address of their own."""

from __future__ import annotations

import time
from binascii import unhexlify
from typing import Any

from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from commitments.domain import second_factor
from commitments.models import AccessEntry, User
from tests.factories.users import make_user

PASSWORD = "a long sentence 7"
LOGIN, CODE, HOME = "/admin/login/", "/admin/login/code/", "/admin/"


def person(role: str = "analyst", name: str = "") -> User:
    user = make_user(role, name)
    user.is_staff = True
    user.set_password(PASSWORD)
    user.save()
    return user


def browser(address: str = "198.51.100.7", **headers: str) -> Client:
    return Client(REMOTE_ADDR=address, headers=headers)


def log_in(client: Client, user: User | str, password: str = PASSWORD, **query: str) -> Any:
    name = user if isinstance(user, str) else user.get_username()
    address = reverse("admin:login", query=query or None)
    return client.post(address, {"username": name, "password": password})


def is_inside(client: Client) -> bool:
    return bool(client.get(HOME).status_code == 200)


def entries(*types: str) -> list[AccessEntry]:
    """The oldest first."""
    return list(AccessEntry.objects.filter(type__in=types).order_by("pk"))


def with_factor(user: User) -> list[str]:
    """Gives the account a second factor, set up a while ago; the codes on paper."""
    key = second_factor.new_key()
    device, papers = second_factor.add(user=user, key=key, code=code_of(key), address=None)
    TOTPDevice.objects.filter(pk=device.pk).update(last_t=0)
    return papers


def code_of(key: str, *, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    maker = TOTP(unhexlify(key))
    maker.time = time.time() + 30 * steps
    return f"{maker.token():06d}"


def code_for(user: User, *, steps: int = 0) -> str:
    return code_of(TOTPDevice.objects.get(user=user).key, steps=steps)


def wrong_code_for(user: User) -> str:
    near = {code_for(user, steps=steps) for steps in range(-2, 3)}
    return next(
        code
        for code in ("000000", "111111", "222222", "333333", "444444", "555555")
        if code not in near
    )


def forget_waiting(user: User) -> None:
    """As if the seconds due after a wrong code were over."""
    TOTPDevice.objects.filter(user=user).update(throttling_failure_timestamp=None)
