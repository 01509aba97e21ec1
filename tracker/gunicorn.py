"""How gunicorn serves: as `make serve` starts it, and in the container.

Its master process loads the program and asks nobody for anything: the workers share the pages of
memory that it takes, and each opens its own pool and connections after the fork.
"""

import ctypes
import gc
import os
import shutil
import signal
import tempfile
from pathlib import Path
from typing import Any

import gunicorn

from tracker.environment import secret
from tracker.keeper import die_with
from tracker.logs import logging_config

gunicorn.SERVER = "tracker"  # the name that answers bear: not what it runs on
wsgi_app = "tracker.wsgi:application"
_socket = os.environ.get("WEB_SOCKET")  # one that the supervisor has bound
bind = f"fd://{_socket}" if _socket else f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
preload_app = True
worker_class = "tracker.workers.EvenWorker"
logger_class = "tracker.workers.QuietLogger"
threads = int(os.environ.get("WEB_THREADS", "4"))
limit_request_line = 8190  # filters may name many slugs; gunicorn takes no longer line
timeout = 60
graceful_timeout = 8
keepalive = 5
# Whether a proxy is believed is settled by tracker.proxies alone.
forwarded_allow_ips = ""
accesslog = None
logconfig_dict = logging_config()
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108 a heartbeat file must not wait for a disk
    worker_tmp_dir = "/dev/shm"  # noqa: S108

# One connection a thread, and one for what a thread opens beside.
os.environ.setdefault("DATABASE_POOL", str(threads + 1))


LARGE = 256 * 1024  # bytes: a block from this size on goes back to the system once it is free
M_MMAP_THRESHOLD = -3  # of glibc's malloc.h


def when_ready(server: Any) -> None:
    """The program is loaded: from now on the collector of garbage need neither walk through it nor
    write into its pages, which the workers share."""
    gc.collect()
    gc.freeze()


def post_worker_init(worker: Any) -> None:
    """The supervisor need not stand in any more."""
    if ready := os.environ.get("WEB_READY"):
        Path(ready).touch()


# Each process counts its requests into a file there; tracker.metrics adds them up.
if secret("METRICS_TOKEN"):
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="tracker-metrics-")


def child_exit(server: Any, worker: Any) -> None:
    worker.ended()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        # Only here: the package settles at its import whether there is such a folder.
        from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

        mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    shutil.rmtree(os.environ.get("PROMETHEUS_MULTIPROC_DIR", ""), ignore_errors=True)


def post_fork(server: Any, worker: Any) -> None:
    die_with(worker.ppid, signal.SIGKILL)
    # glibc raises the size by itself with each large block, and then keeps answers of megabytes.
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):  # other C libraries have none
        libc.mallopt(M_MMAP_THRESHOLD, LARGE)
