"""The form on which an administrator makes an API token."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from knox.models import AuthToken
from unfold.widgets import INPUT_CLASSES, UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from commitments.admin.traces import address_of
from commitments.domain import tokens
from commitments.domain.errors import Problem
from commitments.models import User
from commitments.models.vocabulary import Role

ON_A_DAY = "day"
LASTS = [("30", "30 days"), ("90", "90 days"), ("180", "180 days"), ("365", "a year")]


class TokenForm(forms.Form):
    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True, groups__name__in=Role.values)
        .distinct()
        .order_by("username"),
        widget=UnfoldAdminSelectWidget(),
        help_text="The token may do what this user may, and what it does is told as theirs.",
    )
    name = forms.CharField(
        max_length=100,
        widget=UnfoldAdminTextInputWidget(),
        help_text="What it is for, so that somebody can tell later whether it is still needed.",
    )
    lasts = forms.ChoiceField(
        label="Lasts",
        choices=[*LASTS, (ON_A_DAY, "until the end of a day")],
        initial="90",
        widget=UnfoldAdminSelectWidget(),
    )
    day = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": " ".join(INPUT_CLASSES)}
        ),
        help_text="The last day, if that was chosen above; at most a year from now.",
    )

    def clean(self) -> Any:
        cleaned = super().clean()
        if cleaned.get("lasts") == ON_A_DAY and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", "Name the last day.")
        return cleaned

    def until(self, now: dt.datetime) -> dt.datetime:
        if self.cleaned_data["lasts"] != ON_A_DAY:
            return now + dt.timedelta(days=int(self.cleaned_data["lasts"]))
        after = self.cleaned_data["day"] + dt.timedelta(days=1)
        end = timezone.make_aware(dt.datetime.combine(after, dt.time.min))
        # The day a year from now is within the year, whatever time it is.
        return min(end, now + tokens.LONGEST) if after <= latest(now) else end


def latest(now: dt.datetime) -> dt.date:
    return timezone.localdate(now + tokens.LONGEST) + dt.timedelta(days=1)


def made(form: TokenForm, request: HttpRequest) -> tuple[AuthToken, str]:
    now = timezone.now()
    return tokens.make(
        user=form.cleaned_data["user"],
        name=form.cleaned_data["name"],
        until=form.until(now),
        by=User.objects.get(pk=request.user.pk),
        address=address_of(request),
        now=now,
    )


def tell(problem: Problem, form: TokenForm) -> None:
    for error in problem.errors:
        name = {"until": "day"}.get(error.pointer.strip("/"), error.pointer.strip("/"))
        form.add_error(name if name in form.fields else None, error.detail)
    if not problem.errors:
        form.add_error(None, problem.detail)
