"""Owner and notes of a commitment, set on its page: no draft, no review, never public."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from commitments.admin.fields import ProseField
from commitments.admin.links import names_of, page_of
from commitments.domain.errors import Problem
from commitments.domain.keeping import keep
from commitments.domain.permissions import LEAST_ROLE, RANK, Action, may
from commitments.models import Commitment, Keeping, User
from commitments.models.vocabulary import Role

NOBODY_YET = "Nobody"


def may_own() -> Any:
    """The people who may write."""
    least = RANK[Role(LEAST_ROLE[Action.WRITE])]
    roles = [role.value for role in Role if RANK[role] >= least]
    people = User.objects.filter(groups__name__in=roles, is_active=True)
    return people.distinct().order_by("username")


class KeepingForm(forms.Form):
    """`seen_…`: what the typist had before them."""

    owner = forms.ModelChoiceField(
        queryset=User.objects.none(),
        required=False,
        empty_label=NOBODY_YET,
        widget=UnfoldAdminSelectWidget(),
    )
    notes = ProseField(
        required=False,
        label="Notes for the desk",
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4}),
        help_text="Only the desk reads them.",
    )
    seen_owner = forms.IntegerField(required=False, widget=forms.HiddenInput())
    seen_notes = ProseField(required=False, strip=False, widget=forms.HiddenInput())

    def __init__(self, commitment: Commitment, data: Any = None) -> None:
        self.kept = getattr(commitment, "keeping", None) or Keeping(commitment=commitment)
        owner, notes = self.kept.owner_id, self.kept.notes
        seen = {"seen_owner": owner, "seen_notes": notes}
        super().__init__(data, initial={"owner": owner, "notes": notes, **seen})
        self.fields["owner"].queryset = may_own()  # type: ignore[attr-defined]

    def save(self, by: Any) -> None:
        given = self.cleaned_data
        keep(
            commitment=self.kept.commitment,
            by=by,
            owner=given["owner"],
            notes=given["notes"],
            seen=(given["seen_owner"], given["seen_notes"]),
        )

    def take(self, problem: Problem) -> None:
        """Tells why it was refused and what is stored now; saving again then replaces that."""
        for error in problem.errors:
            name = error.pointer.strip("/")
            self.add_error(name if name in self.fields else None, error.detail)
        if not problem.errors:
            self.add_error(None, problem.detail)
            self.add_error("owner", f"Stored now: {self.kept.owner or NOBODY_YET}.")
            self.add_error("notes", f"Stored now: “{self.kept.notes}”. Saving again replaces it.")
            seen = {"seen_owner": self.kept.owner_id or "", "seen_notes": self.kept.notes}
            self.data = {**self.data.dict(), **seen}


class Keeps:
    """Mixed into the ModelAdmin of commitments: `<id>/keeping/`."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.keeping_view)
        name = f"{names_of(Commitment)}_keeping"
        return [path("<int:object_id>/keeping/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def keeping_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        record = Commitment.objects.select_related("keeping__owner").filter(pk=object_id).first()
        if not may(request.user, Action.KEEP):
            raise PermissionDenied
        if record is None:
            raise Http404
        page = f"{page_of(record)}#keeping"
        if request.method != "POST":
            return HttpResponseRedirect(page)
        form = KeepingForm(record, request.POST)
        if form.is_valid():
            try:
                form.save(request.user)
            except Problem as problem:
                form.take(problem)
            else:
                messages.success(request, "Owner and notes are kept.")
                return HttpResponseRedirect(page)
        return self.overview(request, record, keeping=form)  # type: ignore[attr-defined, no-any-return]
