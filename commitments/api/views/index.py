from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.schema.operation import Operation
from commitments.api.schema.others import INDEX, INDEX_V1
from commitments.api.views.base import TrackerView
from commitments.reading.listings import LISTINGS


class Index(TrackerView):
    """The addresses below this one, by name."""

    def operations(self) -> dict[str, Operation]:
        return {"GET": INDEX}

    def addresses(self) -> dict[str, str]:
        return {"v1": "v1/", "schema": "schema/", "docs": "docs/"}

    def get(self, request: Request) -> HttpResponse:
        self.asked(request, [])
        here = f"{settings.BASE_URL}{request.path}"
        body = json.dumps({name: here + path for name, path in self.addresses().items()}).encode()
        tag = conditional.body_tag(body)
        known = conditional.is_known(request, tag)
        return conditional.finish(request, body, self.clocks({}), tag, known=known)


class IndexV1(Index):
    """The lists and other addresses of version 1, by name."""

    def operations(self) -> dict[str, Operation]:
        return {"GET": INDEX_V1}

    def addresses(self) -> dict[str, str]:
        others = ["stats", "stats/history", "discrepancies", "changes", "vocabulary"]
        others += ["reports", "report-schedules"]
        paths = [*(listing.path for listing in LISTINGS.values()), *others]
        documents = ["calendar.ics", "feed.atom"]
        return {path: f"{path}/" for path in paths} | {name: name for name in documents}
