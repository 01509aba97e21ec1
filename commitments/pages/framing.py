"""What all pages share: who may read, both clocks in the address, what is said when it fails."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from commitments.domain.errors import Gone, NotFound
from commitments.domain.metering import address_subject, spend
from commitments.domain.permissions import Action, may
from commitments.models.record import instant
from commitments.pages.addresses import MOMENT, address, given_in, settled
from commitments.pages.asking import Answer, Call, Moved, answer, stats_by
from commitments.pages.sorry import MENU, sorry, told_why
from commitments.reading import parameters as p
from commitments.reading.clocks import Clocks, read_clocks
from commitments.reading.kept import kept_or_made
from commitments.reading.listing import AS_OF, KNOWN_AT
from commitments.reading.parameters import BadParameter, Parameter
from commitments.reports.code_version import code_version

MOST = 1000  # rows of one answer
NAMED = 100  # slugs in one address
# With their digests, once collected.
STYLES = (
    "pages/site.css",
    "pages/site.js",
    "pages/chart_kinds.js",
    "pages/charts.js",
    "pages/vendor/chart.umd.min.js",
    "pages/icon.svg",
)


@dataclass
class Asking:
    """The questions of one page, in order, each under the page's clocks. `given`: the address's
    parameters; `moment`: the clocks among them."""

    clocks: Clocks
    given: Mapping[str, list[str]]
    calls: list[Call] = field(default_factory=list)
    known: dict[str, dict[str, str]] = field(default_factory=dict)
    do_not_call_in_templates = True

    @property
    def moment(self) -> dict[str, str]:
        return {name: self.given[name][0] for name in MOMENT if name in self.given}

    def __call__(self, path: str, query: Mapping[str, Any] | None = None) -> Answer:
        return answer(self.noted(path, query), self.clocks)

    def stats_by(self, *groupings: str) -> list[Answer]:
        calls = [self.noted("stats/", {"group_by": each}) for each in groupings]
        return stats_by(calls, self.clocks)

    def noted(self, path: str, query: Mapping[str, Any] | None = None) -> Call:
        pairs = [
            (name, str(each))
            for name, value in {**(query or {}), **self.moment}.items()
            for each in (value if isinstance(value, list) else [value])
        ]
        call = Call(path, tuple(pairs))
        self.calls.append(call)
        return call

    def each_of(
        self, path: str, query: Mapping[str, Any], *, at_once: int
    ) -> Iterator[dict[str, Any]]:
        """The rows of a list, in as many questions as are needed for those that are looked at."""
        asked = {**query, "page_size": at_once}
        found = self(path, asked)
        yield from found["results"]
        while cursor := cursor_of(found["next"]):
            found = self(path, {**asked, "cursor": cursor})
            yield from found["results"]

    def all_of(self, path: str, query: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Every row of a short list."""
        return list(self.each_of(path, query, at_once=MOST))

    def by_slug(
        self, path: str, slugs: Iterable[str], query: Mapping[str, Any] | None = None
    ) -> dict[str, dict[str, Any]]:
        """Those records by their slugs, so many a question as an address has room for."""
        wanted = sorted(set(slugs))
        found: dict[str, dict[str, Any]] = {}
        for first in range(0, len(wanted), NAMED):
            some = wanted[first : first + NAMED]
            asked = {"slug": ",".join(some), **(query or {}), "page_size": len(some)}
            found |= {row["slug"]: row for row in self(path, asked)["results"]}
        return found

    def named(self, path: str) -> dict[str, str]:
        """Names by slug, of actors, topics or forums."""
        if path not in self.known:
            found = self.all_of(path, {"fields": "slug,name", "ordering": "name"})
            self.known[path] = {row["slug"]: row["name"] for row in found}
        return self.known[path]

    @property
    def names(self) -> dict[str, str]:
        return self.named("actors/")


def cursor_of(address: str | None) -> str | None:
    return parse_qs(urlsplit(address).query)["cursor"][0] if address else None


View = Callable[..., dict[str, Any] | HttpResponse]


@dataclass(frozen=True)
class Page:
    """`view`: from (asking, asked, keys of its path) to what its template says, or to a file
    if it has none; `lasts`: no other changes it than those that are numbered, and the day."""

    template: str
    view: View
    parameters: Sequence[Parameter]
    lasts: bool


def page(
    template: str, *, parameters: Sequence[Parameter] = (), lasts: bool = True
) -> Callable[[View], Callable[..., HttpResponseBase]]:
    def of(view: View) -> Callable[..., HttpResponseBase]:
        made = Page(template, view, parameters, lasts)

        @require_safe
        @functools.wraps(view)
        def respond(request: HttpRequest, **keys: str) -> HttpResponseBase:
            try:
                if not may(request.user, Action.READ):
                    return redirect_to_login(request.get_full_path(), reverse("admin:login"))
                return too_many(request) or unsettled(request) or answered(request, made, keys)
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


def unsettled(request: HttpRequest) -> HttpResponse | None:
    """Forms send what is empty, and days on which it was known: the address is another."""
    given = given_in(request)
    if "known_on" in given or any(not v for name in request.GET for v in request.GET.getlist(name)):
        return redirect(address(request.path, settled(given)))
    return None


def answered(request: HttpRequest, of: Page, keys: Mapping[str, str]) -> HttpResponseBase:
    given = given_in(request)
    asked = p.read_all([*of.parameters, AS_OF, KNOWN_AT], given)
    clocks = read_clocks(
        as_of=asked.get("as_of"), known_at=asked.get("known_at"), now=timezone.now()
    )
    tag = tag_of(request, clocks)
    if of.lasts and tag in request.headers.get("If-None-Match", ""):
        return stamped(request, HttpResponse(status=304), clocks, tag)

    def made() -> HttpResponse:
        asking = Asking(clocks, given)
        told = of.view(asking, asked, **keys)
        return told if isinstance(told, HttpResponse) else rendered(request, of, asking, told)

    try:
        if not of.lasts:
            response = made()
            return stamped(request, response, clocks, tag_of(request, clocks, response.content))
        if not of.template:
            return stamped(request, made(), clocks, tag)
        body = kept_or_made(tag, clocks, lambda: made().content)
        return stamped(request, HttpResponse(body), clocks, tag)
    except Moved as moved:
        (key,) = keys.values()
        place = request.path.replace(f"/{key}/", f"/{moved.slug}/")
        return redirect(address(place, given), permanent=True, preserve_request=True)


def rendered(
    request: HttpRequest, of: Page, asking: Asking, told: Mapping[str, Any]
) -> HttpResponse:
    context = {
        "asking": asking,
        "frame": frame(request, asking),
        "names": asking.names,
        "menu": MENU,
        "here": of.template,
        **told,
    }
    return render(request, f"pages/{of.template}.html", context)


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


def tag_of(request: HttpRequest, clocks: Clocks, *more: object) -> str:
    """A name for all that a page follows from; who asks is not of it."""
    day = timezone.localdate()
    known = (clocks.number, clocks.redaction, clocks.as_of, clocks.past)
    ours = (code_version(), settings.BASE_URL, *map(static, STYLES))
    told = (*ours, known, day, request.get_full_path(), *more)
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
