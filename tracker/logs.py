"""Log lines as one JSON object each, on standard error, with the request's id."""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Any

from tracker import request_id

SLOW = "commitments.reading.slow"
EXTRAS = ("status", "ms", "network", "part", "pid")


# What a job was given may be somebody's words, as the reason of a return is.
GIVEN = re.compile(r"(\w\[\d+\])\(.*\)", re.DOTALL)


def without_what_was_given(record: logging.LogRecord) -> bool:
    """The queue's lines name the job and its number alone."""
    if record.name.startswith("procrastinate"):
        record.msg, record.args = GIVEN.sub(r"\1", record.getMessage()), None
    return True


def not_into_a_bar(record: logging.LogRecord) -> bool:
    """Who watches a bar on a terminal is not told of slow statements amid it; where standard error
    is a log there is no bar."""
    return record.name != SLOW or not (sys.stderr.isatty() and is_drawn())


def is_drawn() -> bool:
    bars = sys.modules.get("tqdm")
    return bars is not None and bool(bars.tqdm._instances)  # noqa: SLF001 it has no other way to ask


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request": request_id.current.get(),
            "message": record.getMessage(),
        }
        line.update((name, getattr(record, name)) for name in EXTRAS if hasattr(record, name))
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def logging_config(*, level: str = "INFO") -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "queue": {"()": lambda: without_what_was_given},
            "bars": {"()": lambda: not_into_a_bar},
        },
        "formatters": {"json": {"()": "tracker.logs.JsonFormatter"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "filters": ["queue", "bars"],
            }
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            # It tells every command, at its start, of all that is to run by the clock.
            "procrastinate.periodic": {"level": "WARNING"},
            # Django's own handlers would print each line twice, in another form.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # Each request has its line already; here only those that broke.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "propagate": True},
            "tracker": {"level": level},
            "commitments": {"level": level},
            "procrastinate": {"level": level},
            "procrastinate.blueprints": {"level": "WARNING"},
            "gunicorn.error": {"handlers": [], "level": level, "propagate": True},
        },
    }
