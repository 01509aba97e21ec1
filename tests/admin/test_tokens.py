"""API tokens: made for a user by an administrator, shown once, listed, and revoked."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from knox.models import AuthToken

from commitments.domain import people, tokens
from commitments.domain.errors import Conflict, Forbidden, Invalid
from commitments.models import TokenName, User
from commitments.models.vocabulary import Role
from tests.admin.entering import entries
from tests.admin.helpers import logged_in, page
from tests.api.client import Api
from tests.factories.users import admin, analyst, editor, make_user

pytestmark = pytest.mark.django_db
ADD = page(AuthToken, "add")
CLAIM = {"slug": "claim", "title": "Claim"}


def make(user: User | None = None, name: str = "dashboard", **given: Any) -> tuple[AuthToken, str]:
    until = given.pop("until", timezone.now() + timedelta(days=30))
    return tokens.make(
        user=user or analyst(), name=name, until=until, by=given.pop("by", None), **given
    )


def opens(text: str) -> bool:
    answer = Api(Authorization=f"Bearer {text}").get("claims/", publication="draft")
    assert answer.status_code in {200, 401}
    return bool(answer.status_code == 200)


def posted(client: Any, **changed: str) -> Any:
    form = {"user": str(analyst().pk), "name": "dashboard", "lasts": "90", "day": ""}
    return client.post(ADD, form | changed)


def text_in(shown: Any) -> str:
    found = re.search(r'id="token"[^>]* value="([0-9a-f]{64})"', shown.content.decode())
    return found[1] if found else ""


def test_a_token_is_made_for_somebody_and_opens_the_api():
    shown = posted(logged_in("admin"))
    text = text_in(shown)
    assert opens(text)
    held = AuthToken.objects.get()
    assert (held.user, held.named.name, held.named.made_by) == (analyst(), "dashboard", admin())
    assert held.expiry - held.created == pytest.approx(timedelta(days=90), abs=timedelta(minutes=1))
    assert "no-store" in shown["Cache-Control"]


def test_its_text_is_shown_once_and_kept_nowhere():
    client = logged_in("admin")
    text = text_in(posted(client))
    held = AuthToken.objects.get()
    for address in (page(AuthToken), page(held), page(held, "history"), page(held, "delete"), ADD):
        assert text not in client.get(address).content.decode(), address
    assert text not in str(vars(held)) + str(vars(held.named))
    assert all(text not in str(vars(entry)) for entry in entries("token_made"))


def test_the_same_form_sent_again_makes_no_second_one():
    client = logged_in("admin")
    posted(client)
    again = posted(client)
    assert text_in(again) == ""
    assert "has a token of this name" in again.content.decode()
    assert AuthToken.objects.count() == 1


def test_it_ends_when_the_chosen_day_ends(settings):
    settings.TIME_ZONE = "Asia/Shanghai"
    day = timezone.localdate() + timedelta(days=10)
    posted(logged_in("admin"), lasts="day", day=day.isoformat())
    end = timezone.localtime(AuthToken.objects.get().expiry)
    assert (end + timedelta(seconds=1)).date() == day + timedelta(days=1)
    assert (end - timedelta(minutes=1)).date() == day


@pytest.mark.parametrize("days", [-1, 367, 5000])
def test_it_ends_neither_in_the_past_nor_after_a_year(days):
    day = timezone.localdate() + timedelta(days=days)
    shown = posted(logged_in("admin"), lasts="day", day=day.isoformat())
    assert "within a year" in shown.content.decode()
    assert not AuthToken.objects.exists()


def test_a_year_from_now_is_within_it():
    day = timezone.localdate() + timedelta(days=365)
    assert text_in(posted(logged_in("admin"), lasts="day", day=day.isoformat()))


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ""},
        {"name": "x" * 101},
        {"user": "0"},
        {"lasts": "3650"},
        {"lasts": "day"},
        {"lasts": "day", "day": "tomorrow"},
        {"name": "a\x00b"},
    ],
)
def test_what_is_missing_or_wrong_is_said(changed):
    shown = posted(logged_in("admin"), **changed)
    assert shown.status_code == 200
    assert shown.context["form"].errors
    assert not AuthToken.objects.exists()


@pytest.mark.parametrize("role", ["", "viewer", "analyst", "editor"])
def test_nobody_else_makes_sees_or_revokes_any(role):
    held, _ = make()
    client = logged_in(role)
    assert posted(client).status_code == 403
    for address in (page(AuthToken), ADD, page(held), page(held, "delete")):
        assert client.get(address).status_code == 403
    assert client.post(page(held, "delete"), {"post": "yes"}).status_code == 403
    if role:
        with pytest.raises(Forbidden):
            make(by=make_user(role))
        with pytest.raises(Forbidden):
            tokens.revoke([held], by=make_user(role))


def test_a_token_for_somebody_without_a_role_would_open_nothing():
    with pytest.raises(Invalid):
        make(make_user(name="outsider"))


def test_names_are_taken_as_long_as_the_token_opens_something():
    held, _ = make()
    with pytest.raises(Conflict):
        make()
    AuthToken.objects.filter(pk=held.pk).update(expiry=timezone.now())
    make()
    assert make(editor())[0].named.name == "dashboard"


def test_one_is_revoked():
    held, text = make()
    client = logged_in("admin")
    assert opens(text)
    asked = client.get(page(held, "delete")).content.decode()
    assert "dashboard" in asked
    assert str(held) not in asked
    client.post(page(held, "delete"), {"post": "yes"})
    assert not opens(text)
    assert not TokenName.objects.exists()
    told = entries("token_revoked")[0]
    assert (told.user, told.by) == (held.user, admin())
    assert told.about == f"dashboard ({held.token_key[:8]}…)"


def test_several_are_revoked_from_the_list():
    texts = [make(name=name)[1] for name in ("one", "two", "three")]
    chosen = list(AuthToken.objects.filter(named__name__in=["one", "two"]))
    form = {"action": "delete_selected", "_selected_action": [t.pk for t in chosen], "post": "yes"}
    logged_in("admin").post(page(AuthToken), form)
    assert [opens(text) for text in texts] == [False, False, True]
    assert len(entries("token_revoked")) == 2


def test_all_of_a_user_are_revoked_from_their_page():
    mine = [make(name=name)[1] for name in ("one", "two")]
    another = make(editor())[1]
    client = logged_in("admin")
    address = f"/admin/commitments/user/{analyst().pk}/revoke-tokens/"
    assert address in client.get(page(analyst())).content.decode()
    assert "2 in all" in client.get(address).content.decode()
    assert all(opens(text) for text in mine)
    client.post(address)
    assert not any(opens(text) for text in mine)
    assert opens(another)


def test_the_tokens_of_a_closed_account_open_nothing():
    _, text = make()
    user = analyst()
    user.is_active = False
    people.keep(account=user, role=Role.ANALYST, by=admin())
    assert not opens(text)
    user.is_active = True
    people.keep(account=user, role=Role.ANALYST, by=admin())
    assert opens(text)


def test_one_that_has_ended_opens_nothing_and_stays_in_the_list():
    held, text = make()
    AuthToken.objects.filter(pk=held.pk).update(expiry=timezone.now() - timedelta(seconds=1))
    assert not opens(text)
    shown = logged_in("admin").get(page(AuthToken, stands="over")).content.decode()
    assert "ended" in shown
    assert "dashboard" in shown


def test_its_last_use_is_told_to_the_hour():
    held, text = make()
    assert held.named.last_used is None
    opens(text)
    first = TokenName.objects.get().last_used
    assert timezone.now() - first < timedelta(minutes=1)
    opens(text)
    assert TokenName.objects.get().last_used == first
    TokenName.objects.update(last_used=first - timedelta(hours=2))
    opens(text)
    assert TokenName.objects.get().last_used >= first


def test_the_command_line_makes_one_and_the_trail_tells(capsys):
    call_command("token", "ann", role="analyst")
    text = capsys.readouterr().out.strip()
    assert opens(text)
    call_command("token", "ann", label="dashboard", days=7)
    names = set(TokenName.objects.values_list("name", flat=True))
    assert names == {"command line", "dashboard"}
    assert {(e.user.username, e.by) for e in entries("token_made")} == {("ann", None)}
    call_command("token", "ann")
    assert TokenName.objects.filter(name="command line 2").exists()


def test_the_command_line_is_told_what_is_wrong():
    for arguments in ({"days": 0}, {"days": 366}, {"label": "x" * 101}):
        with pytest.raises(CommandError):
            call_command("token", "ann", role="analyst", **arguments)
    with pytest.raises(CommandError):
        call_command("token", "nobody")


def test_lists_take_as_many_queries_for_ten_as_for_two(django_assert_max_num_queries):
    client = logged_in("admin")

    def queries() -> int:
        with django_assert_max_num_queries(100) as counted:
            assert client.get(page(AuthToken)).status_code == 200
        return len(counted)

    for number in range(2):
        make(name=f"first {number}")
    few = queries()
    for number in range(8):
        make(make_user("viewer", f"viewer-{number}"), by=admin())
    assert queries() == few
