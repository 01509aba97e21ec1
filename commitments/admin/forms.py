"""Forms that collect the write shape, and put the domain's refusals where they belong.

They render like model forms and decide nothing: what is well formed and allowed is asked of the
domain once, when it writes. See `commitments.admin.saving`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.db import models
from unfold.widgets import UnfoldAdminTextareaWidget

from commitments.admin.fields import (
    VagueDateField,
    VagueDateInput,
    is_vague_date,
    label_of_date,
)
from commitments.domain.errors import FieldError, PreconditionFailed, Problem
from commitments.domain.restoring import as_row, events_of
from commitments.domain.shapes import Field, Resource, plain
from commitments.models import Revision

TAKEN_OVER = "Changed since you opened it, and not by you: it says what is stored now."


class ShapeForm(forms.ModelForm):
    """The members of a record, or of a row in one of its lists, as form fields."""

    members: ClassVar[tuple[Field, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        dates = dates_of(self.members, instance) if instance is not None else {}
        kwargs["initial"] = dates | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def _post_clean(self) -> None:
        """The instance stays as it is; the domain writes, from `written`."""

    def written(self, only: Collection[str] | None = None) -> dict[str, object]:
        """What was entered, in the write shape; of the fields in `only`, if given."""
        return {
            member.name: as_written(member, self.cleaned_data[member.attribute])
            for member in self.members
            if member.attribute in self.cleaned_data and (only is None or member.attribute in only)
        }

    def take(self, errors: Iterable[FieldError]) -> None:
        """Shows errors, whose pointers start at this form, at its fields."""
        names = {member.name: member.attribute for member in self.members} | {"reason": "why"}
        for error in errors:
            head = error.pointer.strip("/").partition("/")[0]
            field = names.get(head, head)
            self.add_error(field if field in self.fields else None, error.detail)


class RecordForm(ShapeForm):
    """A record's own members. `refusal`: why the domain did not take what was just sent."""

    resource: ClassVar[Resource]
    refusal: ClassVar[Problem | None] = None
    pending: ClassVar[Revision | None] = None
    lists: ClassVar[frozenset[str]] = frozenset()
    stale = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if self.pending is not None:
            overlay = initial_of(self.members, self.resource.model, [self.pending.changes])[0]
            kwargs["initial"] = overlay | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if self.pending is not None and "why" in self.fields:
            self.initial.setdefault("why", self.pending.reason)

    @property
    def seen(self) -> str:
        """The versions of the record, and of its pending revision, that the typist saw."""
        if self.is_bound and not self.stale:
            return str(self.data.get("seen", ""))
        return versions_of(self.instance, self.pending)

    def expected(self) -> int | None:
        """The row's version to be found when saving."""
        own = self.seen.partition(" ")[0]
        return int(own) if own.isdecimal() else None

    def _post_clean(self) -> None:
        if self.refusal is not None:
            elsewhere = ("/evidence", *(f"/{name}" for name in self.lists))
            self.take(e for e in self.refusal.errors if not e.pointer.startswith(elsewhere))
            if not self.refusal.errors:
                self.add_error(None, self.refusal.detail)
        if self.instance.pk is not None and self.seen != versions_of(self.instance, self.pending):
            self.stale = True
            if not isinstance(self.refusal, PreconditionFailed):
                self.add_error(None, PreconditionFailed().detail)
            self.tell_what_changed()

    def tell_what_changed(self) -> None:
        """A field that the typist left alone says what is stored by now."""
        then = self.as_seen()
        for name in self.changed_data:
            field, place = self.fields[name], self.add_prefix(name)
            now = self.get_initial_for_field(field, name)
            sent = field.widget.value_from_datadict(self.data, self.files, place)
            if name not in {m.attribute for m in self.members} or not field.has_changed(now, sent):
                continue
            seen = then.get_initial_for_field(field, name) if then is not None else None
            stored = field.prepare_value(now)
            if then is None or field.has_changed(seen, sent):
                if then is None or field.prepare_value(seen) != stored:
                    told = f"Stored now: “{label_of(field, stored)}”. Saving again replaces it."
                    self.add_error(name, told)
            else:
                self.data = in_place_of(self.data, place, stored)
                self.add_error(name, TAKEN_OVER)

    def as_seen(self) -> RecordForm | None:
        """The form as it was opened, by the history; none where a pending revision lay over it."""
        event = event_seen(self.instance, self.pending, str(self.data.get("seen", "")))
        return type(self)(instance=as_row(type(self.instance), event)) if event else None


def in_place_of(data: Any, name: str, value: Any) -> Any:
    """What was sent, with another value in that field."""
    replaced = data.copy()
    if isinstance(value, list | tuple):
        replaced.setlist(name, [str(each) for each in value])
    elif value is None or value is False:
        replaced.pop(name, None)
    else:
        replaced[name] = "on" if value is True else str(value)
    return replaced


def form_for(
    base: type[ShapeForm],
    model: type[models.Model],
    members: tuple[Field, ...],
    **attributes: Any,
) -> type[Any]:
    """The form class of those members; vague dates are one field each."""
    dates = {
        member.attribute: VagueDateField(
            label=label_of_date(member.attribute),
            required=member.required,
            widget=VagueDateInput(judged=member.attribute == "as_of"),
        )
        for member in members
        if is_vague_date(model, member.attribute)
    }
    return type(f"{model.__name__}Form", (base,), {"members": members, **dates, **attributes})


def reason_field(help_text: str) -> forms.CharField:
    """Whether one is due depends on what changes, so it is the domain that asks for it."""
    return forms.CharField(
        label="Reason for the change",
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        help_text=help_text,
    )


def as_written(member: Field, value: Any) -> object:
    if value == "" and member.nullable:
        return None
    if isinstance(value, Decimal):
        return str(value)
    return plain(value)


def dates_of(members: Iterable[Field], row: models.Model) -> dict[str, Any]:
    return {
        m.attribute: getattr(row, m.attribute)
        for m in members
        if is_vague_date(type(row), m.attribute)
    }


def initial_of(
    members: tuple[Field, ...], model: type[models.Model], written: list[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Initial values of forms from values in the write shape; one query for each reference."""
    found: list[dict[str, Any]] = [{} for _ in written]
    for member in members:
        named = [item[member.name] for item in written if item.get(member.name) is not None]
        remote = remote_model(model, member.attribute)
        ids = dict(slugs_of(remote, named)) if remote is not None and named else {}
        for place, item in enumerate(written):
            if member.name in item:
                value = item[member.name]
                if remote is not None:
                    value = ids.get(value)
                elif is_vague_date(model, member.attribute):
                    value = in_words(member, value)
                found[place][member.attribute] = value
    return found


def slugs_of(remote: type[models.Model], slugs: list[str]) -> Any:
    return remote._default_manager.filter(slug__in=slugs).values_list("slug", "pk")


def in_words(member: Field, value: object) -> Any:
    return member.read(value) if value else None


def remote_model(model: type[models.Model], attribute: str) -> type[models.Model] | None:
    names = {f.name for f in model._meta.concrete_fields}
    remote = model._meta.get_field(attribute).remote_field if attribute in names else None
    return remote.model if remote is not None else None  # type: ignore[return-value]


def event_seen(record: models.Model, pending: Revision | None, seen: str) -> Any:
    """The moment of the history at which the page was opened; none where a pending revision lay
    over the record, then or now."""
    own, _, over = seen.partition(" ")
    if over or pending is not None or not own.isdecimal():
        return None
    return events_of(type(record), pgh_obj_id=record.pk, row_version=int(own)).last()


def versions_of(record: models.Model, pending: Revision | None) -> str:
    if record.pk is None:
        return ""
    own = str(getattr(record, "row_version", ""))
    return f"{own} {pending.pk}.{pending.row_version}" if pending is not None else own


def label_of(field: forms.Field, value: Any) -> str:
    """A stored value as the person who typed over it would read it."""
    if isinstance(field, forms.ModelChoiceField):
        found = field.queryset.filter(pk=value).first() if value else None
        return str(found) if found is not None else "nothing"
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    return str(value) if value not in (None, "") else "nothing"
