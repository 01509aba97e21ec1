"""A source's archived copies on the desk: taken, given, read, compared; and how its link does."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminTextareaWidget

from commitments.admin.links import page_of
from commitments.admin.redacting import RedactionForm
from commitments.admin.text_diff import compared
from commitments.domain import captures, records
from commitments.domain.errors import Problem
from commitments.domain.permissions import Action, may
from commitments.evidence import archive, capturing, links
from commitments.models import Capture, LinkCheck, Revision, Source
from commitments.models.redaction import REDACTABLE_COPIES

SHOWN = 20  # of the last checks
FILLED = ("title", "publisher", "published_on", "language")


class GivenForm(forms.Form):
    """A file, or a text, of what can't be fetched."""

    file = forms.FileField(required=False, widget=UnfoldAdminFileFieldWidget())
    text = forms.CharField(
        required=False, strip=False, widget=UnfoldAdminTextareaWidget(attrs={"rows": 8})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("file")) == bool((given.get("text") or "").strip()):
            self.add_error(None, "Choose a file or paste a text: one of the two.")
        return given


class Copies:
    """Mixed into the ModelAdmin of sources: `<id>/copies/` and what is below it."""

    admin_site: Any
    opts: Any
    change_form_outer_before_template: ClassVar[str] = "admin/commitments/source_state.html"

    def get_urls(self) -> list[Any]:
        def view(found: Any) -> Any:
            return self.admin_site.admin_view(never_cache(found))

        safe = require_safe
        return [
            path("look-up/", view(require_POST(look_up)), name="commitments_source_look_up"),
            path("<int:object_id>/copies/", view(self.copies), name="commitments_source_copies"),
            path(
                "<int:object_id>/copies/compare/",
                view(safe(self.compare)),
                name="commitments_source_compare",
            ),
            path(
                "<int:object_id>/copies/<int:number>/",
                view(safe(self.copy)),
                name="commitments_source_copy",
            ),
            path(
                "<int:object_id>/copies/<int:number>/file/",
                view(safe(self.file)),
                name="commitments_source_copy_file",
            ),
            path(
                "<int:object_id>/copies/<int:number>/redact/",
                view(self.redact),
                name="commitments_source_copy_redact",
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        source = context.get("original")
        if source is not None:
            held = captures.of(source).defer("text")
            context |= {
                "newest_copy": held.first(),
                "copies_count": held.count(),
                "copies_page": copies_page(source),
                "link": links.state_of(source) if source.url else None,
            }
        return super().render_change_form(request, context, **kwargs)  # type: ignore[misc]

    def copies(self, request: HttpRequest, object_id: int) -> HttpResponse:
        source = self.source_of(request, object_id)
        if request.method != "POST":
            return self.shown(request, source, GivenForm())
        if not may(request.user, Action.CAPTURE):
            raise PermissionDenied
        do = request.POST.get("do")
        form = GivenForm(request.POST, request.FILES) if do == "give" else None
        if form is not None and not form.is_valid():
            return self.shown(request, source, form)
        try:
            messages.success(request, self.done(request, source, form))
        except Problem as problem:
            messages.error(request, told(problem))
        return HttpResponseRedirect(copies_page(source))

    def done(self, request: HttpRequest, source: Source, form: GivenForm | None) -> str:
        by: Any = request.user
        if form is not None and (file := form.cleaned_data["file"]):
            copy = capturing.upload(
                source=source,
                body=file.read(),
                name=file.name,
                media_type=file.content_type or "",
                by=by,
            )
        elif form is not None:
            copy = capturing.paste(source=source, text=form.cleaned_data["text"], by=by)
        elif request.POST.get("do") == "take_over":
            return taken_over(source, by)
        else:
            copy = capturing.capture(source=source, by=by)
        text = f"{len(copy.text):,} characters of text" if copy.text else "no text in it"
        return f"Copy {copy.number} is kept, with {text}."

    def shown(self, request: HttpRequest, source: Source, form: GivenForm) -> HttpResponse:
        held = list(captures.of(source).defer("text").select_related("by", "source"))
        checks = LinkCheck.objects.filter(source=source).order_by("-checked_at", "-pk")
        return self.copies_page(
            request,
            source,
            "copies",
            f"Copies: {source}",
            held=list(zip_longest(held, held[1:])),
            checks=checks[:SHOWN],
            link=links.state_of(source) if source.url else None,
            form=form,
            may_capture=may(request.user, Action.CAPTURE, source),
        )

    def copy(self, request: HttpRequest, object_id: int, number: int) -> HttpResponse:
        source = self.source_of(request, object_id)
        copy = copy_of(source, number)
        redacts = may(request.user, Action.REDACT)
        title = f"Copy {number}: {source}"
        return self.copies_page(request, source, "copy", title, copy=copy, redacts=redacts)

    def file(self, request: HttpRequest, object_id: int, number: int) -> HttpResponse:
        copy = copy_of(self.source_of(request, object_id), number)
        try:
            held = archive.file_of(copy).read_bytes()
        except FileNotFoundError:
            messages.error(request, "Its file is not there.")
            return HttpResponseRedirect(copies_page(copy.source))
        name = f"{copy.source.slug}-{copy.number}.warc.gz"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(held, content_type="application/warc", headers=headers)

    def redact(self, request: HttpRequest, object_id: int, number: int) -> HttpResponse:
        if not may(request.user, Action.REDACT):
            raise PermissionDenied
        source = self.source_of(request, object_id)
        copy = copy_of(source, number)
        names = REDACTABLE_COPIES["capture"]
        form = RedactionForm(names, request.POST if request.method == "POST" else None)
        by: Any = request.user
        if form.is_valid():
            try:
                captures.redact(copy=copy, by=by, **form.cleaned_data)
            except Problem as problem:
                form.add_error(None, told(problem))
            else:
                messages.success(request, "The notice stands in its place, and the file is gone.")
                return HttpResponseRedirect(copies_page(source))
        title = f"Redact copy {number}: {source}"
        return self.copies_page(request, source, "redact", title, form=form, noun=f"copy {number}")

    def compare(self, request: HttpRequest, object_id: int) -> HttpResponse:
        source = self.source_of(request, object_id)
        held = list(captures.of(source).defer("text"))
        chosen = [request.GET.get(name, "") for name in ("old", "new")]
        found = [next((c for c in held if str(c.pk) == key), None) for key in chosen]
        old, new = found[0] or (held[1:2] or [None])[0], found[1] or (held[:1] or [None])[0]
        return self.copies_page(
            request,
            source,
            "compare",
            f"Compare copies: {source}",
            held=held,
            old=old,
            new=new,
            choices=[("old", "Earlier", old), ("new", "Later", new)],
            rows=compared(old.text, new.text) if old and new else [],
        )

    def source_of(self, request: HttpRequest, object_id: int) -> Source:
        if not may(request.user, Action.READ_DRAFTS):
            raise PermissionDenied
        source: Source | None = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if source is None:
            raise Http404
        return source

    def copies_page(
        self, request: HttpRequest, source: Source, name: str, title: str, **context: Any
    ) -> HttpResponse:
        given = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "original": source,
            "page": page_of(source),
            "copies_page": copies_page(source),
            **context,
        }
        return TemplateResponse(request, f"admin/commitments/copies/{name}.html", given)


def copies_page(source: Source) -> str:
    return reverse("admin:commitments_source_copies", args=[source.pk])


def copy_of(source: Source, number: int) -> Capture:
    copy = Capture.objects.filter(source=source, number=number).first()
    if copy is None:
        raise Http404
    return copy


def taken_over(source: Source, by: Any) -> str:
    """The source gets the address that it has moved to: a draft at once, else by a revision."""
    moved_to = links.state_of(source).moved_to
    if not moved_to:
        raise Problem("It has not moved.")
    made = records.edit(record=source, data={"url": moved_to}, by=by, reason="It has moved.")
    if isinstance(made, Revision):
        return "The new address is a pending change; submit it, and somebody else publishes it."
    return "It has the new address."


def told(problem: Problem) -> str:
    return " ".join(error.detail for error in problem.errors) or problem.detail


def look_up(request: HttpRequest) -> JsonResponse:
    """What stands at the address, for the form that is being filled in."""
    user: Any = request.user
    if not may(user, Action.WRITE):
        raise PermissionDenied
    url = request.POST.get("url", "").strip()
    known = Source.objects.filter(url=url).order_by("pk").first() if url else None
    if known is not None:
        return JsonResponse({"error": f"There is a source with this address: “{known}”."})
    try:
        fetched, found = capturing.look_up(url, by=user)
    except Problem as problem:
        return JsonResponse({"error": told(problem)})
    moved = f" It has moved to {fetched.moved_to}." if fetched.moved_to else ""
    filled = {name: value for name in FILLED if (value := getattr(found, name))}
    names = ", ".join(name.replace("_", " ") for name in filled) or "nothing of itself"
    return JsonResponse({"filled": filled, "told": f"It tells {names}.{moved} {found.trouble}"})
