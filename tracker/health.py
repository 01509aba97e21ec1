"""Is this process alive, and can the tracker do its work?

`/healthz` asks the process alone. `/readyz` also asks whether the database
answers, whether every migration is applied, whether a worker's heart beats and
whether it still takes up what is due every minute; its answer is 503 while one
of them is wrong, and names it.

A probe knows the process by an address of its own and speaks plain HTTP, so both are
answered before the host is checked and before anybody is sent on to https.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import cache

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinatePeriodicDefer, ProcrastinateWorker

# Workers write a heartbeat every ten seconds; two may be missed.
HEARTBEAT = timedelta(seconds=30)
# The queue takes no further order for the minute's work while the one before lies untouched. Other
# work, a long report or the nightly checks, may keep a worker from it for a while.
SILENCE = timedelta(minutes=15)
EVERY_MINUTE = "commitments.tasks.send_reports"


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    answer = checks()
    ready = all(word == "ok" for word in answer.values())
    return JsonResponse(
        {"status": "ok" if ready else "unavailable", "checks": answer}, status=200 if ready else 503
    )


VIEWS: dict[str, Callable[[HttpRequest], HttpResponse]] = {"/healthz": healthz, "/readyz": readyz}


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return VIEWS.get(request.path, self.get_response)(request)


def checks() -> dict[str, str]:
    """What each part says of itself: "ok", or what is wrong with it."""
    answer = {}
    for name, check in CHECKS.items():
        try:
            answer[name] = check()
        except (OperationalError, InterfaceError):
            answer[name] = "the database does not answer"
        except DatabaseError:
            answer[name] = "cannot be told before the migrations are applied"
    return answer


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


def worker() -> str:
    now = timezone.now()
    if not ProcrastinateWorker.objects.filter(last_heartbeat__gte=now - HEARTBEAT).exists():
        return f"no worker's heartbeat in the last {HEARTBEAT.seconds} seconds"
    ordered = ProcrastinatePeriodicDefer.objects.filter(
        task_name=EVERY_MINUTE, defer_timestamp__gte=(now - SILENCE).timestamp()
    )
    if not ordered.exists():
        return f"a worker is there, but began no round in the last {SILENCE.seconds // 60} minutes"
    return "ok"


CHECKS: dict[str, Callable[[], str]] = {
    "database": database,
    "migrations": migrations,
    "worker": worker,
}
