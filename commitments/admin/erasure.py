"""Erasures on request, and the page on which an administrator makes one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from commitments.admin.base import DeskAdmin
from commitments.admin.links import list_of, page_of
from commitments.admin.roles import ReadOnly
from commitments.admin.second_factor import account_of, page
from commitments.domain import erasure
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.models import Erasure


class ErasureForm(forms.Form):
    whom = forms.CharField(
        label="Whom",
        max_length=254,
        widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off"}),
        help_text="A user's name, or an e-mail address: a user's, or of somebody who gets reports.",
    )
    grounds = forms.CharField(
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="The request that it answers: when, and how it came. Without the name, since "
        "this stays.",
    )


@admin.register(Erasure)
class ErasureAdmin(ReadOnly, DeskAdmin):
    sees = Action.MANAGE_USERS
    list_display = ("__str__", "grounds", "at", "by")
    list_select_related = ("by",)
    search_fields = ("grounds",)
    when_empty = (
        "Nobody has asked for it. When somebody does, erase them here: their name and address go, "
        "what they wrote stays under a pseudonym, and this list keeps the request."
    )
    add_said = "Erase a person"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.MANAGE_USERS)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [f.name for f in Erasure._meta.fields]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ErasureForm(request.POST or None, initial=request.GET.dict())
        if form.is_valid() and (made := erased(form, request)) is not None:
            messages.success(request, f"Done: they are {made} from now on, wherever they stood.")
            return HttpResponseRedirect(page_of(made))
        return page(
            request,
            "admin/commitments/ask.html",
            title="Erase a person",
            intro="Name, address, password, tokens, second factor and sessions go, and the address "
            "from all lists and mails. What they wrote stays, under a pseudonym. Nothing brings "
            "it back; make sure that it is they who ask.",
            verb="Erase for good",
            form=form,
            dangerous=True,
            cancel=list_of(Erasure),
        )


def erased(form: ErasureForm, request: HttpRequest) -> Erasure | None:
    """None if the domain refused; the form then tells why."""
    try:
        return erasure.erase(**form.cleaned_data, by=account_of(request))[0]
    except Problem as problem:
        for error in problem.errors:
            form.add_error(error.pointer.strip("/"), error.detail)
        if not problem.errors:
            form.add_error("whom", problem.detail)
        return None
