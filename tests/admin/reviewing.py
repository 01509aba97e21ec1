"""What the tests of the review share."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from commitments.admin.review_queue import review_page

QUEUE = reverse("admin:review_queue")


def opened(client: Any, subject: Any) -> Any:
    response = client.get(review_page(subject))
    assert response.status_code == 200
    return response


def shown(client: Any, subject: Any) -> str:
    return str(opened(client, subject).content.decode())


def decide(client: Any, subject: Any, done: str, seen: str = "", **typed: str) -> Any:
    """Presses a button on the screen as it is now, or on one that was opened before."""
    given = seen or opened(client, subject).context["screen"].seen
    return client.post(review_page(subject), {"do": done, "seen": given} | typed)


def state(subject: Any) -> str:
    subject.refresh_from_db()
    return str(subject.publication)


def values(response: Any) -> dict[str, tuple[str, str]]:
    """By label, what was and what is to be, as plain text."""
    return {
        line.label: ("".join(p.text for p in line.old), "".join(p.text for p in line.new))
        for line in response.context["screen"].lines
    }


def marked(response: Any, label: str) -> tuple[list[str], list[str]]:
    """What is marked as gone, and what as come."""
    line = next(line for line in response.context["screen"].lines if line.label == label)
    gone = [piece.text.strip() for piece in line.old if piece.kind == "gone"]
    return gone, [piece.text.strip() for piece in line.new if piece.kind == "new"]


def turned(response: Any) -> dict[str, tuple[str, str]]:
    """What is computed of the commitment, before and after, where it changes."""
    [turn] = response.context["screen"].turns
    return {s.label: (s.before, s.after) for s in turn.shifts if s.changed}


def obstacles(response: Any, *, blocking: bool = True) -> list[str]:
    found = response.context["screen"].obstacles
    return [each.text for each in found if each.blocks is blocking]
