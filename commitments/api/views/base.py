"""What every address shares: who may read, the clocks, and the query's parameters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.exceptions import MethodNotAllowed, NotAuthenticated
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from commitments.api import throttles
from commitments.api.negotiation import FormatOrAccept
from commitments.api.permissions import ReadOrRole
from commitments.api.refusals import LengthRequired
from commitments.domain.errors import Forbidden
from commitments.domain.permissions import Action, may
from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks, Head, read_clocks
from commitments.reading.listing import AS_OF, KNOWN_AT
from commitments.reading.parameters import Parameter

WITH_BODY = {"POST", "PUT", "PATCH"}


class TrackerView(APIView):
    budget: throttles.Budget | None = None
    permission_classes = [ReadOrRole]
    content_negotiation_class = FormatOrAccept

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refusals that cost least come first, so that no guessing of tokens goes uncounted."""
        self.budget = throttles.check_address(request)
        if request.method not in self.allowed_methods:
            raise MethodNotAllowed(str(request.method))
        chunked = "HTTP_TRANSFER_ENCODING" in request.META
        if chunked and request.method in WITH_BODY and not request.META.get("CONTENT_LENGTH"):
            raise LengthRequired
        super().initial(request, *args, **kwargs)

    def check_throttles(self, request: Request) -> None:
        self.budget = throttles.check_user(request) or self.budget

    def options(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(status=204)

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.budget is not None:
            for name, value in self.budget.headers().items():
                response.headers.setdefault(name, value)
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    def asked(self, request: Request, parameters: Sequence[Parameter]) -> dict[str, Any]:
        """The query, read strictly: what is unknown is named in a 400."""
        given = {name: request.query_params.getlist(name) for name in request.query_params}
        asked = p.read_all([*parameters, self.format_parameter], given)
        asked.pop("format", None)
        return asked

    @property
    def format_parameter(self) -> Parameter:
        return format_parameter(tuple(self.renderer_classes))

    def clocks(self, asked: dict[str, Any], head: Head | None = None) -> Clocks:
        return read_clocks(
            as_of=asked.get(AS_OF.name),
            known_at=asked.get(KNOWN_AT.name),
            now=timezone.now(),
            head=head,
        )


@cache
def format_parameter(renderers: tuple[type[BaseRenderer], ...]) -> Parameter:
    formats = list(dict.fromkeys(renderer.format for renderer in renderers))
    return Parameter(
        "format",
        lambda name, value: p.read_code(name, value, codes=formats),
        "The representation; it goes before Accept.",
        {"type": "string", "enum": formats, "default": formats[0]},
        formats[0],
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
        raise Forbidden
    return True
