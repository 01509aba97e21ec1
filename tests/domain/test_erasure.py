"""Whoever asks for it is erased: no table says who it was, and nothing that leaned on them
breaks."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from knox.models import AuthToken

from commitments.domain import access, audit, comments, erasure, lockouts, people, tokens
from commitments.domain.errors import Forbidden, Invalid, NotFound
from commitments.domain.integrity import CHECKS
from commitments.domain.permissions import Role, role_of
from commitments.models import (
    Access,
    AccessEntry,
    Change,
    Delivery,
    Erasure,
    OptOut,
    Report,
    ReportSchedule,
    TrackedUser,
    User,
)
from commitments.models.report import Handing
from commitments.reports.running import those_who_got
from tests.admin.helpers import logged_in
from tests.api.client import Api
from tests.factories.records import make_claim
from tests.factories.schedules import make_report, make_schedule
from tests.factories.states import published
from tests.factories.users import admin, make_user
from tests.models.sql import refused, run

pytestmark = pytest.mark.django_db
NAME, MAIL = "zhangweiqx", "Zhangweiqx@example.org"
REQUEST = "A letter of 3 March 2026."


class Cut(Exception):
    """The power went."""


@pytest.fixture
def person() -> User:
    """An analyst with all that somebody can have, and something published."""
    user = make_user("analyst", NAME)
    user.email, user.first_name, user.last_name = MAIL, "Zhangweiqx", "Li"
    people.keep(account=user, role=Role.ANALYST, by=admin())
    people.change_password(account=user, password="a long sentence 7", by=admin(), address="::1")
    tokens.make(
        user=user, name=f"laptop of {NAME}", until=timezone.now() + tokens.LONGEST / 2, by=admin()
    )
    TOTPDevice.objects.create(user=user, name="app")
    StaticDevice.objects.create(user=user, name="paper")
    access.note(Access.LOGGED_IN, user=user, address="203.0.113.7")
    access.note(Access.REFUSED, username=NAME.upper(), address="203.0.113.7")
    access.note(Access.EXPORTED, user=admin(), about=f"/api/v1/x/?q={MAIL.replace('@', '%40')}")
    lockouts.count_failure(username=NAME, address="203.0.113.7")
    LogEntry.objects.create(
        user=admin(),
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(user.pk),
        object_repr=NAME,
        action_flag=CHANGE,
    )
    logged_in("analyst", NAME)
    return user


@pytest.fixture
def recipient() -> Delivery:
    """A list that somebody is on who has no account, and what was sent to them."""
    schedule = make_schedule(recipients=["ann@example.org", MAIL])
    report = make_report(schedule=schedule, warnings=[f"{MAIL.upper()} is full."])
    return Delivery.objects.create(
        report=report, recipient=MAIL, state=Handing.SENT, answer=f"250 <{MAIL}> ok"
    )


def erase(whom: str = NAME, by: User | None = None, grounds: str = REQUEST) -> Erasure:
    return erasure.erase(whom=whom, grounds=grounds, by=by or admin())[0]


def tables_that_say_it() -> list[str]:
    names = connection.introspection.table_names()
    found = "SELECT 1 FROM \"{}\" t WHERE t::text ILIKE '%zhangweiqx%' LIMIT 1"
    return [name for name in names if run(found.format(name))]


def wrong() -> list[str]:
    return [sentence for check in CHECKS for sentence in check.find(iter)]


def test_no_table_says_who_it_was(person: User, recipient: Delivery) -> None:
    assert len(tables_that_say_it()) >= 10
    erase()
    assert tables_that_say_it() == []


def test_the_account_stays_and_opens_nothing(person: User) -> None:
    made = erase()
    account = User.objects.get(pk=person.pk)
    assert account.get_username() == made.pseudonym == f"erased-{made.pk}"
    assert not account.is_active
    assert not account.has_usable_password()
    assert role_of(account) is None
    assert not AuthToken.objects.exists()
    assert not TOTPDevice.objects.exists()
    assert not StaticDevice.objects.exists()
    assert [s.get_decoded().get("_auth_user_id") for s in Session.objects.all()] == []


def test_others_keep_their_sessions(person: User) -> None:
    logged_in("viewer")
    erase()
    assert Session.objects.count() == 1


def test_what_they_wrote_stays_theirs_under_the_pseudonym(person: User) -> None:
    claim = published(make_claim("claim", by=person))
    made = erase()
    claim.refresh_from_db()
    assert str(claim.created_by) == made.pseudonym
    told = run(
        "SELECT metadata ->> 'username' FROM pghistory_context WHERE metadata ->> 'user' = %s",
        str(person.pk),
    )
    assert told
    assert {name for (name,) in told} == {made.pseudonym}


def test_nothing_of_the_record_or_the_trail_breaks(person: User, recipient: Delivery) -> None:
    published(make_claim("claim", by=person))
    audit.seal()
    head = audit.head()
    erase()
    audit.seal()
    assert list(audit.verify(head)) == []
    assert wrong() == []


def test_a_seal_made_again_for_nobody_is_found(person: User) -> None:
    audit.seal()
    made = erase()
    entry = AccessEntry.objects.filter(user=admin(), type=Access.EXPORTED).get()
    run("SET LOCAL session_replication_role = replica")
    with audit.sealed_again([AccessEntry.objects.filter(pk=entry.pk)]):
        AccessEntry.objects.filter(pk=entry.pk).update(about="/api/v1/other/")
    run("SET LOCAL session_replication_role = origin")
    (sentence,) = audit.verify()
    assert sentence.endswith("it was sealed again, and for no redaction or erasure.")
    assert made.pseudonym not in sentence


def test_public_answers_of_the_past_are_the_same_to_the_byte(person: User) -> None:
    published(make_claim("claim", by=person))
    newest = Api().get("claims/").json()
    moment = {name: newest[name] for name in ("as_of", "known_at")}

    def answers() -> list[bytes]:
        return [
            Api().get(path, **moment).content for path in ("claims/", "claims/claim/", "stats/")
        ]

    before = answers()
    erase()
    assert answers() == before
    assert not Change.objects.filter(type="redacted").exists()


def test_where_they_came_from_is_gone_and_what_they_did_is_not(person: User) -> None:
    made = erase(MAIL.lower())
    held = AccessEntry.objects.filter(user=person)
    assert set(held.values_list("address", flat=True)) == {None}
    assert {Access.LOGGED_IN, Access.TOKEN_MADE} <= set(held.values_list("type", flat=True))
    typed = AccessEntry.objects.get(type=Access.REFUSED)
    assert (typed.username, typed.address) == (made.pseudonym, None)
    assert AccessEntry.objects.get(type=Access.EXPORTED).about == made.pseudonym


def test_a_recipient_without_an_account(recipient: Delivery) -> None:
    made = erase(MAIL.lower())
    recipient.refresh_from_db()
    assert made.account is None
    assert recipient.recipient == f"erased-{made.pk}@erased.invalid"
    assert recipient.answer == f"250 <{made.address}> ok"
    assert ReportSchedule.objects.get().recipients == ["ann@example.org"]
    assert Report.objects.get().warnings == [f"{made.address} is full."]
    assert tables_that_say_it() == []


def test_nothing_is_sent_to_the_pseudonym(recipient: Delivery) -> None:
    waiting = make_report(schedule=recipient.report.schedule, occasion="by_hand")
    Delivery.objects.create(report=waiting, recipient=MAIL)
    made = erase(MAIL)
    assert waiting.deliveries.get().state == Handing.OPTED_OUT
    assert those_who_got(recipient.report) == []
    assert OptOut.objects.get().address == made.address


def test_who_had_left_stays_off(recipient: Delivery) -> None:
    OptOut.objects.create(
        schedule=recipient.report.schedule, address=MAIL.casefold(), at=timezone.now()
    )
    made = erase(MAIL)
    assert OptOut.objects.get().address == made.address


def test_somebody_may_be_erased_again(person: User) -> None:
    audit.seal()
    first = erase()
    User.objects.filter(pk=person.pk).update(email=MAIL)
    second = erase(first.pseudonym)
    assert second.pseudonym != first.pseudonym
    assert tables_that_say_it() == []
    audit.seal()
    assert list(audit.verify()) == []


def test_a_pseudonym_without_an_account_is_nobody(recipient: Delivery) -> None:
    made = erase(MAIL)
    for whom in (made.pseudonym, made.address):
        with pytest.raises(NotFound):
            erase(whom)


def test_what_fails_midway_erases_nothing(
    person: User, recipient: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut() -> None:
        raise Cut

    monkeypatch.setattr(erasure, "forget_kept_answers", cut)
    before = tables_that_say_it()
    with pytest.raises(Cut):
        erase()
    assert tables_that_say_it() == before
    assert User.objects.get(pk=person.pk).get_username() == NAME


def test_texts_of_people_are_counted_and_left_to_them(person: User) -> None:
    claim = make_claim("claim")
    comments.add(subject=claim, text=f"Ask {NAME}!", by=admin())
    _, who = erasure.erase(whom=NAME, grounds=REQUEST, by=admin())
    assert erasure.left_in(who) == {"commitments_reviewcomment": 1}


@pytest.mark.parametrize("role", ["viewer", "analyst", "editor"])
def test_administrators_alone(role: str, person: User) -> None:
    with pytest.raises(Forbidden):
        erase(by=make_user(role))


@pytest.mark.parametrize(
    ("whom", "grounds", "told"),
    [
        (NAME, " ", "Say which request it answers: when, and how it came."),
        (NAME, f"{MAIL} asked.", "Leave name and address out: they would stay there."),
        ("admin", REQUEST, "Somebody else has to erase your own account."),
    ],
)
def test_what_can_not_be_meant_is_refused(person: User, whom: str, grounds: str, told: str) -> None:
    with pytest.raises(Invalid) as refusal:
        erase(whom, grounds=grounds)
    assert told in [error.detail for error in refusal.value.errors]
    assert not Erasure.objects.exists()


def test_an_address_of_several_accounts_names_nobody(person: User) -> None:
    User.objects.create(username="another", email=MAIL)
    with pytest.raises(Invalid) as refusal:
        erase(MAIL)
    (error,) = refusal.value.errors
    assert error.detail == f"Several accounts have this address: another, {NAME}. Name one."


@pytest.mark.parametrize("whom", ["nobody", "nobody@example.org", ""])
def test_nobody_is_found(whom: str) -> None:
    with pytest.raises(NotFound):
        erase(whom)


def test_the_database_lets_pass_what_an_erasure_says_and_nothing_else(person: User) -> None:
    event = TrackedUser.pgh_event_model.objects.filter(pgh_obj_id=person.pk).first()  # type: ignore[attr-defined]
    entry = AccessEntry.objects.filter(user=person).first()
    told = "SELECT id FROM pghistory_context WHERE metadata ->> 'user' = %s LIMIT 1"
    ((context,),) = run(told, str(admin().pk))
    of_the_user = "UPDATE commitments_trackeduserevent SET username = 'erased-1' WHERE pgh_id = %s"
    of_the_entry = "UPDATE commitments_accessentry SET address = NULL, about = 'x' WHERE id = %s"
    of_who_wrote = """UPDATE pghistory_context
        SET metadata = metadata || '{"username": "erased-1"}'::jsonb WHERE id = %s"""
    statements = [(of_the_user, event.pk), (of_the_entry, entry.pk), (of_who_wrote, context)]
    for statement, key in statements:
        assert refused(statement, key).sqlstate == "23001"
    made = erase()
    assert refused("DELETE FROM commitments_erasure WHERE id = %s", made.pk).sqlstate == "23001"
    other = "UPDATE commitments_trackeduserevent SET email = 'x@example.org' WHERE pgh_id = %s"
    assert refused(other, event.pk).sqlstate == "23001"
