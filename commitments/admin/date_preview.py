"""Which days do the words mean that somebody is typing? Told while they type."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from commitments.domain.clock import day_of, instant
from commitments.domain.date_prose import describe
from commitments.domain.date_words import read_words
from commitments.domain.dates import DateError, parse
from commitments.domain.permissions import Action, may

AHEAD = "It starts after today; a judgement is of what has been."


def preview(text: str, *, judged: bool) -> dict[str, Any]:
    """The window in `told`, or what is wrong in `error`, with a suggestion. `judged`: a judgement's
    own day, which has both ends and has begun."""
    if not text.strip():
        return {}
    try:
        date = read_words(text)
        if judged:
            parse(date.edtf, both_ends=True)
    except DateError as error:
        return {"error": str(error)}
    if judged and date.earliest is not None and date.earliest > day_of(instant(None)):
        return {"error": AHEAD}
    return {"told": f"Read as {describe(date)}.", **date.as_json()}


class DatePreview:
    """Mixed into one ModelAdmin: `dates/?text=over+the+summer+of+2024`."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(never_cache(require_safe(dates_view)))
        return [path("dates/", view, name="commitments_dates"), *super().get_urls()]  # type: ignore[misc]


def dates_view(request: HttpRequest) -> JsonResponse:
    if not may(request.user, Action.WRITE):
        raise PermissionDenied
    return JsonResponse(preview(request.GET.get("text", ""), judged="judged" in request.GET))
