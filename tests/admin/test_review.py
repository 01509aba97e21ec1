"""One screen for each draft: what it says beside what held, decided, and the next one opens."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from commitments.domain import comments
from tests.admin.helpers import logged_in
from tests.factories.records import make_claim, make_commitment, make_status_update
from tests.factories.states import in_review, published, revised

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:review_queue")


def screen(subject: Any) -> str:
    names = {"statusupdate": "status_update"}
    kind = names.get(subject._meta.model_name, subject._meta.model_name)
    return reverse("admin:review", args=[kind, subject.pk])


def decide(client: Any, subject: Any, done: str, **typed: str) -> Any:
    seen = client.get(screen(subject)).context["screen"].seen
    return client.post(screen(subject), {"do": done, "seen": seen} | typed)


def test_the_queue_opens_the_oldest_and_each_decision_the_next():
    first, second, third = (in_review(make_claim()) for _ in range(3))
    editor = logged_in("editor")
    assert editor.get(QUEUE).url == screen(first)
    assert "1 of 3" in editor.get(screen(first)).content.decode()
    assert decide(editor, first, "publish").url == screen(second)
    assert decide(editor, second, "return", note="Which summer?").url == screen(third)
    assert decide(editor, third, "publish").url == QUEUE
    assert "Nothing waits for your review" in editor.get(QUEUE).content.decode()
    states = [type(c).objects.get(pk=c.pk).publication for c in (first, second, third)]
    assert states == ["published", "returned", "published"]
