"""What every address shares: who may read, the clocks, and the query's parameters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.views import APIView

from commitments.api.permissions import ReadOrRole
from commitments.domain.errors import Forbidden
from commitments.domain.permissions import Action, may
from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.listing import AS_OF, KNOWN_AT
from commitments.reading.parameters import Parameter

FORMAT = Parameter(
    "format",
    lambda name, value: p.read_code(name, value, codes=["json"]),
    "The representation; it goes before Accept.",
    {"type": "string", "enum": ["json"], "default": "json"},
    "json",
)


class TrackerView(APIView):
    permission_classes = [ReadOrRole]
    parameters: Sequence[Parameter] = ()

    def asked(self, request: Request, parameters: Sequence[Parameter]) -> dict[str, Any]:
        """The query, read strictly: what is unknown is named in a 400."""
        given = {name: request.query_params.getlist(name) for name in request.query_params}
        asked = p.read_all([*parameters, FORMAT], given)
        asked.pop("format", None)
        return asked

    def clocks(self, asked: dict[str, Any]) -> Clocks:
        return read_clocks(
            as_of=asked.get(AS_OF.name), known_at=asked.get(KNOWN_AT.name), now=timezone.now()
        )


def check_states(request: Request, asked: dict[str, Any]) -> bool:
    """Whether drafts are asked for; refuses them to those who may not read them."""
    states = set(asked.get("publication", ["published"]))
    if states == {"published"}:
        return False
    if "known_at" in asked:
        raise p.BadParameter("publication", "With known_at nobody sees drafts; leave one out.")
    if not request.user.is_authenticated:
        raise NotAuthenticated("Drafts are shown to those who are logged in and may read them.")
    if not may(request.user, Action.READ_DRAFTS):
        raise Forbidden()
    return True
