from __future__ import annotations

import json

from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.schema.operation import Operation
from commitments.api.schema.others import VOCABULARIES
from commitments.api.views.base import TrackerView
from commitments.reading.vocabulary import VOCABULARY

BODY = json.dumps(VOCABULARY, ensure_ascii=False).encode()
TAG = conditional.body_tag(BODY)


class Vocabulary(TrackerView):
    def operations(self) -> dict[str, Operation]:
        return {"GET": VOCABULARIES}

    def get(self, request: Request) -> HttpResponse:
        self.asked(request, [])
        known = conditional.is_known(request, TAG)
        return conditional.finish(request, BODY, self.clocks({}), TAG, known=known)
