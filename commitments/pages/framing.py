"""What all pages share: who may read, both clocks in the address, what is said when it fails."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from commitments.domain.errors import Gone, NotFound
from commitments.domain.metering import address_subject, spend
from commitments.domain.permissions import Action, may
from commitments.models.record import instant
from commitments.pages.asking import Answer, Call, Moved, answer
from commitments.pages.sorry import MENU, sorry, told_why
from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.listing import AS_OF, KNOWN_AT
from commitments.reading.parameters import BadParameter, Parameter
from commitments.reports.code_version import code_version

MOMENT = ("as_of", "known_at")


@dataclass
class Asking:
    """The questions of one page, in order, each under the page's clocks. `given`: the address's
    parameters; `moment`: the clocks among them."""

    clocks: Clocks
    given: Mapping[str, list[str]]
    calls: list[Call] = field(default_factory=list)
    do_not_call_in_templates = True

    @property
    def moment(self) -> dict[str, str]:
        return {name: self.given[name][0] for name in MOMENT if name in self.given}

    def __call__(self, path: str, query: Mapping[str, Any] | None = None) -> Answer:
        pairs = [
            (name, str(each))
            for name, value in {**(query or {}), **self.moment}.items()
            for each in (value if isinstance(value, list) else [value])
        ]
        call = Call(path, tuple(pairs))
        self.calls.append(call)
        return answer(call, self.clocks)

    @functools.cached_property
    def names(self) -> dict[str, str]:
        """Of actors, by slug."""
        found = self("actors/", {"fields": "slug,name", "ordering": "name", "page_size": 1000})
        return {actor["slug"]: actor["name"] for actor in found["results"]}


View = Callable[..., dict[str, Any] | HttpResponse]


def page(
    template: str, *, parameters: Sequence[Parameter] = ()
) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """A page of a function from (asking, asked, keys of its path) to what its template says, or to
    a file."""

    def of(view: View) -> Callable[..., HttpResponseBase]:
        @require_safe
        @functools.wraps(view)
        def respond(request: HttpRequest, **keys: str) -> HttpResponseBase:
            try:
                if not may(request.user, Action.READ):
                    return redirect_to_login(request.get_full_path(), reverse("admin:login"))
                return too_many(request) or answered(request, template, view, parameters, keys)
            except (BadParameter, NotFound, Gone, OperationalError, InterfaceError) as error:
                return told_why(request, error)

        return respond

    return of


def too_many(request: HttpRequest) -> HttpResponse | None:
    """A page counts as one request to the API does."""
    limit = settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]["address"]
    if not limit:
        return None
    budget = spend("address", address_subject(request.META.get("REMOTE_ADDR", "")), limit)
    if budget.left >= 0:
        return None
    return sorry(request, 429, "throttled", wait=budget.seconds)


def answered(
    request: HttpRequest,
    template: str,
    view: View,
    parameters: Sequence[Parameter],
    keys: Mapping[str, str],
) -> HttpResponseBase:
    given = given_in(request)
    if "known_on" in given or any(not v for name in request.GET for v in request.GET.getlist(name)):
        return redirect(address(request.path, settled(given)))
    asked = p.read_all([*parameters, AS_OF, KNOWN_AT], given)
    clocks = read_clocks(
        as_of=asked.get("as_of"), known_at=asked.get("known_at"), now=timezone.now()
    )
    tag = tag_of(request, clocks)
    if tag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    else:
        asking = Asking(clocks, given)
        try:
            told = view(asking, asked, **keys)
        except Moved as moved:
            (key,) = keys.values()
            place = request.path.replace(f"/{key}/", f"/{moved.slug}/")
            return redirect(address(place, given), permanent=True, preserve_request=True)
        if isinstance(told, HttpResponse):
            return stamped(request, told, clocks, tag)
        context = {
            "asking": asking,
            "frame": frame(request, asking),
            "names": asking.names,
            "menu": MENU,
            "here": template,
            **told,
        }
        response = render(request, f"pages/{template}.html", context)
    return stamped(request, response, clocks, tag)


def stamped(request: HttpRequest, response: HttpResponse, clocks: Clocks, tag: str) -> HttpResponse:
    """Both clocks, and who may keep the page."""
    response["ETag"] = tag
    response["Last-Modified"] = http_date(clocks.known_at.timestamp())
    response["As-Of"] = clocks.as_of.isoformat()
    response["Known-At"] = instant(clocks.known_at)
    response["Vary"] = "Cookie"
    response["Cache-Control"] = (
        "private, no-cache" if request.user.is_authenticated else "public, no-cache"
    )
    return response


def given_in(request: HttpRequest) -> dict[str, list[str]]:
    """The address's parameters, but for the empty ones that forms send."""
    given = {name: [v for v in request.GET.getlist(name) if v] for name in request.GET}
    return {name: values for name, values in given.items() if values}


def settled(given: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """With the instant for the day `known_on`: its end, or now if it is today."""
    kept = {name: values for name, values in given.items() if name != "known_on"}
    if "known_on" not in given:
        return kept
    day = p.read_day("known_on", given["known_on"][0])
    kept.pop("known_at", None)
    if day == timezone.localdate():
        return kept
    if day == dt.date.max:
        raise BadParameter("known_on", "It lies in the future; what will be known is not known.")
    zone = timezone.get_default_timezone()
    ends = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone).astimezone(dt.UTC)
    return {**kept, "known_at": [instant(ends - dt.timedelta(microseconds=1))]}


def address(path: str, query: Mapping[str, Any]) -> str:
    asked = urlencode([(n, v) for n, vs in query.items() for v in vs], safe=",:")
    return f"{path}?{asked}" if asked else path


def tag_of(request: HttpRequest, clocks: Clocks) -> str:
    told = (code_version(), clocks.number, clocks.as_of, clocks.past, request.get_full_path())
    return quote_etag(hashlib.sha256(repr(told).encode()).hexdigest()[:24])


def frame(request: HttpRequest, asking: Asking) -> dict[str, Any]:
    """What surrounds each page. `carry`: the clocks, for links that stay in that past; `others`:
    the rest of the address, for the form that sets them; `frozen`: the page's address for ever."""
    clocks = asking.clocks
    others = [(n, v) for n in request.GET for v in request.GET.getlist(n) if n not in MOMENT and v]
    fixed = {"as_of": [clocks.as_of.isoformat()], "known_at": [instant(clocks.known_at)]}
    kept: dict[str, list[str]] = {}
    for name, value in others:
        kept.setdefault(name, []).append(value)
    return {
        "clocks": clocks,
        "moment": asking.moment,
        "travels": bool(asking.moment),
        "carry": f"?{urlencode(asking.moment, safe=',:')}" if asking.moment else "",
        "others": others,
        "now": address(request.path, kept),
        "frozen": settings.BASE_URL.rstrip("/") + address(request.path, {**kept, **fixed}),
        "path": request.path,
        "today": timezone.localdate().isoformat(),
    }
