"""What does the mail of a step of the review say? Plain text, and where to go."""

from __future__ import annotations

from textwrap import indent
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from commitments.admin.review_queue import KINDS, review_page
from commitments.domain.notices import RETURNED, SUBMITTED
from commitments.domain.publishing import commitment_of
from commitments.models import Evidence, Revision, User

LONGEST = 120
HEADS = {SUBMITTED: "For review", RETURNED: "Returned"}
SAID = {
    SUBMITTED: "{who} has submitted {noun} for review:",
    RETURNED: "{who} has returned {noun}:",
}
FOOT = """You get this mail because your account asks for mail about reviews. You can switch it
off there:
{}
"""
Item = dict[str, Any]


def words_of(user: User, items: list[Item]) -> tuple[str, str] | None:
    """Subject and text; None where all that it was about is gone."""
    by = User.objects.in_bulk({item["by"] for item in items})
    found = [(item, subject) for item in items if (subject := subject_of(item)) is not None]
    if not found:
        return None
    paragraphs = [paragraph(item, subject, by.get(item["by"])) for item, subject in found]
    hello = f"Hello {user.get_short_name() or user.username},"
    account = settings.BASE_URL + reverse("admin:account")
    return heading(found), "\n\n".join([hello, *paragraphs, FOOT.format(account)])


def subject_of(item: Item) -> Any:
    model = KINDS.get(item["kind"])
    return model._default_manager.filter(pk=item["id"]).first() if model is not None else None


def heading(found: list[tuple[Item, Any]]) -> str:
    item, subject = found[0]
    if len(found) == 1:
        return one_line(f"{HEADS[item['what']]}: {title_of(subject)}")
    heads = sorted({HEADS[each["what"]] for each, _ in found})
    return f"{' and '.join(heads)}: {len(found)} drafts"


def paragraph(item: Item, subject: Any, by: User | None) -> str:
    who = (by.get_full_name() or by.username) if by is not None else "Somebody"
    lines = [SAID[item["what"]].format(who=who, noun=noun_of(subject)), ""]
    lines.append(f"  {one_line(title_of(subject))}")
    if item.get("reason"):
        lines += ["", "Why:", indent(item["reason"].strip(), "  ")]
    return "\n".join([*lines, "", settings.BASE_URL + review_page(subject)])


def noun_of(subject: models.Model) -> str:
    if isinstance(subject, Revision):
        return f"a change to the {subject.record._meta.verbose_name}"
    if isinstance(subject, Evidence):
        return "evidence"
    return f"a {subject._meta.verbose_name}"


def title_of(subject: Any) -> str:
    """What it is called, and on which commitment it is."""
    record = subject.record if isinstance(subject, Revision) else subject
    commitment = commitment_of(record)
    if commitment is None or commitment == record:
        return str(record)
    return f"{record} – {commitment}"


def one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
