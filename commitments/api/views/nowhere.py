from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import Throttled

from commitments.api import throttles
from commitments.api.problems import NOWHERE, handle, problem


@csrf_exempt
def nowhere(request: HttpRequest) -> HttpResponse:
    """Every address under /api/ that is none; where only the last slash is missing, it says so."""
    try:
        throttles.check_address(request)
    except Throttled as error:
        return handle(error, {})
    path = request.path + "/"
    if request.path.endswith("/") or not leads_somewhere(path):
        return problem(404, NOWHERE)
    meant = f"{settings.BASE_URL}{path}"
    return problem(404, f"Addresses end with a slash: there is {meant}", address=meant)


def leads_somewhere(path: str) -> bool:
    try:
        return resolve(path).func is not nowhere
    except Resolver404:
        return False
