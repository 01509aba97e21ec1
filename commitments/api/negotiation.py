from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class FormatOrAccept(DefaultContentNegotiation):
    """`format=` goes before Accept. An unknown format is refused where the query is read."""

    def select_renderer(
        self, request: Request, renderers: Sequence[BaseRenderer], format_suffix: Any = None
    ) -> tuple[BaseRenderer, str]:
        asked = request.query_params.get("format")
        if asked is None:
            return super().select_renderer(request, renderers, format_suffix)
        chosen = next((each for each in renderers if each.format == asked), renderers[0])
        return chosen, chosen.media_type
