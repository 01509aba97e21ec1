"""The steps of the review, as buttons on a record's page and as pages that ask for a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from unfold.widgets import UnfoldAdminTextareaWidget

from commitments.admin import retracting
from commitments.admin.links import page_of, retracted_page
from commitments.admin.saving import pending_revision
from commitments.admin.state import state_of
from commitments.domain import corrections, merged, pending, review
from commitments.domain.along import goes_along
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.domain.resources import resource_of
from commitments.models import (
    Evidence,
    Revision,
    Source,
    User,
)
from commitments.models.vocabulary import EDITABLE_STATES, Publication

Done = Callable[..., models.Model]


@dataclass(frozen=True)
class Step:
    """One step, and what its page asks. `reason`: empty, `optional` or `required`; `asks`: the
    question, where the verb alone is none. `owned`: offered only to those whose it is."""

    name: str
    verb: str
    action: Action
    done: Done
    told: str
    reason: str = ""
    icon: str = ""
    variant: str = "default"
    at_once: bool = False
    asks: str = ""
    owned: bool = False


def submit(*, record: Any, by: User, reason: str, expected: int | None) -> models.Model:
    return review.submit(record=record, by=by, expected=expected)


def supersede(*, record: Any, by: User, reason: str, expected: int | None) -> models.Model:
    return corrections.supersede(record=record, data={}, by=by, expected=expected)


def discard(*, record: Any, by: User, reason: str, expected: int | None) -> models.Model:
    return pending.discard(record=record, by=by, expected=expected)


STEPS = {
    step.name: step
    for step in (
        Step(
            "submit",
            "Submit for review",
            Action.SUBMIT,
            submit,
            "It is in review now.",
            icon="send",
            variant="primary",
            at_once=True,
        ),
        Step(
            "publish",
            "Publish",
            Action.PUBLISH,
            review.publish,
            "It is published.",
            reason="optional",
            icon="public",
            variant="primary",
        ),
        Step(
            "return",
            "Return",
            Action.RETURN,
            review.send_back,
            "It went back to its authors.",
            reason="required",
            icon="undo",
        ),
        Step(
            "discard",
            "Discard the change",
            Action.DROP,
            discard,
            "The pending change is gone from here; the history keeps it.",
            icon="delete",
            asks="Discard the pending change? The public goes on reading what is published.",
            owned=True,
        ),
        Step(
            "supersede",
            "Correct",
            Action.WRITE,
            supersede,
            "This draft says what the published one says: change what is wrong, then submit it. "
            "It takes the other's place when it is published.",
            icon="edit_document",
            at_once=True,
        ),
        Step(
            "retract",
            "Retract",
            Action.RETRACT,
            review.retract,
            "It is retracted; its address tells when and why.",
            reason="required",
            icon="block",
            variant="danger",
        ),
    )
}


def steps_of(record: models.Model, by: Any) -> list[Step]:
    """The steps that are open to this person now. The domain decides again when one is taken."""
    names, subject = names_of(record), pending_revision(record) or record
    return [
        step
        for name, step in STEPS.items()
        if name in names and may(by, step.action, subject if step.owned else None)
    ]


def names_of(record: models.Model) -> set[str]:
    if merged.into_id(record) is not None:
        return set()
    held = None
    if isinstance(record, Revision):
        state, names = record.publication, set()
    else:
        held = pending_revision(record)
        state = held.publication if held else getattr(record, "publication", "")
        names = names_when_published(record)
    follows = isinstance(record, Source) or (
        isinstance(record, Evidence) and record.target.publication != Publication.PUBLISHED  # type: ignore[attr-defined]
    )
    if state in EDITABLE_STATES and (not follows or names):
        names.add("submit")
        if isinstance(record, Revision) or held is not None:
            names.add("discard")
    elif state == Publication.IN_REVIEW and (not follows or names):
        names |= {"publish", "return"}
    return names


def names_when_published(record: models.Model) -> set[str]:
    if getattr(record, "publication", "") != Publication.PUBLISHED:
        return set()
    corrected = resource_of(record).ledger and not (
        record.corrections.exclude(publication=Publication.RETRACTED).exists()  # type: ignore[attr-defined]
    )
    return {"retract", "supersede"} if corrected else {"retract"}


def along(record: models.Model) -> list[models.Model]:
    return goes_along(pending_revision(record) or record)


def page_after(step: str, row: models.Model, outcome: models.Model) -> str:
    if step == "retract":
        return retracted_page(row)
    return page_of(outcome if step in {"supersede", "discard"} else row)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}), required=False, strip=True
    )


class Workflow:
    """Mixed into the ModelAdmin of what is reviewed: `<id>/step/<name>/`."""

    model: type[models.Model]
    admin_site: Any
    opts: Any
    change_form_outer_before_template = "admin/commitments/state.html"

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        step, retracted = map(self.admin_site.admin_view, (self.step_view, self.retracted_view))
        return [
            path("<int:object_id>/step/<str:step>/", step, name=f"{name}_step"),
            path("<int:object_id>/retracted/", retracted, name=f"{name}_retracted"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def subject_of_steps(self, record: Any) -> models.Model:
        """What the domain's workflow is asked about."""
        return record

    def step_view(self, request: HttpRequest, object_id: int, step: str) -> HttpResponse:
        chosen = STEPS.get(step)
        row = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if chosen is None or row is None:
            raise Http404
        if not may(request.user, chosen.action):
            raise PermissionDenied
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                outcome = self.take_step(request, chosen, row, form.cleaned_data["reason"])
            except Problem as problem:
                show(problem, form)
            else:
                messages.success(request, chosen.told)
                return HttpResponseRedirect(page_after(step, row, outcome))
        template = "retract" if step == "retract" else "step"
        return TemplateResponse(
            request,
            f"admin/commitments/{template}.html",
            self.step_context(request, chosen, row, form),
        )

    def retracted_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """What followed from a retraction."""
        row: Any = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if not may(request.user, Action.READ_DRAFTS):
            raise PermissionDenied
        if row is None or getattr(row, "publication", "") != Publication.RETRACTED:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": f"Retracted: {row}",
            "opts": self.opts,
            "original": row,
            "page": page_of(row),
            **retracting.afterwards(row, request.user),
        }
        return TemplateResponse(request, "admin/commitments/retracted.html", context)

    def take_step(
        self, request: HttpRequest, step: Step, row: models.Model, reason: str
    ) -> models.Model:
        subject = self.subject_of_steps(row)
        seen = request.POST.get("expected", "")
        return step.done(
            record=subject,
            by=request.user,
            expected=int(seen) if seen.isdecimal() and subject is row else None,
            reason=reason,
        )

    def step_context(
        self, request: HttpRequest, step: Step, row: Any, form: ReasonForm
    ) -> dict[str, Any]:
        subject = self.subject_of_steps(row)
        form.fields["reason"].help_text = REASONS.get(step.name, "")
        return {
            **self.admin_site.each_context(request),
            "title": f"{step.verb}: {row}",
            "noun": row._meta.verbose_name,
            "commitment": getattr(row, "commitment", None),
            "opts": self.opts,
            "original": row,
            "step": step,
            "form": form,
            "page": page_of(row),
            "expected": getattr(row, "row_version", ""),
            "goes_along": along(subject) if step.name == "publish" else [],
            "media": self.media,  # type: ignore[attr-defined]
            **(retracting.before(subject, request.user) if step.name == "retract" else {}),
        }

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        record = context.get("original")
        if record is not None:
            context["state"] = state_of(record, request.user, steps_of(record, request.user))
        return super().render_change_form(request, context, **kwargs)  # type: ignore[misc]


REASONS = {
    "publish": "Due for a finding or a position without evidence, or with none that is found. It "
    "is public.",
    "return": "What its authors should mend.",
    "retract": "It is public: the address, the timeline and the list of changes tell it.",
}


def show(problem: Problem, form: forms.Form) -> None:
    """The refusal at the reason, or above it."""
    for error in problem.errors:
        place = error.pointer.strip("/").replace("/", ", ")
        if place == "reason":
            form.add_error("reason", error.detail)
        else:
            form.add_error(None, f"{place}: {error.detail}" if place else error.detail)
    if not problem.errors:
        form.add_error(None, problem.detail)
