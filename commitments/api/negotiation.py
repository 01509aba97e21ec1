from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.utils.mediatypes import media_type_matches, order_by_precedence

QUALITY = re.compile(r";\s*q=([01](?:\.\d{0,3})?)\s*(?:;|$)", re.ASCII | re.IGNORECASE)


class FormatOrAccept(DefaultContentNegotiation):
    """`format=` goes before Accept. An unknown format is refused where the query is read."""

    def select_renderer(
        self, request: Request, renderers: Sequence[BaseRenderer], format_suffix: Any = None
    ) -> tuple[BaseRenderer, str]:
        asked = request.query_params.get("format")
        if asked is not None:
            chosen = next((each for each in renderers if each.format == asked), renderers[0])
            return chosen, chosen.media_type
        if request.META.get("HTTP_ACCEPT", "*/*") == "*/*":
            return renderers[0], renderers[0].media_type
        accepted = self.get_accept_list(request)
        refused = [each for each in accepted if quality(each) == 0]
        there = [each for each in renderers if not matches_any(each, refused)]
        wanted = sorted((each for each in accepted if quality(each) > 0), key=quality, reverse=True)
        for _, alike in groupby(wanted, key=quality):
            for media_types in order_by_precedence(list(alike)):
                for renderer in there:
                    if matches_any(renderer, media_types):
                        return renderer, renderer.media_type
        raise NotAcceptable(available_renderers=renderers)


def quality(accepted: str) -> float:
    """How much it is wanted (RFC 9110, section 12.4.2); what is no number says nothing."""
    found = QUALITY.search(accepted)
    return float(found[1]) if found else 1.0


def matches_any(renderer: BaseRenderer, media_types: Sequence[str]) -> bool:
    return any(media_type_matches(renderer.media_type, each) for each in media_types)
