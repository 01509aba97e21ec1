"""What can be done to many rows at once, and what is asked first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from commitments.admin.filters import writers
from commitments.domain import keeping, review, tagging
from commitments.domain.permissions import Action
from commitments.models import Topic, User

Done = Callable[..., Any]
OPTIONAL = (
    "Due for findings and positions without evidence, or with none that is found. It is public, "
    "and stands with each of them."
)


@dataclass(frozen=True)
class Task:
    """`verb` and `told` frame what is done: “Publish …”, “3 published”. `of_pending`: of a
    published record with a pending revision, it is that which is treated. `revises`: what is
    published gets a revision."""

    name: str
    offer: str
    verb: str
    told: str
    action: Action
    take: Done
    form: type[forms.Form]
    icon: str = "check"
    variant: str = "primary"
    of_pending: bool = False
    revises: bool = False
    note: str = ""


def text_field(label: str, help_text: str, *, required: bool) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        strip=True,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        error_messages={"required": "Say why."},
    )


class NothingAsked(forms.Form):
    pass


class MayGiveReason(forms.Form):
    reason = text_field("Reason (optional)", OPTIONAL, required=False)


class ReturnReason(forms.Form):
    reason = text_field("Reason", "What their authors should mend.", required=True)


class RetractReason(forms.Form):
    reason = text_field(
        "Reason",
        "It is public: the address, the timeline and the list of changes tell it of each.",
        required=True,
    )


class TagForm(forms.Form):
    topic = forms.ModelChoiceField(
        Topic.objects.all(),
        empty_label="Select value",
        widget=UnfoldAdminSelectWidget(),
        error_messages={"required": "Choose a topic."},
    )
    reason = text_field(
        "Reason (for those published)",
        "Those published get a pending revision, which somebody else publishes.",
        required=False,
    )


class OwnerForm(forms.Form):
    owner = forms.ChoiceField(widget=UnfoldAdminSelectWidget())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            ("", "Select value"),
            ("nobody", "Nobody"),
            *writers(),
        ]

    def clean_owner(self) -> User | None:
        chosen = self.cleaned_data["owner"]
        return None if chosen == "nobody" else User.objects.get(pk=chosen)


def submit(*, row: Any, by: User, expected: int, given: dict[str, Any]) -> None:
    review.submit(record=row, by=by, expected=expected)


def publish(*, row: Any, by: User, expected: int, given: dict[str, Any]) -> None:
    review.publish(record=row, by=by, expected=expected, reason=given["reason"])


def send_back(*, row: Any, by: User, expected: int, given: dict[str, Any]) -> None:
    review.send_back(record=row, by=by, expected=expected, reason=given["reason"])


def retract(*, row: Any, by: User, expected: int, given: dict[str, Any]) -> None:
    review.retract(record=row, by=by, expected=expected, reason=given["reason"])


def tag(*, row: Any, by: User, expected: int, given: dict[str, Any]) -> None:
    tagging.tag(
        commitment=row, topic=given["topic"], by=by, reason=given["reason"], expected=expected
    )


def own(*, row: Any, by: User, expected: int, given: dict[str, Any]) -> None:
    keeping.keep(commitment=row, by=by, owner=given["owner"])


TASKS = {
    task.name: task
    for task in (
        Task(
            "submit",
            "Submit for review",
            "Submit",
            "submitted",
            Action.SUBMIT,
            submit,
            NothingAsked,
            icon="send",
            of_pending=True,
        ),
        Task(
            "publish",
            "Publish",
            "Publish",
            "published",
            Action.PUBLISH,
            publish,
            MayGiveReason,
            icon="public",
            of_pending=True,
            note="Draft evidence and sources that they name become public with them.",
        ),
        Task(
            "return",
            "Return to authors",
            "Return",
            "returned",
            Action.RETURN,
            send_back,
            ReturnReason,
            icon="undo",
            of_pending=True,
        ),
        Task(
            "retract",
            "Retract",
            "Retract",
            "retracted",
            Action.RETRACT,
            retract,
            RetractReason,
            icon="block",
            variant="danger",
        ),
        Task(
            "tag",
            "Add a topic",
            "Add a topic to",
            "given the topic",
            Action.WRITE,
            tag,
            TagForm,
            icon="sell",
            of_pending=True,
            revises=True,
        ),
        Task(
            "own",
            "Set the owner",
            "Set the owner of",
            "given their owner",
            Action.KEEP,
            own,
            OwnerForm,
            icon="person",
        ),
    )
}
