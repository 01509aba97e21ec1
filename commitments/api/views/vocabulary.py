from __future__ import annotations

import json

from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.views.base import TrackerView
from commitments.reading.vocabulary import VOCABULARY


class Vocabulary(TrackerView):
    """Every code with its label, definition and order, and whether it closes a commitment."""

    def get(self, request: Request) -> HttpResponse:
        self.asked(request, [])
        body = json.dumps(VOCABULARY, ensure_ascii=False).encode()
        tag = conditional.body_tag(body)
        return conditional.finish(
            request, body, self.clocks({}), tag, known=conditional.is_known(request, tag)
        )
