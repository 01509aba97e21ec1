"""Archived copies and link checks as rows, without a fetch; a copy's file holds its text alone."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from commitments.domain import link_checks
from commitments.models import Capture, LinkCheck, Source
from commitments.models.capture import Outcome


def make_capture(source: Source, text: str = "They talked.", **given: Any) -> Capture:
    """The source's next copy, fetched and of that text, unless said otherwise."""
    number = source.captures.count() + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    path = f"captures/{digest[:2]}/{digest}.warc.gz"
    file = Path(settings.MEDIA_ROOT) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    address = source.url or "https://example.org/news"
    told = {
        "number": number,
        "how": "fetched",
        "at": timezone.now(),
        "address": address,
        "final_address": address,
        "status": 200,
        "media_type": "text/html",
        "charset": "utf-8",
        "size": len(text.encode()),
        "sha256": digest,
        "path": path,
        "file_sha256": digest,
        "text": text,
        "text_sha256": digest,
        "title": source.title,
    }
    if given.get("how", "fetched") != "fetched":
        told |= {"status": None, "address": "", "final_address": ""}
    return Capture.objects.create(source=source, **told | given)


def make_link_check(source: Source, outcome: str = "alive", **given: Any) -> LinkCheck:
    told = {
        "checked_at": timezone.now(),
        "address": source.url or "https://example.org/news",
        "status": 404 if outcome == "failed" else 200,
    }
    return LinkCheck.objects.create(source=source, outcome=outcome, **told | given)


def dead_link(source: Source, *, since: dt.datetime) -> list[LinkCheck]:
    """The failures of three days, after which the source's link counts as dead."""
    return [
        link_checks.note(source=source, outcome=Outcome.FAILED, now=since + dt.timedelta(days))
        for days in range(3)
    ]
