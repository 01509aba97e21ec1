"""Is this process alive, and can the tracker do its work?

`/healthz` asks the process alone. `/readyz` also asks whether the database
answers, whether every migration is applied, whether a worker's heart beats and
whether it still takes up what is due every minute; its answer is 503 while one
of them is wrong, and names it. Where writes are refused for the moment it says
so, and no 503: reads go on, and no balancer should turn away. So it does of a replica: where it is
left out, the primary answers what it would have. What is wrong is told to who has METRICS_TOKEN, to
anybody while BASE_URL is this machine's own, and to the log.

A probe knows the process by an address of its own and speaks plain HTTP, so both are
answered before the host is checked and before anybody is sent on to https.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from commitments.reading.database import REPLICA
from tracker.metrics import EVERY_MINUTE, has_token
from tracker.read_only import why_read_only
from tracker.replica.watch import WATCH

log = logging.getLogger(__name__)

# Workers write a heartbeat every ten seconds; two may be missed.
HEARTBEAT = timedelta(seconds=30)
# The queue takes no further order for the minute's work while the one before lies untouched. Other
# work, a long report or the nightly checks, may keep a worker from it for a while.
SILENCE = timedelta(minutes=15)
AWAY = "the database does not answer"


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    answer = checks()
    wrong = {name: word for name, word in answer.items() if word != "ok" and name != "writes"}
    TOLD.tell(wrong)
    status = "unavailable" if wrong else "read-only" if "writes" in answer else "ok"
    told: dict[str, Any] = {"status": status}
    if settings.IS_LOCAL or has_token(request):
        told["checks"] = answer | replica()
    return JsonResponse(told, status=503 if wrong else 200)


class Told:
    """What was wrong when it was last asked: each change is a line in the log."""

    def __init__(self) -> None:
        self.wrong: dict[str, str] = {}

    def tell(self, wrong: dict[str, str]) -> None:
        before, self.wrong = self.wrong, wrong
        if wrong and wrong != before:
            named = "; ".join(f"{name}: {word}" for name, word in wrong.items())
            log.warning("not ready: %s", named)
        elif before and not wrong:
            log.info("ready again")


TOLD = Told()


VIEWS: dict[str, Callable[[HttpRequest], HttpResponse]] = {"/healthz": healthz, "/readyz": readyz}


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = VIEWS.get(request.path)
        if view is None:
            return self.get_response(request)
        response = view(request)
        response["X-Content-Type-Options"] = "nosniff"  # SecurityMiddleware comes later
        return response


def checks() -> dict[str, str]:
    """What each part says of itself: "ok", or what is wrong with it. Where nothing can be written
    that is said as well, and no worker can run."""
    answer: dict[str, str] = {}
    for name, check in CHECKS.items():  # one that is away may take seconds to be found so
        answer[name] = AWAY if answer.get("database") == AWAY else asked(check)
    if answer["database"] != "ok":
        return answer
    try:
        why = why_read_only()
    except (DatabaseError, InterfaceError) as error:
        return answer | {"database": told(error)}
    return answer | {"worker": "ok", "writes": why} if why else answer


def replica() -> dict[str, str]:
    """What this process makes of it, if there is one."""
    if REPLICA not in settings.DATABASES:
        return {}
    why = WATCH.state().why
    return {"replica": f"left out: {why}" if why else "used"}


def asked(check: Callable[[], str]) -> str:
    try:
        return check()
    except (DatabaseError, InterfaceError) as error:
        return told(error)


def told(error: Exception) -> str:
    if isinstance(error, (OperationalError, InterfaceError)):
        return AWAY
    return "cannot be told before the migrations are applied"


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def migrations() -> str:
    missing = sorted(known_migrations() - set(MigrationRecorder(connection).applied_migrations()))
    if not missing:
        return "ok"
    return "not applied: " + ", ".join(f"{app}.{name}" for app, name in missing)


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.nodes)


# By the database's clock: the worker's and ours may differ.
LOOK = """
SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat >= now() - %s),
  EXISTS (SELECT FROM procrastinate_periodic_defers WHERE task_name = %s
    AND defer_timestamp >= extract(epoch FROM now() - %s))
"""


def worker() -> str:
    with connection.cursor() as cursor:
        cursor.execute(LOOK, [HEARTBEAT, EVERY_MINUTE, SILENCE])
        beats, works = cursor.fetchone()
    if not beats:
        return f"no worker's heartbeat in the last {HEARTBEAT.seconds} seconds"
    if not works:
        return f"a worker is there, but began no round in the last {SILENCE.seconds // 60} minutes"
    return "ok"


CHECKS: dict[str, Callable[[], str]] = {
    "database": database,
    "migrations": migrations,
    "worker": worker,
}
