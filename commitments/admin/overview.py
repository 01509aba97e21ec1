"""A commitment on one screen: what is read first when it is opened, at both clocks.

`?as_of=` and `?known_at=` are those of the API, and so is what is shown; a `known_at` without a
zone is taken as UTC.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from unfold.views import ChangeList
from unfold.widgets import UnfoldAdminTextInputWidget

from commitments.admin import dossier
from commitments.admin.keeping import KeepingForm
from commitments.admin.links import (
    add_page,
    form_page,
    history_page,
    keeping_page,
    list_of,
    page_at,
    page_of,
    redaction_page,
    step_at,
)
from commitments.admin.state import state_of
from commitments.admin.then_and_now import differences
from commitments.admin.workflow import steps_of
from commitments.domain.permissions import Action, may
from commitments.models import Change, Commitment, Evidence, Position, StatusUpdate
from commitments.models.vocabulary import EDITABLE_STATES, OPEN_STATES, Publication
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.parameters import BadParameter, read_day, read_instant

CHANGES_SHOWN = 50
NO_ZONE = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\Z", re.ASCII)


class MomentForm(forms.Form):
    """The day and the instant to look at the record from."""

    as_of = forms.CharField(
        label="As it was on",
        required=False,
        widget=UnfoldAdminTextInputWidget(attrs={"type": "date"}),
    )
    known_at = forms.CharField(
        label="As known at (UTC)",
        required=False,
        widget=UnfoldAdminTextInputWidget(
            attrs={"placeholder": "2024-03-01 12:00", "list": "instants", "autocomplete": "off"}
        ),
    )

    def clean_as_of(self) -> dt.date | None:
        text = self.cleaned_data["as_of"]
        try:
            return read_day("as_of", text) if text else None
        except BadParameter as bad:
            raise forms.ValidationError(bad.detail) from None

    def clean_known_at(self) -> dt.datetime | None:
        text = NO_ZONE.sub(r"\1T\2Z", self.cleaned_data["known_at"])
        try:
            return read_instant("known_at", text) if text else None
        except BadParameter as bad:
            raise forms.ValidationError(bad.detail) from None


@dataclass(frozen=True)
class Moment:
    """`asked`: another day or instant than now was asked for; `ahead`: a day to come."""

    form: MomentForm
    clocks: Clocks
    now: Clocks
    asked: bool

    @property
    def ahead(self) -> bool:
        return self.clocks.as_of > self.now.as_of


def moment_of(request: HttpRequest) -> Moment:
    form = MomentForm(request.GET if {"as_of", "known_at"} & set(request.GET) else None)
    at = timezone.now()
    now = read_clocks(as_of=None, known_at=None, now=at)
    if not form.is_valid() or not any(form.cleaned_data.values()):
        return Moment(form, now, now, asked=False)
    try:
        return Moment(form, read_clocks(**form.cleaned_data, now=at), now, asked=True)
    except BadParameter as bad:
        form.add_error("known_at", bad.detail)
        return Moment(form, now, now, asked=False)


class ReadFirst(ChangeList):
    """A list whose rows open where they are read."""

    def url_for_result(self, result: Any) -> str:
        return page_of(result)


class Overview:
    """Mixed into the ModelAdmin of commitments: `<id>/overview/`, which its list opens."""

    admin_site: Any
    opts: Any
    change_form_template = "admin/commitments/commitment_form.html"

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_overview"
        view = self.admin_site.admin_view(self.overview_view)
        return [path("<int:object_id>/overview/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ReadFirst

    def overview_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        record = Commitment.objects.select_related("keeping__owner").filter(pk=object_id).first()
        if record is None:
            raise Http404
        return self.overview(request, record, keeping=KeepingForm(record))

    def overview(
        self, request: HttpRequest, record: Commitment, *, keeping: KeepingForm
    ) -> HttpResponse:
        moment = moment_of(request)
        shown = dossier.read(record, moment.clocks)
        add_addresses(shown, request.user)
        newest_first = request.GET.get("order") == "newest"
        return TemplateResponse(
            request,
            "admin/commitments/overview.html",
            {
                **self.admin_site.each_context(request),
                "title": str(record),
                "opts": self.opts,
                "record": record,
                "back": list_left(request),
                "moment": moment,
                "dossier": shown,
                "commitment": shown.commitment,
                "entries": shown.entries[::-1] if newest_first else shown.entries,
                "newest_first": newest_first,
                "then_and_now": differences(record.slug, moment.clocks, moment.now, shown.names)
                if moment.asked
                else [],
                "changes": changes_of(record),
                "keeping": keeping,
                "offered": self.offered(request, record),
                "state": state_of(record, request.user, steps_of(record, request.user)),
                "page": page_of(record),
                "before_retraction": just_before(record.retracted_at),
                "media": self.media,  # type: ignore[attr-defined]
            },
        )

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return HttpResponseRedirect(page_of(obj))

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return HttpResponseRedirect(page_of(obj))

    def offered(self, request: HttpRequest, record: Commitment) -> dict[str, Any]:
        """What this person may do here: addresses by name."""
        found = {"history": history_page(record)}
        if may(request.user, Action.WRITE) and record.publication == Publication.PUBLISHED:
            found["finding"] = add_page(StatusUpdate, commitment=record.pk)
            found["position"] = add_page(Position, commitment=record.pk)
            found["evidence"] = add_page(Evidence, commitment=record.pk)
        if self.has_change_permission(request, record):  # type: ignore[attr-defined]
            found["edit"] = form_page(record)
        if may(request.user, Action.KEEP, record):
            found["keeping"] = keeping_page(record)
        if may(request.user, Action.REDACT, record):
            found["redact"] = redaction_page(record)
        return found


def list_left(request: HttpRequest) -> str:
    """The list that one came from, filtered as it was."""
    filters = request.GET.get("_changelist_filters", "")
    return f"{list_of(Commitment)}?{filters}" if filters else ""


def just_before(instant: dt.datetime | None) -> str:
    """The last instant before it, as the address has it."""
    if instant is None:
        return ""
    return (instant - dt.timedelta(microseconds=1)).astimezone(dt.UTC).isoformat()


def add_addresses(shown: dossier.Dossier, user: Any) -> None:
    """Beside each judgement, where it is read and what this person may do to it now."""
    corrections = {row["supersedes"] for row in shown.drafts}
    models = {"status_update": StatusUpdate, "position": Position}
    for entry in shown.entries:
        model = models.get(entry["object"]["type"])
        if model is None:
            continue
        pk = entry["object"]["id"]
        entry["page"] = page_at(model, pk)
        row = entry["row"]
        if row is None or shown.clocks.past:
            continue
        state = row["publication"]
        row["editable"] = state in EDITABLE_STATES and may(user, Action.WRITE)
        if state in OPEN_STATES:
            row["review"] = reverse("admin:review", args=[entry["object"]["type"], pk])
        stands = state == Publication.PUBLISHED and row["superseded_by"] is None
        if stands and pk not in corrections and may(user, Action.CORRECT):
            row["correct"] = step_at(model, pk, "supersede")
        if state == Publication.PUBLISHED and may(user, Action.RETRACT):
            row["retract"] = step_at(model, pk, "retract")


def changes_of(record: Commitment) -> list[Any]:
    """The newest publications on it: the instants from which to look at it."""
    found = Change.objects.filter(commitment=record).order_by("-number")[:CHANGES_SHOWN]
    return [(change, change.object_type.replace("_", " ")) for change in found]
