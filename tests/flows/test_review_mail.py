"""From a step of the review to a mail: the job, a worker as it is run, a mail server."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.db.models import F
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from commitments.domain import notices, records
from commitments.models import User
from tests.factories.records import make_claim, make_commitment, make_status_update
from tests.factories.states import in_review, published, returned
from tests.factories.users import analyst, make_user

pytestmark = pytest.mark.usefixtures("committing_db")


class Server:
    """Keeps what it is sent; `busy`: how often it first puts the sender off."""

    def __init__(self) -> None:
        self.busy = 0
        self.mails: list[Any] = []

    async def handle_RCPT(  # noqa: N802 aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if self.busy:
            self.busy -= 1
            return "451 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.mails.append((envelope.rcpt_tos, mail))
        return "250 OK"

    def told(self) -> list[tuple[list[str], str]]:
        return sorted((to, str(mail["Subject"]).strip()) for to, mail in self.mails)


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Server()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.BASE_URL = "https://tracker.example.org"
    yield handler
    controller.stop()


def work() -> None:
    """Does what is due, as the worker's process does."""

    async def run() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker:
            async with worker.open_async():
                await worker.run_worker_async(
                    wait=False, listen_notify=False, install_signal_handlers=False
                )

    asyncio.run(run())


def person(role: str, name: str = "", **given: Any) -> User:
    user = make_user(role, name)
    User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org", **given)
    return user


def text_of(mail: Any) -> str:
    return str(mail.get_content().replace("\r\n", "\n"))


def test_a_submit_and_a_return_reach_the_others(server):
    person("analyst", first_name="Ann")
    person("editor", first_name="Ed")
    person("editor", "second")
    claim = make_claim(title="芬太尼\nprecursors")
    returned(claim, "Which summer?\nAnd whose?")
    work()
    assert server.told() == [
        (["analyst@example.org"], "Returned: 芬太尼 precursors"),
        (["editor@example.org"], "For review: 芬太尼 precursors"),
        (["second@example.org"], "For review: 芬太尼 precursors"),
    ]
    mails = {to[0]: mail for to, mail in server.mails}
    link = f"https://tracker.example.org/admin/review/claim/{claim.pk}/"
    text = text_of(mails["analyst@example.org"])
    assert mails["analyst@example.org"].get_content_type() == "text/plain"
    assert text.startswith("Hello Ann,\n\nEd has returned a claim:\n\n  芬太尼 precursors\n")
    assert "Why:\n  Which summer?\n  And whose?\n" in text
    assert link in text
    assert "https://tracker.example.org/admin/account/" in text
    text = text_of(mails["editor@example.org"])
    assert text.startswith("Hello Ed,\n\nAnn has submitted a claim for review:\n")
    assert link in text
    assert mails["editor@example.org"]["Auto-Submitted"] == "auto-generated"
    work()
    assert len(server.mails) == 3


def test_a_judgement_is_named_with_its_commitment(server):
    person("editor")
    commitment = published(make_commitment(title="The pledge"))
    in_review(make_status_update(commitment))
    work()
    subjects = [subject for _, subject in server.told()]
    assert "For review: Initiated, as of 2024-02-02 – The pledge" in subjects


def test_many_are_one_mail(server):
    person("editor")
    with notices.gathered():
        claims = [in_review(make_claim()) for _ in range(3)]
    work()
    [(_, mail)] = server.mails
    assert mail["Subject"] == "For review: 3 drafts"
    assert all(f"/admin/review/claim/{claim.pk}/" in mail.get_content() for claim in claims)


def test_a_busy_server_is_asked_again_later_and_gets_it_once(server):
    person("editor")
    in_review(make_claim())
    server.busy = 1
    work()
    job = the_job()
    assert (server.mails, job.status, job.attempts) == ([], "todo", 1)
    wait = (job.scheduled_at - timezone.now()).total_seconds()
    assert 0 < wait <= 5
    hurry(wait + 1)
    work()
    assert len(server.mails) == 1
    assert the_job().status == "succeeded"


def the_job() -> Any:
    return ProcrastinateJob.objects.get(task_name=notices.TASK)


def hurry(seconds: float) -> None:
    """Lets the time go by that a job waits for its next try."""
    earlier = timezone.timedelta(seconds=seconds)
    ProcrastinateJob.objects.filter(status="todo").update(scheduled_at=F("scheduled_at") - earlier)


def test_who_switched_it_off_meanwhile_gets_none(server):
    editor = person("editor")
    in_review(make_claim())
    User.objects.filter(pk=editor.pk).update(wants_mail=False)
    work()
    assert server.mails == []


def test_who_lost_the_role_meanwhile_gets_none(server):
    editor = person("editor")
    in_review(make_claim())
    editor.groups.clear()
    work()
    assert server.mails == []


def test_what_was_dropped_meanwhile_is_not_told(server):
    person("editor")
    claim = returned(make_claim())
    records.drop(record=claim, by=analyst())
    work()
    assert server.mails == []
    assert the_job().status == "succeeded"
