"""A source described where it is quoted: made with the evidence, or not at all."""

from __future__ import annotations

from itertools import count
from typing import Any, ClassVar

from django import forms
from django.urls import reverse_lazy
from django.utils.text import slugify
from unfold.widgets import (
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
    UnfoldAdminURLInputWidget,
)

from commitments.admin.explaining import explained
from commitments.admin.fields import VagueDateField
from commitments.admin.forms import ShapeForm
from commitments.domain import records
from commitments.domain.errors import Conflict, FieldError, Problem
from commitments.domain.shapes import plain
from commitments.models import Source
from commitments.models.vocabulary import Publication, Reliability

MEMBERS = ("title", "url", "publisher", "published_on", "language", "reliability")
NEW_SOURCE = (
    "A source that is not in the list yet",
    {
        "fields": (
            "new_title",
            "new_url",
            ("new_publisher", "new_published_on"),
            ("new_language", "new_reliability"),
        ),
        "classes": ("collapse",),
    },
)
LOOK_UP = reverse_lazy("admin:commitments_source_look_up")
EITHER = "Choose a source, or describe a new one below."
BOTH = "There is a source chosen already: take it out, or empty what is said of a new one below."


class SourceOnTheSpot(ShapeForm):
    """Evidence with a source that is chosen, or described in `new_…`."""

    new_title = forms.CharField(
        label="Title", required=False, widget=UnfoldAdminTextInputWidget(), max_length=1000
    )
    new_url = forms.CharField(
        label="Address (URL)",
        required=False,
        widget=UnfoldAdminURLInputWidget(attrs={"data-look-up": LOOK_UP}),
        max_length=2000,
    )
    new_publisher = forms.CharField(
        label="Publisher", required=False, widget=UnfoldAdminTextInputWidget(), max_length=300
    )
    new_published_on = VagueDateField(label="Came out on", required=False)
    new_language = forms.CharField(
        label="Language",
        required=False,
        initial="en",
        widget=UnfoldAdminTextInputWidget(),
        help_text="A language tag (BCP 47), as in en, zh-Hans, th.",
    )
    new_reliability = forms.ChoiceField(
        label="Reliability",
        required=False,
        choices=Reliability.choices,
        initial=Reliability.F,
        widget=UnfoldAdminSelectWidget(),
    )

    class Media:
        js = ("desk/source.js",)
        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("desk/copies.css",)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "source" in self.fields:
            self.fields["source"].required = False
        self.fields["new_reliability"].help_text = explained(Reliability.values)

    def describes_source(self) -> bool:
        return any(
            self.cleaned_data.get(f"new_{name}")
            for name in ("title", "url", "publisher", "published_on")
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors or cleaned.get("DELETE"):
            return cleaned
        if not self.describes_source():
            if cleaned.get("source") is None:
                self.add_error("source", EITHER)
        elif cleaned.get("source") is not None:
            self.add_error("source", BOTH)
        elif cleaned["new_url"]:
            self.refuse_known_address(cleaned["new_url"])
        return cleaned

    def refuse_known_address(self, url: str) -> None:
        known = Source.objects.filter(url=url).exclude(publication=Publication.RETRACTED).first()
        if known is not None:
            self.add_error(
                "new_url", f"There is a source with this address: “{known}”. Choose it above."
            )

    def make_source(self, by: Any) -> None:
        """Writes the source that is described, as a draft, and names it in the evidence."""
        if not self.describes_source():
            return
        data = {name: plain(self.cleaned_data[f"new_{name}"]) for name in MEMBERS}
        try:
            self.cleaned_data["source"] = create_source(data, by)
        except Problem as problem:
            told = [FieldError(f"/new_{e.pointer.strip('/')}", e.detail) for e in problem.errors]
            raise Problem(problem.detail, errors=told) from problem
        self.changed_data.append("source")


def create_source(data: dict[str, Any], by: Any) -> Source:
    """A draft under the first slug that is free."""
    stem = slug_stem(data)
    for number in count(1):
        slug = stem if number == 1 else f"{stem}-{number}"
        if Source.objects.filter(slug=slug).exists():
            continue
        try:
            made = records.create(kind="source", data={**data, "slug": slug}, by=by)
        except Conflict as problem:
            if [error.pointer for error in problem.errors] != ["/slug"]:
                raise
            continue  # spent by a draft that was dropped
        assert isinstance(made, Source)
        return made
    raise AssertionError


def slug_stem(data: dict[str, Any]) -> str:
    """As in afp-2024-02-02; where there is no publisher or day, the title's first words."""
    published = data["published_on"]
    edtf = published["edtf"] if isinstance(published, dict) else published
    by_day = slugify(f"{data['publisher']} {edtf}") if data["publisher"] and edtf else ""
    by_title = "-".join(slugify(data["title"]).split("-")[:8])
    return (by_day or by_title)[:80].strip("-") or "source"
