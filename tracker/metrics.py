"""Numbers for Prometheus at `/metrics`, for who has METRICS_TOKEN; without that setting there is no
such address.

Requests are counted by each web process and added up (prometheus-client's files, in a folder that
tracker.gunicorn names); the rest is asked of the database when it is scraped.
"""

import hmac
import os
import time
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector

from commitments.reading.database import REPLICA
from commitments.reading.slow import was_slow
from tracker.replica.watch import WATCH

PATH = "/metrics"
AREAS = ("api", "admin", "static")
own = CollectorRegistry()
REQUESTS = Counter(
    "tracker_requests", "Requests answered.", ["method", "area", "status"], registry=own
)
SECONDS = Histogram("tracker_request_seconds", "Until the answer began.", ["area"], registry=own)
SLOW = Counter("tracker_slow_statements", "Statements over SLOW_STATEMENT_SECONDS.", registry=own)
METHODS = frozenset({"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PUT"})
# There from the start, at 0: to Prometheus a count that begins at 1 has not grown.
for method, area, status in product((*METHODS, "other"), (*AREAS, "pages"), ("500", "503")):
    REQUESTS.labels(method, area, status)
EVERY_MINUTE = "commitments.tasks.send_reports"
# A worker that ends in good order takes its heartbeat with it; its rounds stay.
ASK = """
WITH rounds AS (SELECT max(defer_timestamp) AS round FROM procrastinate_periodic_defers
  WHERE task_name = %s)
SELECT (SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'),
  (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'),
  (SELECT coalesce(extract(epoch FROM clock_timestamp()) - greatest(
      (SELECT extract(epoch FROM max(last_heartbeat)) FROM procrastinate_workers), max(round)), -1)
    FROM rounds),
  (SELECT coalesce(extract(epoch FROM clock_timestamp()) - max(round), -1) FROM rounds),
  (SELECT coalesce(max(number), 0) FROM commitments_change),
  (SELECT coalesce(extract(epoch FROM clock_timestamp() - max(at)), -1) FROM commitments_auditseal),
  (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0) FROM commitments_change
    WHERE number > coalesce((SELECT keys[cardinality(keys)] FROM commitments_auditseal
      WHERE source = 'commitments_change' ORDER BY number DESC LIMIT 1), 0)),
  (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()),
  pg_database_size(current_database())
"""
GAUGES = (
    ("tracker_jobs_waiting", "Jobs that no worker has taken up yet."),
    ("tracker_jobs_failed", "Jobs that failed, of the last days."),
    ("tracker_worker_silence_seconds", "Since a worker's heart beat; -1: never."),
    ("tracker_worker_round_seconds", "Since a worker began the minute's work; -1: never."),
    ("tracker_newest_change", "The number of the newest change."),
    (
        "tracker_audit_seal_age_seconds",
        "Since the audit trail was last added to a seal; -1: never.",
    ),
    ("tracker_audit_unsealed_seconds", "Since the oldest change that no seal has yet; 0: none."),
    ("tracker_database_connections", "Sessions of this database."),
    ("tracker_database_bytes", "Its size."),
)


@receiver(was_slow)
def count_slow(**told: Any) -> None:
    SLOW.inc()


class MetricsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == PATH and settings.METRICS_TOKEN:
            return scraped(request)
        begun = time.perf_counter()
        response = self.get_response(request)
        area = request.path.split("/", 2)[1]
        area = area if area in AREAS else "pages"
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(method, area, str(response.status_code)).inc()
        SECONDS.labels(area).observe(time.perf_counter() - begun)
        return response


def has_token(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    known = settings.METRICS_TOKEN
    return bool(known) and hmac.compare_digest(given.encode(), known.encode())


def scraped(request: HttpRequest) -> HttpResponse:
    if not has_token(request):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    registry = own
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    asked = CollectorRegistry()
    asked.register(Asked())
    text = generate_latest(registry) + generate_latest(asked)
    headers = {"X-Content-Type-Options": "nosniff"}  # SecurityMiddleware comes later
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST, headers=headers)


class Asked:
    """Of the database, at each scrape."""

    def collect(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("tracker_database_up", "Whether the database answers.")
        try:
            with connection.cursor() as cursor:
                cursor.execute(ASK, [EVERY_MINUTE])
                found = cursor.fetchone()
        except (DatabaseError, InterfaceError):
            found = ()
        up.add_metric([], 1 if found else 0)
        yield up
        if REPLICA in settings.DATABASES:
            state = WATCH.state()
            used = "Whether the process that answers this asks the replica."
            yield GaugeMetricFamily("tracker_replica_used", used, value=float(not state.why))
            late = "How far it is behind, as far as that is known; -1: it is not."
            lag = -1.0 if state.lag is None else state.lag
            yield GaugeMetricFamily("tracker_replica_lag_seconds", late, value=lag)
        for (name, words), value in zip(GAUGES, found, strict=False):
            yield GaugeMetricFamily(name, words, value=float(value))
