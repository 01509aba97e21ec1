from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from commitments.reports.delivering import has_left, opt_out, read_opt_out


@csrf_exempt  # a mail program posts here by itself (RFC 8058); the address in the mail is the key
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leaves the list that a report's link is of: asked first, since programs follow links too."""
    found = read_opt_out(token)
    if found is None:
        raise Http404
    schedule, address = found
    if request.method == "POST":
        opt_out(schedule=schedule, address=address)
    done = has_left(schedule=schedule, address=address)
    return render(
        request, "pages/leave.html", {"schedule": schedule, "address": address, "done": done}
    )
