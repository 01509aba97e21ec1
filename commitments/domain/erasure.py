"""Somebody asks that what is personal about them be gone: a user, or who gets reports by mail.

The record stays, and with it that one and the same person wrote this and that: under a pseudonym,
to which nothing leads back. Name, address, password, tokens, second factor, sessions and what is
kept of their mail go; the history and the trail of access say the pseudonym. The database demands
the row in `Erasure` first, and lets pass nothing else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import quote

from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from commitments.domain import audit, erased_mail, sessions
from commitments.domain.audit_grounds import PSEUDONYM
from commitments.domain.clock import instant
from commitments.domain.errors import FieldError, Invalid, NotFound, invalid
from commitments.domain.permissions import Action, require
from commitments.domain.redactions import events_of, forget_kept_answers
from commitments.domain.writing import locked, writing
from commitments.models import Access, AccessEntry, Erasure, TrackedUser, User

NAMED_KEYS = (
    Access.TOKEN_MADE,
    Access.TOKEN_REVOKED,
    Access.FACTOR_ADDED,
    Access.FACTOR_REMOVED,
)
SHORTEST = 4  # letters of a name for which texts are searched
WRITTEN = """
UPDATE pghistory_context SET metadata = metadata || jsonb_build_object('username', %s::text)
WHERE metadata -> 'user' = to_jsonb(%s::bigint)
"""
TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY c.relname
"""


@dataclass(frozen=True, slots=True)
class Person:
    """`names`: the user name and the address, as far as there are any."""

    account: User | None
    names: frozenset[str]
    full_name: str = ""

    @property
    def addresses(self) -> list[str]:
        return sorted(name for name in self.names if "@" in name)

    def is_named(self, column: str) -> models.Q:
        return reduce(or_, (models.Q(**{f"{column}__iexact": name}) for name in self.names))

    def is_mentioned(self, column: str) -> models.Q:
        """By an address, anywhere in it; a user name may be a word like any other."""
        spelt = {form for each in self.addresses for form in (each, quote(each))}
        found = (models.Q(**{f"{column}__icontains": each}) for each in spelt)
        return reduce(or_, found, models.Q(pk=None))


def find(whom: str) -> Person:
    """`whom`: a user's name, or an e-mail address, of a user or of who gets reports."""
    asked = whom.strip()
    account = User.objects.filter(username=asked).first()
    if account is None and "@" in asked:
        held = list(User.objects.filter(email__iexact=asked).order_by("username"))
        if len(held) > 1:
            named = ", ".join(user.get_username() for user in held)
            raise invalid("/whom", f"Several accounts have this address: {named}. Name one.")
        account = held[0] if held else None
    if account is not None:
        names = frozenset(name for name in (account.get_username(), account.email) if name)
        return Person(account, names, account.get_full_name())
    person = Person(None, frozenset({asked}))
    known = not PSEUDONYM.search(asked)  # who is one already, and had no account, has nothing left
    typed = known and asked and AccessEntry.objects.filter(person.is_named("username")).exists()
    if not typed and not (known and person.addresses and erased_mail.knows(person.addresses)):
        raise NotFound("Nobody of that name or address is known here.")
    return person


def erase(
    *, whom: str, grounds: str, by: User | None, now: dt.datetime | None = None
) -> tuple[Erasure, Person]:
    """Who it was is told this once. `by` None: the command line."""
    if by is not None:
        require(by, Action.MANAGE_USERS)
    with writing(by, "erase person"):
        audit.alone()
        person = find(whom)
        refuse_bad_input(person, grounds, by)
        if person.account is not None:
            locked(person.account)
        erasure = Erasure.objects.create(
            account=person.account, grounds=grounds.strip(), at=instant(now), by=by
        )
        trail = [*trail_of(person), erased_mail.lists_with(person.addresses)]
        with audit.sealed_again(trail):
            if person.account is not None:
                close(person.account, erasure)
            entries(person, erasure)
            erased_mail.erase(person.addresses, erasure, now=erasure.at)
        AccessAttempt.objects.filter(person.is_named("username")).delete()
        forget_kept_answers()
        return erasure, person


def refuse_bad_input(person: Person, grounds: str, by: User | None) -> None:
    errors = []
    if not grounds.strip():
        errors.append(
            FieldError("/grounds", "Say which request it answers: when, and how it came.")
        )
    if any(name.casefold() in grounds.casefold() for name in person.names):
        errors.append(FieldError("/grounds", "Leave name and address out: they would stay there."))
    if by is not None and person.account is not None and person.account.pk == by.pk:
        errors.append(FieldError("/whom", "Somebody else has to erase your own account."))
    if errors:
        raise Invalid("The input can't be taken as it is.", errors=errors)


def trail_of(person: Person) -> list[models.QuerySet[Any]]:
    """What says it in the sealed trail."""
    found: list[models.QuerySet[Any]] = [AccessEntry.objects.filter(about_them(person))]
    if person.account is not None:
        found.append(events_of(TrackedUser).filter(pgh_obj_id=person.account.pk))
    return found


def about_them(person: Person) -> models.Q:
    named = person.is_named("username") | person.is_mentioned("about")
    if person.account is None:
        return named
    return named | models.Q(user=person.account) | models.Q(by=person.account)


def close(account: User, erasure: Erasure) -> None:
    """The row stays for what leans on it; nothing opens it any more."""
    told = {"username": erasure.pseudonym, "first_name": "", "last_name": "", "email": ""}
    for name, value in told.items():
        setattr(account, name, value)
    account.is_active = account.is_staff = account.wants_mail = False
    account.last_login = None
    account.set_unusable_password()
    account.save()
    account.groups.clear()
    events_of(TrackedUser).filter(pgh_obj_id=account.pk).update(**told)
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN, [erasure.pseudonym, account.pk])
    account.auth_token_set.all().delete()  # type: ignore[attr-defined]  # knox's
    for model in (TOTPDevice, StaticDevice):
        model.objects.filter(user=account).delete()
    for session, _ in sessions.of_account(account):
        session.delete()
    content = ContentType.objects.get_for_model(User)
    noted = LogEntry.objects.filter(content_type=content, object_id=str(account.pk))
    noted.update(object_repr=erasure.pseudonym)


def entries(person: Person, erasure: Erasure) -> None:
    """Who got in, and from where: the pseudonym stays, and what was done."""
    held = AccessEntry.objects.filter(about_them(person))
    rows = list(held.values_list("pk", flat=True))
    mentioned = list(held.filter(person.is_mentioned("about")).values_list("pk", flat=True))
    AccessEntry.objects.filter(pk__in=mentioned).update(about=erasure.pseudonym)
    held = AccessEntry.objects.filter(pk__in=rows)
    held.filter(person.is_named("username")).update(username=erasure.pseudonym)
    held.update(address=None)
    if person.account is not None:
        held.filter(user=person.account, type__in=NAMED_KEYS).exclude(pk__in=mentioned).update(
            about=""
        )


def left_in(person: Person) -> dict[str, int]:
    """Rows by table that still say it somewhere: texts that people wrote, which only people can
    judge. Names of a few letters are not looked for."""
    sought = {*person.names, person.full_name}
    sought = {name for name in sought if len(name) >= SHORTEST}
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for (table,) in cursor.fetchall() if sought else []:
            said = " OR ".join(["position(lower(%s) IN lower(t::text)) > 0"] * len(sought))
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE {said}', list(sought))  # noqa: S608 names of our own
            if rows := cursor.fetchone()[0]:
                found[table] = rows
    return found
