"""Every error as a problem document (RFC 9457), whoever raised it."""

from __future__ import annotations

import json
import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpResponse
from rest_framework import exceptions
from rest_framework.views import set_rollback

from commitments.api.refusals import TooLarge
from commitments.domain import errors
from commitments.domain.outages import Outage, outage
from commitments.reading.parameters import BadParameter

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
STATUSES: dict[type[errors.Problem], int] = {
    errors.Invalid: 400,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Gone: 410,
    errors.PreconditionFailed: 412,
}
TITLES = {
    400: ("bad-input", "Bad input"),
    401: ("not-logged-in", "Not logged in"),
    403: ("not-allowed", "Not allowed"),
    404: ("not-found", "Not found"),
    405: ("no-such-method", "No such method here"),
    406: ("not-acceptable", "No such format here"),
    409: ("conflict", "Not in this state"),
    410: ("retracted", "Retracted"),
    411: ("length-required", "Say how long the body is"),
    412: ("precondition-failed", "Changed since you read it"),
    413: ("too-large", "Too large"),
    415: ("unsupported-media-type", "Send JSON"),
    422: ("other-request", "This key belongs to another request"),
    429: ("too-many-requests", "Too many requests"),
    500: ("internal-error", "An error of ours"),
    503: ("unavailable", "Not for the moment"),
}
NOWHERE = "There is nothing at this address."
BROKEN = "Something went wrong here; the request id in X-Request-ID finds it."


def problem(
    status: int,
    detail: str,
    *,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
    **extra: Any,
) -> HttpResponse:
    kind, title = TITLES.get(status, ("error", "Error"))
    body: dict[str, Any] = {
        "type": f"urn:problem:{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        **extra,
    }
    if errors:
        body["errors"] = errors
    return HttpResponse(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace"),
        status=status,
        content_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def unavailable(passing: Outage) -> HttpResponse:
    return problem(503, passing.detail, headers={"Retry-After": str(passing.wait)})


def handle(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """REST framework's exception handler."""
    set_rollback()
    if isinstance(error, BadParameter):
        return problem(
            400,
            "A parameter of the query can't be taken as it is.",
            errors=[{"parameter": printable(error.parameter[:100]), "detail": error.detail}],
        )
    if isinstance(error, errors.Problem):
        listed = [{"pointer": e.pointer, "detail": e.detail} for e in error.errors]
        return problem(STATUSES[type(error)], error.detail, errors=listed, **error.facts)
    if isinstance(error, exceptions.APIException):
        return problem(error.status_code, detail_of(error, context), headers=headers_of(error))
    for kinds, status, detail in OTHERS:
        if isinstance(error, kinds):
            return problem(status, detail)
    if (passing := outage(error)) is not None:
        logger.error("The API is out for the moment: %s", error)
        return unavailable(passing)
    logger.error("Unhandled error in the API", exc_info=error)
    return problem(500, BROKEN)


OTHERS: list[tuple[type[Exception], int, str]] = [
    (Http404, 404, NOWHERE),
    (PermissionDenied, 403, "Your role does not allow this."),
    (RequestDataTooBig, 413, TooLarge.default_detail),
    (SuspiciousOperation, 400, "The request can't be read."),
]


def detail_of(error: exceptions.APIException, context: dict[str, Any]) -> str:
    if isinstance(error, exceptions.MethodNotAllowed):
        view = context["view"]
        return f"This address takes {', '.join(view.allowed_methods)} only."
    if isinstance(error, exceptions.NotAcceptable):
        types = ", ".join(each.media_type for each in context["view"].get_renderers())
        return f"There is no such format here. Ask for {types}."
    if isinstance(error, exceptions.UnsupportedMediaType):
        return "Send the body with Content-Type: application/json."
    return printable(str(error.detail))


def headers_of(error: exceptions.APIException) -> dict[str, str]:
    headers = dict(getattr(error, "headers", {}))
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = str(challenge)
    return headers


def printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")
