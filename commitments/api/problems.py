"""Every error as a problem document (RFC 9457), whoever raised it."""

from __future__ import annotations

import json
import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.views import set_rollback

from commitments.domain import errors
from commitments.reading.parameters import BadParameter

logger = logging.getLogger(__name__)
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
    412: ("precondition-failed", "Changed since you read it"),
    413: ("too-large", "Too large"),
    415: ("unsupported-media-type", "Send JSON"),
    429: ("too-many-requests", "Too many requests"),
    500: ("internal-error", "An error of ours"),
}


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
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace"),
        status=status,
        content_type="application/problem+json",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )
    return response


def handle(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """REST framework's exception handler."""
    set_rollback()
    if isinstance(error, BadParameter):
        return problem(
            400,
            "A parameter of the query can't be taken as it is.",
            errors=[{"parameter": error.parameter[:100], "detail": error.detail}],
        )
    if isinstance(error, errors.Problem):
        listed = [{"pointer": e.pointer, "detail": e.detail} for e in error.errors]
        extra = getattr(error, "extra", {})
        return problem(STATUSES[type(error)], error.detail, errors=listed, **extra)
    if isinstance(error, RequestDataTooBig):
        return problem(413, "The body is too large.")
    if isinstance(error, Http404):
        return problem(404, "There is nothing at this address.")
    if isinstance(error, PermissionDenied):
        return problem(403, "Your role does not allow this.")
    if isinstance(error, exceptions.APIException):
        headers = {}
        if getattr(error, "auth_header", None):
            headers["WWW-Authenticate"] = str(error.auth_header)  # type: ignore[attr-defined]
        if getattr(error, "wait", None) is not None:
            headers["Retry-After"] = str(int(error.wait) + 1)  # type: ignore[attr-defined]
        return problem(error.status_code, str(error.detail), headers=headers)
    logger.exception("Unhandled error in the API")
    return problem(500, "Something went wrong here; the request id in X-Request-ID finds it.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(404, "There is nothing at this address.")
