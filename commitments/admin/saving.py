"""How does a change page save? By one call of the domain; what that refuses is shown in the form.

Django validates, then saves. Here the domain does both at once: if it refuses, the transaction is
rolled back and the page is made again from what was sent, with the refusal at hand
(`request.refusal`), which form and lists put at their fields.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from commitments.admin.forms import event_seen, versions_of
from commitments.admin.inlines import EvidenceFormSet, RowsFormSet
from commitments.domain import records, review
from commitments.domain.errors import FieldError, Invalid, PreconditionFailed, Problem
from commitments.domain.pending import open_revision
from commitments.domain.restoring import state_after
from commitments.domain.shapes import Resource, Rows
from commitments.models import Revision
from commitments.models.vocabulary import OPEN_STATES

SUBMIT = "_submit_for_review"


def pending_revision(record: models.Model | None) -> Revision | None:
    """The open revision of a published record, read once for each row in memory."""
    if record is None or record.pk is None or not hasattr(record, "revisions"):
        return None
    if "desk_pending" not in record.__dict__:
        found = record.revisions.filter(publication__in=OPEN_STATES).first()
        record.__dict__["desk_pending"] = found
    pending: Revision | None = record.__dict__["desk_pending"]
    return pending


class DomainSaves:
    """Mixed into a ModelAdmin of records: nothing is saved but by the domain."""

    resource: ClassVar[Resource]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        except Problem as problem:
            request.refusal = problem  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The record and its lists are written together, in `save_related`."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        lists = [f for f in formsets if isinstance(f, RowsFormSet)]
        had = pending_revision(form.instance) if change else None
        if change:
            outcome = self.write_changes(request, form, lists)
        else:
            data = form.written() | {f.rows.name: f.written() for f in lists}
            outcome = records.create(
                kind=self.resource.name, data=data, by=request.user, target=self.target_of(form)
            )
            form.instance.pk = outcome.pk
            form.instance.refresh_from_db()
        for formset in formsets:
            if isinstance(formset, EvidenceFormSet):
                write_evidence(formset, target=form.instance, by=request.user)
        # An edit may have put back what is published: then nothing is left to submit.
        emptied = change and had is not None and open_revision(form.instance) is None
        if SUBMIT in request.POST and not emptied:
            review.submit(record=form.instance, by=request.user)
        request.outcome, request.emptied = outcome, emptied  # type: ignore[attr-defined]

    def target_of(self, form: Any) -> models.Model | None:
        """What new evidence is of."""
        return None

    def write_changes(
        self, request: HttpRequest, form: Any, lists: list[RowsFormSet]
    ) -> models.Model:
        record, pending = form.instance, pending_revision(form.instance)
        refuse_moved_on(form, record, pending)
        data = form.written(only=form.changed_data)
        for formset in lists:
            written = formset.written()
            if written != before(record, pending, formset):
                data[formset.rows.name] = written
        reason = form.cleaned_data.get("why", "")
        if not data and (pending is None or reason == pending.reason):
            return record
        return records.edit(
            record=record, data=data, by=request.user, reason=reason, expected=form.expected()
        )

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        if add:
            return [{"added": {}}]
        return [{"changed": {"fields": [str(form.fields[n].label) for n in form.changed_data]}}]

    def response_change(self, request: HttpRequest, obj: models.Model) -> HttpResponse:
        response = super().response_change(request, obj)  # type: ignore[misc]
        if isinstance(getattr(request, "outcome", None), Revision):
            messages.info(
                request,
                "The public still reads the old text: the change is a pending revision, which "
                "somebody else publishes after review.",
            )
        elif getattr(request, "emptied", False):
            messages.info(request, "It says what is published: no change is pending.")
        return response

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)  # type: ignore[misc]
        except Problem as problem:
            messages.error(request, problem.detail)
            return HttpResponseRedirect(request.path.removesuffix("delete/") + "change/")

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        records.drop(record=obj, by=request.user)


def refuse_moved_on(form: Any, record: models.Model, pending: Revision | None) -> None:
    """The record's own version is compared by the domain; that of its pending revision here."""
    seen = form.seen.partition(" ")[2]
    held = None
    if pending is not None or seen:
        held = open_revision(record)
    now = f"{held.pk}.{held.row_version}" if held is not None else ""
    if seen != now:
        raise PreconditionFailed(
            "Somebody was faster: the pending revision has changed since you opened it."
        )


def before(record: models.Model, pending: Revision | None, formset: RowsFormSet) -> Any:
    """The list as it was, in the write shape."""
    changes = pending.changes if pending is not None else {}
    name = formset.rows.name
    if name in changes:
        return [canonical(formset.rows, item) for item in changes[name]]
    rows = formset.rows.model._default_manager.filter(**{formset.rows.owner: record})
    return [formset.rows.write(row) for row in rows]


def left_alone_since(
    formset: RowsFormSet, record: models.Model, pending: Revision | None, seen: str
) -> bool:
    """Whether the record has moved on since it was opened, and the list is sent as it was then:
    the page that tells so shows it as it is now."""
    if seen == versions_of(record, pending):
        return False
    event = event_seen(record, pending, seen)
    if event is None or not formset.is_valid():
        return False
    try:
        then = state_after(record, event.pgh_id)[formset.rows.name]
    except Invalid:
        return False
    return bool(then == formset.written())


def canonical(rows: Rows, item: Any) -> Any:
    """An entry of a pending list as this desk would have written it: every member, the short form
    where there is one. It is not read, since what it names may be gone by now."""
    if rows.shorthand:
        return item[rows.shorthand] if isinstance(item, dict) else item
    whole = {}
    for member in rows.fields:
        value = item.get(member.name)
        if isinstance(value, dict):
            value = {"edtf": value["edtf"], "said": value.get("said", "")}
            value = value if value["said"] else value["edtf"]
        whole[member.name] = value
    return whole


def write_evidence(formset: EvidenceFormSet, *, target: models.Model, by: Any) -> None:
    for place, form in enumerate(formset.filled()):
        row = form.instance
        try:
            if form.cleaned_data.get("DELETE"):
                if row.pk is not None:
                    records.drop(record=row, by=by)
                continue
            form.make_source(by)
            if row.pk is None:
                records.create(kind="evidence", data=form.written(), by=by, target=target)
            else:
                records.edit(
                    record=row,
                    data=form.written(only=form.changed_data),
                    by=by,
                    expected=form.cleaned_data.get("seen"),
                )
        except Problem as problem:
            raise under(problem, f"/evidence/{place}") from problem


def under(problem: Problem, pointer: str) -> Problem:
    """The same refusal, of what stands at that place of the page."""
    errors = problem.errors or (FieldError("", problem.detail),)
    moved = [FieldError(pointer + e.pointer, e.detail) for e in errors]
    return Problem(problem.detail, errors=moved)
