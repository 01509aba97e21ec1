"""Has this person shown that they hold their second factor?

An app that makes one-time codes (TOTP, RFC 6238), and ten codes on paper for when it is lost. A
code counts once. After a wrong one the next is looked at a second later, then two, four, eight …
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b32encode
from collections.abc import MutableMapping
from typing import Any

from django.conf import settings
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from commitments.domain import access
from commitments.domain.errors import Conflict, Problem, invalid
from commitments.domain.permissions import RANK, Action, require, role_of
from commitments.domain.writing import locked, writing
from commitments.models import Access, User
from commitments.models.vocabulary import Role

APP, PAPER = "app", "code on paper"
PAPER_CODES = 10
PASSED = "second_factor"  # in the session: the device that was shown


class WrongCode(Problem):
    """This code is not right, or was used before. Wait for the next one."""


class TooSoon(Problem):
    """Too many wrong codes."""


def device_of(user: User) -> TOTPDevice | None:
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return found


def is_required(user: User) -> bool:
    """By `REQUIRE_SECOND_FACTOR`, which names the least role that must have one."""
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    role = role_of(user)
    return role is not None and RANK[role] >= RANK[Role(settings.REQUIRE_SECOND_FACTOR)]


def is_passed(user: User, session: MutableMapping[str, Any]) -> bool:
    device = device_of(user)
    if device is None:
        return not is_required(user)
    return bool(session.get(PASSED) == device.pk)


def papers_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def new_key() -> str:
    return str(default_key())


def add(*, user: User, key: str, code: str, address: str | None) -> tuple[TOTPDevice, list[str]]:
    """The device, once a code shows that the key has reached the app; and the codes for paper,
    which are seen this one time."""
    with writing(user, "add second factor"):
        locked(user)
        if device_of(user) is not None:
            raise Conflict("This account has a second factor already.")
        device = TOTPDevice.objects.create(user=user, key=key, name=APP)
        if not device.verify_token(tidy(code)):
            raise invalid("/code", WrongCode().detail)
        codes = put_papers(user)
        access.note(Access.FACTOR_ADDED, user=user, address=address, about=APP)
    return device, codes


def show(*, user: User, code: str) -> str:
    """Uses up a code, and says of which kind it was. What is refused is counted as well, so that
    nothing here may be rolled back."""
    with writing(user, "show second factor"):
        locked(user)
        text = tidy(code)
        by_app = text.isdigit() and len(text) == 6
        model = TOTPDevice if by_app else StaticDevice
        device = model.objects.filter(user=user, confirmed=True).first()
        waits = wait_of(device)
        right = not waits and device is not None
        right = right and device.verify_token(text if by_app else kept_form(text))
    if waits:
        raise TooSoon(f"Too many wrong codes. Try again in {waits} s.")
    if not right:
        raise WrongCode
    return APP if by_app else PAPER


def wait_of(device: TOTPDevice | StaticDevice | None) -> int:
    """Seconds until the next code is looked at."""
    if device is None:
        return 0
    allowed, why = device.verify_is_allowed()
    if allowed:
        return 0
    return int((why["locked_until"] - timezone.now()).total_seconds()) + 1


def renew_papers(*, user: User, address: str | None) -> list[str]:
    """New codes for paper; those before count no more."""
    with writing(user, "renew codes"):
        locked(user)
        if device_of(user) is None:
            raise Conflict("This account has no second factor.")
        codes = put_papers(user)
        access.note(Access.FACTOR_ADDED, user=user, address=address, about="codes on paper")
    return codes


def remove(*, user: User, by: User, address: str | None) -> None:
    """With it go the codes on paper. By an administrator for somebody who has lost theirs."""
    if by.pk != user.pk:
        require(by, Action.MANAGE_USERS)
    with writing(by, "remove second factor"):
        locked(user)
        if device_of(user) is None:
            raise Conflict("This account has no second factor.")
        TOTPDevice.objects.filter(user=user).delete()
        StaticDevice.objects.filter(user=user).delete()
        access.note(
            Access.FACTOR_REMOVED,
            user=user,
            address=address,
            about=APP,
            by=by if by.pk != user.pk else None,
        )


def put_papers(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name=PAPER)
    codes = [new_paper() for _ in range(PAPER_CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=kept_form(tidy(code))) for code in codes
    )
    return codes


def new_paper() -> str:
    """Fifty bits, as people copy them: abcde-fghij."""
    text = b32encode(secrets.token_bytes(7)).decode().lower()
    return f"{text[:5]}-{text[5:10]}"


def tidy(code: str) -> str:
    return "".join(code.split()).replace("-", "").lower()


def kept_form(code: str) -> str:
    """Codes on paper are kept as hashes, keyed and cut to what the column holds (80 bits)."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"paper {code}".encode(), hashlib.sha256)
    return b32encode(digest.digest()[:10]).decode().lower()
