"""The form of a finding or a position: of one commitment, with the last judgements beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from unfold.widgets import UnfoldAdminSelectWidget

from commitments.admin import dossier
from commitments.admin.base import LedgerAdmin
from commitments.admin.explaining import explained
from commitments.admin.links import add_page, page_of
from commitments.domain.merged import standing_for
from commitments.models import Actor, Commitment
from commitments.reading.clocks import read_clocks
from commitments.reading.vocabulary import VOCABULARY

THE_WHOLE = "The whole of it"
BY_KIND = ("status", "view")  # members whose codes depend on the kind, and their vocabularies


class Fixed(forms.Widget):
    """What is settled and can't be changed here: shown as text, and sent along."""

    template_name = "admin/commitments/widgets/fixed.html"

    def __init__(self, text: str, page: str = "") -> None:
        super().__init__()
        self.text, self.page = text, page

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"] |= {"text": self.text, "page": self.page}
        return context


class OnCommitment:
    """Mixed into the form of a judgement: offers what fits its commitment, `on`. What is sent
    beyond that the domain refuses, in its own words."""

    on: Commitment | None = None
    fields: dict[str, Any]
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.on is None or "commitment" not in self.fields:  # to be read only
            return
        self.fields["commitment"].widget = Fixed(str(self.on), page_of(self.on))
        if self.instance.supersedes_id is None:
            self.offer_parties()
        else:
            for name in self.fields.keys() & {"party", "actor"}:
                self.settle(name)
        for name in BY_KIND:
            if name in self.fields:
                self.offer_fitting(name)

    def settle(self, name: str) -> None:
        """What a correction keeps."""
        kept = getattr(self.instance, name)
        self.fields[name].widget = Fixed(str(kept) if kept is not None else THE_WHOLE)

    def offer_parties(self) -> None:
        assert self.on is not None
        rows = self.on.parties.select_related("actor__merged_into")
        parties = {actor.pk: str(actor) for actor in (standing_for(row.actor) for row in rows)}
        sent = self.sent("party")
        if sent.isdecimal() and int(sent) not in parties:
            parties |= {row.pk: str(row) for row in Actor.objects.filter(pk=int(sent))}
        choices = [("", THE_WHOLE), *parties.items()]
        self.fields["party"].widget = UnfoldAdminSelectWidget(choices=choices)

    def offer_fitting(self, name: str) -> None:
        """Only the codes that fit the kind of commitment, and one that was sent already."""
        assert self.on is not None
        fitting = {t["code"] for t in VOCABULARY[name] if self.on.kind in t["applies_to"]}
        field = self.fields[name]
        field.help_text = explained(fitting)
        fitting |= {"", self.sent(name)}
        field.widget.choices = [choice for choice in field.choices if choice[0] in fitting]

    def sent(self, name: str) -> str:
        value = self[name].value()  # type: ignore[index]
        return str(value) if value is not None else ""


class JudgementAdmin(LedgerAdmin):
    change_form_template = "admin/commitments/judgement_form.html"
    compressed_fields = False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """On which commitment? Asked first, since the rest of the form depends on it."""
        opened = request.method == "GET" and self.has_add_permission(request)
        if opened and self.commitment_of(request, None) is None:
            return self.ask_commitment(request)
        response: HttpResponse = super().add_view(request, form_url, extra_context)
        return response

    def ask_commitment(self, request: HttpRequest) -> HttpResponse:
        form = self.get_form(request)()
        field = form.fields["commitment"]
        field.widget = field.widget.widget  # without the links to add and change one
        return TemplateResponse(
            request,
            "admin/commitments/judgement_on.html",
            {
                **self.admin_site.each_context(request),
                "title": f"Add {self.opts.verbose_name}",
                "opts": self.opts,
                "field": form["commitment"],
                "media": self.media + form.media,
            },
        )

    def commitment_of(self, request: HttpRequest, obj: Any) -> Commitment | None:
        if obj is not None:
            found: Commitment = obj.commitment
            return found
        named = (request.POST if request.method == "POST" else request.GET).get("commitment", "")
        if not named.isdecimal() or len(named) > 18:
            return None
        return Commitment.objects.filter(pk=int(named)).first()

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kw: Any
    ) -> Any:
        made = super().get_form(request, obj, change, **kw)
        return type(made.__name__, (OnCommitment, made), {"on": self.commitment_of(request, obj)})

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        commitment = self.commitment_of(request, context.get("original"))
        if commitment is not None:
            now = read_clocks(as_of=None, known_at=None, now=timezone.now())
            context["beside"] = shown = dossier.read(commitment, now)
            held = shown.updates if self.resource.name == "status_update" else shown.positions
            original = context.get("original")
            context["corrected"] = held.get(original.supersedes_id) if original else None
            context["beside_page"] = page_of(commitment)
        return super().render_change_form(request, context, **kwargs)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        if "_addanother" in request.POST:
            messages.success(request, f"The {self.opts.verbose_name} was added as a draft.")
            return HttpResponseRedirect(add_page(self.model, commitment=obj.commitment_id))
        return super().response_add(request, obj, post_url_continue)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Back to the commitment, where the draft now stands."""
        return HttpResponseRedirect(f"{page_of(obj.commitment)}#{self.resource.name}-{obj.pk}")
