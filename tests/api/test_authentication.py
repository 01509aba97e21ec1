"""Who asks: by a token, or by a session of the admin with its CSRF token; else nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken

from commitments.models import User
from tests.api.client import Api, told
from tests.factories.records import make_claim
from tests.factories.states import published
from tests.factories.users import analyst, make_user

pytestmark = pytest.mark.django_db
SAY_WHO = "Send a token as “Authorization: Bearer …”, or log in."
NO_SUCH_TOKEN = "This token is not known here, or its time is over."
NO_ROLE = "This account has no role here; an administrator can give it one."
CLAIM = {"slug": "claim", "title": "Claim"}
READS = ("claims/", "claims/claim/", "changes/", "vocabulary/", "", "/api/")


def test_nobody_writes_unknown(stranger: Api) -> None:
    answer = stranger.post("claims/", CLAIM)
    assert told(answer) == (401, SAY_WHO)
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("form", ["Bearer {}", "bearer {}", "BEARER  {}"])
def test_a_token_says_who(db: None, form: str) -> None:
    _, token = AuthToken.objects.create(analyst())
    answer = Api(Authorization=form.format(token)).post("claims/", CLAIM)
    assert answer.status_code == 201


def expired(token: AuthToken) -> None:
    AuthToken.objects.filter(pk=token.pk).update(expiry=timezone.now() - timedelta(seconds=1))


def closed(token: AuthToken) -> None:
    User.objects.filter(pk=token.user.pk).update(is_active=False)


def deleted(token: AuthToken) -> None:
    token.delete()


@pytest.mark.parametrize("ended", [expired, closed, deleted])
def test_a_token_that_has_ended(db: None, ended: Any) -> None:
    row, token = AuthToken.objects.create(analyst())
    ended(row)
    for answer in (
        Api(Authorization=f"Bearer {token}").post("claims/", CLAIM),
        Api(Authorization=f"Bearer {token}").get("claims/"),
    ):
        assert told(answer) == (401, NO_SUCH_TOKEN)
        assert answer["WWW-Authenticate"] == "Bearer"


def test_tokens_are_kept_as_hashes_and_end_within_a_year(db: None) -> None:
    row, token = AuthToken.objects.create(analyst())
    assert token not in (row.digest, row.token_key)
    assert row.expiry - row.created <= timedelta(days=366)


@pytest.mark.parametrize(
    ("role", "status", "detail"),
    [
        ("", 403, NO_ROLE),
        ("viewer", 403, "To write drafts takes the role analyst, or one above it."),
        ("analyst", 201, ""),
        ("editor", 201, ""),
        ("admin", 201, ""),
    ],
)
def test_writing_takes_a_role(db: None, role: str, status: int, detail: str) -> None:
    answer = Api(make_user(role)).post("claims/", CLAIM)
    assert answer.status_code == status
    if detail:
        assert told(answer) == (403, detail)


def test_a_superuser_without_a_role_is_nobody(db: None) -> None:
    root = User.objects.create_superuser("root", password="x")
    assert Api(root).post("claims/", CLAIM).status_code == 403


def test_a_session_writes_with_its_csrf_token_only(db: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(analyst())
    refused = browser.post("/api/v1/claims/", CLAIM, content_type="application/json")
    status, detail = told(refused)
    assert (status, detail) == (403, "CSRF Failed: CSRF cookie not set.")
    browser.get("/admin/login/")
    token = browser.cookies[configured.CSRF_COOKIE_NAME].value
    made = browser.post(
        "/api/v1/claims/",
        CLAIM,
        content_type="application/json",
        headers={"X-CSRFToken": token},
    )
    assert made.status_code == 201
    assert browser.get("/api/v1/claims/claim/").json()["publication"] == "draft"


def test_reads_are_closed_where_the_record_is_not_public(
    settings: Any, stranger: Api, by_viewer: Api
) -> None:
    published(make_claim("claim"))
    settings.PUBLIC_READ = False
    for path in READS:
        answer = stranger.get(path)
        assert told(answer) == (401, SAY_WHO), path
        assert answer["WWW-Authenticate"] == "Bearer"
        assert stranger.head(path).status_code == 401
        assert by_viewer.get(path).status_code == 200
    outsider = Api(make_user(name="outsider"))
    assert told(outsider.get("claims/")) == (403, NO_ROLE)
    assert stranger.get("/api/schema/").status_code == 200


def test_a_wrong_token_is_no_stranger(db: None) -> None:
    answer = Api(Authorization="Bearer wrong").get("claims/")
    assert told(answer) == (401, NO_SUCH_TOKEN)
