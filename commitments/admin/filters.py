"""Filters that several lists share: what waits, whose it is, and between which days."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django import forms
from django.contrib.admin import ListFilter
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import DropdownFilter
from unfold.widgets import INPUT_CLASSES

from commitments.domain.permissions import Action, may
from commitments.models import Commitment, Evidence, User
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import Publication, Role

WAITS = {
    "review": "For me to review",
    "returned": "Returned to me",
    "drafts": "My drafts",
    "any_review": "In review, anybody's",
    "any_returned": "Returned, anybody's",
    "any_drafts": "Drafts, anybody's",
}
STATE_OF = {
    "review": Publication.IN_REVIEW,
    "returned": Publication.RETURNED,
    "drafts": Publication.DRAFT,
}
OF_PUBLISHED = reduce(
    or_, (Q(**{f"{name}__publication": Publication.PUBLISHED}) for name in TARGETS)
)


def waiting(name: str, user: Any, model: type[Model]) -> Q:
    """The rows that wait so for this person, or for anybody. What they alone wrote is not theirs
    to review, and evidence of a draft waits with that."""
    by_itself = OF_PUBLISHED if model is Evidence else Q()
    return by_itself & waits_so(name, user)


def waits_so(name: str, user: Any) -> Q:
    state = Q(publication=STATE_OF[name.removeprefix("any_")])
    if name.startswith("any_"):
        return state
    return state & (~Q(authors=[user.pk]) if name == "review" else Q(authors__contains=[user.pk]))


class WaitsFilter(DropdownFilter):
    title = "what waits"
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(WAITS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen not in WAITS:
            return queryset
        return queryset.filter(waiting(chosen, request.user, queryset.model))


def writers() -> list[tuple[str, str]]:
    """Those who may write, as choices."""
    found = User.objects.filter(is_active=True, groups__name__in=WRITING_ROLES).distinct()
    return [(str(user.pk), user.get_full_name() or user.username) for user in found]


WRITING_ROLES = [role.value for role in Role if role != Role.VIEWER]


class ByPerson(DropdownFilter):
    """A filter on somebody: oneself, or another who may write. The list of people is read once a
    request."""

    extra: ClassVar[Mapping[str, str]] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        if not hasattr(request, "writers"):
            request.writers = writers()  # type: ignore[attr-defined]
        me = [("me", "Me")] if may(request.user, Action.WRITE) else []
        return [*me, *self.extra.items(), *request.writers]  # type: ignore[attr-defined]

    def person(self, request: HttpRequest) -> int | None:
        chosen = str(self.value() or "")
        if chosen == "me":
            return request.user.pk
        return int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None


class AuthorFilter(ByPerson):
    title = "author"
    parameter_name = "author"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        person = self.person(request)
        return queryset if person is None else queryset.filter(authors__contains=[person])


class OwnerFilter(ByPerson):
    """Who looks after the commitment that it is, or is about."""

    title = "owner"
    parameter_name = "owner"
    extra = {"nobody": "Nobody"}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        to_commitment = "" if queryset.model is Commitment else "commitment__"
        if self.value() == "nobody":
            return queryset.filter(**{f"{to_commitment}keeping__owner__isnull": True})
        person = self.person(request)
        if person is None:
            return queryset
        return queryset.filter(**{f"{to_commitment}keeping__owner": person})


class DaysForm(forms.Form):
    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for end, label in (("after", "On this day or later"), ("before", "On this day or earlier")):
            self.fields[f"{name}_{end}"] = forms.DateField(
                label=label,
                required=False,
                widget=forms.DateInput(attrs={"type": "date", "class": " ".join(INPUT_CLASSES)}),
            )


class DaysFilter(ListFilter, ABC):
    """Between two days, either of which may be left out: `<name>_after` and `<name>_before`, in
    the words of the API. A subclass says what that means for its rows."""

    name: ClassVar[str]
    template = "admin/commitments/days_filter.html"

    def __init__(
        self, request: HttpRequest, params: dict[str, Any], model: type[Model], model_admin: Any
    ) -> None:
        super().__init__(request, params, model, model_admin)
        for name in self.expected_parameters():
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1]

    def expected_parameters(self) -> list[str]:
        return [f"{self.name}_after", f"{self.name}_before"]

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        yield {
            "form": DaysForm(
                {name: self.used_parameters.get(name) for name in self.expected_parameters()},
                name=self.name,
            )
        }

    def days(self) -> dict[str, dt.date]:
        """Those given that are days; the form says so of others."""
        found = {}
        for name, text in self.used_parameters.items():
            try:
                found[name] = dt.date.fromisoformat(text)
            except ValueError:
                continue
        return found

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        days = self.days()
        return self.between(queryset, days) if days else queryset

    @abstractmethod
    def between(self, queryset: QuerySet[Any], days: dict[str, dt.date]) -> QuerySet[Any]: ...


def day_filter(name: str, title: str, column: str) -> type[DaysFilter]:
    """On a column that holds one day."""

    def conditions(day: dt.date, end: str) -> Q:
        return Q(**{f"{column}__{'gte' if end == 'after' else 'lte'}": day})

    return days_filter(name, title, conditions)


def instant_filter(name: str, title: str, column: str) -> type[DaysFilter]:
    """On a column that holds an instant: by its day here."""
    return day_filter(name, title, f"{column}__date")


def vague_filter(name: str, title: str, column: str) -> type[DaysFilter]:
    """On a vague date: windows that touch count, an open end reaches as far as is asked."""

    def conditions(day: dt.date, end: str) -> Q:
        edge, lookup = ("latest", "gte") if end == "after" else ("earliest", "lte")
        reaches = Q(**{f"{column}_{edge}__{lookup}": day}) | Q(**{f"{column}_{edge}": None})
        return reaches & ~Q(**{f"{column}_edtf": ""})

    return days_filter(name, title, conditions)


def days_filter(name: str, title: str, conditions: Callable[[dt.date, str], Q]) -> type[DaysFilter]:
    def between(self: Any, queryset: QuerySet[Any], days: dict[str, dt.date]) -> QuerySet[Any]:
        wanted = [conditions(day, end.rpartition("_")[2]) for end, day in days.items()]
        return queryset.filter(*wanted)

    members = {"name": name, "title": title, "between": between}
    return type(f"{name.title()}Filter", (DaysFilter,), members)
