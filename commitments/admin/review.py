"""The review: one screen for each draft, and the next one as soon as one is decided."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.widgets import UnfoldAdminTextareaWidget

from commitments.admin.links import form_page, page_of
from commitments.admin.naming import shortened
from commitments.admin.review_queue import KINDS, Queue, queue_of, review_page
from commitments.admin.review_screen import Screen, screen_of
from commitments.admin.since import happened_since
from commitments.domain import comments, review, seen
from commitments.domain.errors import PreconditionFailed, Problem, invalid
from commitments.domain.permissions import Action, may
from commitments.models import Revision
from commitments.models.vocabulary import EDITABLE_STATES, Publication

PUBLISH, RETURN, COMMENT = "publish", "return", "comment"
TOLD = {
    PUBLISH: "“{}” is published.",
    RETURN: "“{}” went back to its authors.",
    COMMENT: "Your comment stands beside it.",
}
TAKES = {PUBLISH: Action.PUBLISH, RETURN: Action.RETURN, COMMENT: Action.COMMENT}
FIELDS = {"reason": "reason", "text": "comment"}


def urls() -> list[URLPattern]:
    return [
        path("review/", admin.site.admin_view(queue_view), name="review_queue"),
        path("review/<slug:kind>/<int:pk>/", admin.site.admin_view(review_view), name="review"),
    ]


def box(rows: int, key: str = "") -> forms.CharField:
    """`key`: the one that leads to it."""
    widget = UnfoldAdminTextareaWidget(attrs={"rows": rows} | ({"data-key": key} if key else {}))
    return forms.CharField(widget=widget, required=False, strip=True)


class DecisionForm(forms.Form):
    """`note`: why it is returned. `reason`: why it is published without evidence, or with none
    that is found; public."""

    reason = box(2)
    note = box(3, key="r")
    comment = box(3, key="c")


def queue_view(request: HttpRequest) -> HttpResponse:
    """The first that waits for this reviewer, or that none does."""
    if not may(request.user, Action.READ_DRAFTS):
        raise PermissionDenied
    queue = queue_of(request.user)
    if may(request.user, Action.PUBLISH) and queue.following:
        return HttpResponseRedirect(queue.following)
    context = {**admin.site.each_context(request), "title": "Review", "total": queue.total}
    context["reviews"] = may(request.user, Action.PUBLISH)
    return TemplateResponse(request, "admin/commitments/review_empty.html", context)


def review_view(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if not may(request.user, Action.READ_DRAFTS):
        raise PermissionDenied
    model = KINDS.get(kind)
    subject = model._default_manager.filter(pk=pk).first() if model is not None else None
    if subject is None:
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = request.POST.get("do", "")
        try:
            decide(request, subject, done, form.cleaned_data)
        except Problem as problem:
            show(problem, form, done)
            subject = model._default_manager.get(pk=pk)  # type: ignore[union-attr]
        else:
            messages.success(request, told(done, subject))
            return HttpResponseRedirect(page_after(request, subject, done))
    return TemplateResponse(
        request, "admin/commitments/review.html", context_of(request, subject, form)
    )


def decide(request: HttpRequest, subject: Any, done: str, said: dict[str, str]) -> None:
    """A comment goes along with what is decided; all of it or nothing."""
    if done not in TAKES:
        raise Http404
    user: Any = request.user
    if not may(user, TAKES[done]):
        raise PermissionDenied
    record = subject.record if isinstance(subject, Revision) else subject
    read = seen.read(request.POST.get("seen", ""))
    if read is None and done != COMMENT:
        raise PreconditionFailed("It is not known what you read. Read it again, then decide.")
    with transaction.atomic():
        if said["comment"] or done == COMMENT:
            comments.add(subject=subject, text=said["comment"], by=user)
        if done == PUBLISH:
            refuse_unsent(said["note"])
            review.publish(record=record, by=user, reason=said["reason"], seen=read)
        elif done == RETURN:
            version = (read or {}).get((record._meta.model_name, record.pk))
            review.send_back(record=record, by=user, reason=said["note"], expected=version)


def refuse_unsent(note: str) -> None:
    if note:
        raise invalid(
            "/note",
            "You wrote why it should be returned. Return it, or clear this if you mean to publish.",
        )


def show(problem: Problem, form: DecisionForm, done: str) -> None:
    """The refusal at the box that it is about, or above them."""
    fields = FIELDS | {"note": "note"} | ({"reason": "note"} if done == RETURN else {})
    for error in problem.errors:
        place = error.pointer.strip("/").replace("/", ", ")
        if place in fields:
            form.add_error(fields[place], error.detail)
        else:
            form.add_error(None, f"{place}: {error.detail}" if place else error.detail)
    if not problem.errors:
        form.add_error(None, problem.detail)


def page_after(request: HttpRequest, subject: models.Model, done: str) -> str:
    if done == COMMENT:
        return f"{review_page(subject)}#comments"
    return queue_of(request.user, subject).following or reverse("admin:review_queue")


def told(done: str, subject: Any) -> SafeString:
    record = subject.record if isinstance(subject, Revision) else subject
    named = format_html(
        '<a class="underline" href="{}">{}</a>', page_of(record), shortened(str(subject))
    )
    return format_html(TOLD[done], named)


def context_of(request: HttpRequest, subject: Any, form: DecisionForm) -> dict[str, Any]:
    user = request.user
    screen = screen_of(subject, user)
    queue = queue_of(user, subject)
    waits = subject.publication == Publication.IN_REVIEW
    return {
        **admin.site.each_context(request),
        "title": f"Review: {screen.noun}",
        "screen": screen,
        "queue": queue,
        "form": form,
        "waits": waits,
        "may_publish": waits and may(user, Action.PUBLISH) and not screen.blocked,
        "may_return": waits and may(user, Action.RETURN),
        "may_comment": may(user, Action.COMMENT, subject),
        "edit_page": edit_page(user, screen),
        "since": since(request, screen),
        "kept": kept(form, waits, may_comment=may(user, Action.COMMENT, subject)),
        "place": place_of(queue),
        "media": form.media,
    }


def edit_page(user: Any, screen: Screen) -> str:
    writable = screen.subject.publication in EDITABLE_STATES and may(user, Action.WRITE)
    return form_page(screen.record) if writable else ""


def since(request: HttpRequest, screen: Screen) -> list[Any]:
    """What happened between the screen that was sent and the one that is shown."""
    read = seen.read(request.POST.get("seen", ""))
    if read is None or request.POST["seen"] == screen.seen:
        return []
    subject, record = screen.subject, screen.record
    return happened_since(read, [subject, *([record] if record != subject else []), *screen.along])


def kept(form: DecisionForm, waits: bool, *, may_comment: bool) -> list[tuple[str, str]]:
    """What was typed for a decision that somebody else has made by now."""
    if waits or not form.is_bound:
        return []
    said = [("Reason", "reason"), ("What should be mended", "note")]
    said += [] if may_comment else [("Comment", "comment")]
    return [(label, form.data[name]) for label, name in said if form.data.get(name, "").strip()]


def place_of(queue: Queue) -> str:
    if queue.place:
        return f"{queue.place} of {queue.total}"
    return f"{queue.total} waiting" if queue.total else ""
