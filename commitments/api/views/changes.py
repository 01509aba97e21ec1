from __future__ import annotations

import json
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.views.base import TrackerView
from commitments.models.record import instant
from commitments.reading.changes import PARAMETERS, read_changes


class ChangeList(TrackerView):
    """What changed, in commit order: poll with the cursor of the last answer, and miss nothing."""

    parameters = PARAMETERS

    def get(self, request: Request) -> HttpResponse:
        asked = self.asked(request, PARAMETERS)
        clocks = self.clocks(asked)
        tag = conditional.answer_tag(clocks, request.get_full_path())
        if conditional.is_known(request, tag):
            return conditional.finish(request, b"", clocks, tag, known=True)
        found = read_changes(asked, clocks)
        query = [
            (name, value)
            for name, values in request.query_params.lists()
            for value in values
            if name not in {"cursor", "since"}
        ]
        following = urlencode([*query, ("cursor", str(found.cursor))])
        head = {
            "next": f"{settings.BASE_URL}/api/v1/changes/?{following}" if found.more else None,
            "cursor": str(found.cursor),
            "as_of": clocks.as_of.isoformat(),
            "known_at": instant(clocks.known_at),
        }
        body = f'{json.dumps(head)[:-1]}, "results": [{",".join(found.rows)}]}}'.encode()
        return conditional.finish(request, body, clocks, tag)
