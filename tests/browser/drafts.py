"""One record in each state that has a page of its own, so that no page stays unopened."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.served import send
from tests.tracker.served import Served, token

PLEDGE = "cn-precursor-pledge"
SOURCE = "reuters-2024-01-31"


@dataclass(frozen=True)
class Drafts:
    """Ids, as the desk's addresses have them: a draft of the admin's own, a finding in review, one
    retracted, a schedule of reports."""

    own: int  # edited since, so that it has an earlier version
    in_review: int
    retracted: int
    schedule: int


def written(served: Served) -> Drafts:
    admin, analyst = token(served, "admin", "admin"), token(served, "writer", "analyst")
    editor = token(served, "reviewer", "editor")
    own, in_review, retracted = (finding(served, key) for key in (admin, analyst, analyst))
    send(served, admin, "PATCH", f"status-updates/{own}/", summary="As far as the record goes.")
    for each in (in_review, retracted):
        send(served, analyst, "POST", f"status-updates/{each}/submit/")
    send(served, editor, "POST", f"status-updates/{retracted}/publish/")
    send(served, editor, "POST", f"status-updates/{retracted}/retract/", reason="It was misheard.")
    send(served, analyst, "PATCH", f"commitments/{PLEDGE}/", text="We will.", reason="A slip.")
    weekly = {"name": "Weekly", "cadence": "weekly", "recipients": ["ann@example.org"]}
    schedule = send(served, editor, "POST", "report-schedules/", **weekly)
    return Drafts(own, in_review, retracted, schedule["id"])


def finding(served: Served, key: str) -> int:
    made = send(
        served,
        key,
        "POST",
        "status-updates/",
        commitment=PLEDGE,
        status="initiated",
        as_of="2024-02-02",
        confidence="moderate",
        summary="As far as it is known.",
        evidence=[{"source": SOURCE, "excerpt": "we will work together", "mode": "direct"}],
    )
    found: int = made["id"]
    return found
