"""What does each address, page, button and command take? One row for every one of them.

A row names actions of the matrix in `domain/permissions.py`, which says to whom each is open, in
which state, and whether to one's own or to another's. The walks beside this file fail when
something has no row, and when a row is of something that is no longer there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from commitments.domain.permissions import Action, may


@dataclass(frozen=True)
class Gate:
    """Any of the actions opens it; `to`: where it is no matter of roles. `shut`: a record of this
    kind is never treated so, and those with the role are told; a pending revision of it is."""

    actions: tuple[Action, ...] = ()
    to: str = ""
    shut: bool = False

    def lets(self, user: Any, record: Any = None) -> bool:
        if self is EVERYBODY or (self is INSIDE and user is not None):
            return True
        return any(may(user, action, record) for action in self.actions)


def by(*actions: Action) -> Gate:
    return Gate(actions)


def shut(action: Action) -> Gate:
    return Gate((action,), shut=True)


EVERYBODY = Gate(to="everybody, whatever PUBLIC_READ says")
INSIDE = Gate(to="whoever may enter the desk, with or without a role")
NOBODY = Gate(to="nobody")
ABSENT = None

READ, SEE = by(Action.READ), by(Action.READ_DRAFTS)
WRITE, DROP = by(Action.WRITE), by(Action.DROP)
REVISE, EITHER = by(Action.REVISE), by(Action.WRITE, Action.REVISE)
SUBMIT, RETURN = by(Action.SUBMIT), by(Action.RETURN)
PUBLISH, RETRACT, CORRECT = by(Action.PUBLISH), by(Action.RETRACT), by(Action.CORRECT)
KEEP, COMMENT, MERGE = by(Action.KEEP), by(Action.COMMENT), by(Action.MERGE)
SCHEDULES, RESOLVE = by(Action.KEEP_SCHEDULES), by(Action.RESOLVE)
CAPTURE = by(Action.CAPTURE)
REDACT, KEYS = by(Action.REDACT), by(Action.MANAGE_USERS)

# Records: what is revised, what is only corrected, sources (which are reviewed with what they
# support), and what is public at once.
REVISED = ("commitment", "claim", "risk", "statistic")
LEDGERS = ("status_update", "position", "evidence")
SOURCES = ("source",)
PUBLIC_AT_ONCE = ("actor", "forum", "topic")
GROUPS = (REVISED, LEDGERS, SOURCES, PUBLIC_AT_ONCE)
ONLY = {"merge": ("actor", "source")}  # what is there for some kinds of a group alone
Columns = tuple[Gate | None, Gate | None, Gate | None, Gate | None]

# fmt: off
API_RECORDS: dict[str, Columns] = {
    #                  revised  ledgers  sources               public at once
    "list GET":       (READ,    READ,    READ,                 READ),
    "list POST":      (WRITE,   WRITE,   WRITE,                WRITE),
    "detail GET":     (READ,    READ,    READ,                 READ),
    "detail PATCH":   (EITHER,  WRITE,   EITHER,               REVISE),
    "detail DELETE":  (DROP,    DROP,    DROP,                 shut(Action.DROP)),
    "submit POST":    (SUBMIT,  SUBMIT,  shut(Action.SUBMIT),  ABSENT),
    "return POST":    (RETURN,  RETURN,  shut(Action.RETURN),  ABSENT),
    "publish POST":   (PUBLISH, PUBLISH, shut(Action.PUBLISH), ABSENT),
    "retract POST":   (RETRACT, RETRACT, RETRACT,              ABSENT),
    "supersede POST": (ABSENT,  CORRECT, ABSENT,               ABSENT),
    "merge POST":     (ABSENT,  ABSENT,  MERGE,                MERGE),
}
PAGES = ("home", "commitments", "commitment", "claims", "claim", "actors", "actor", "reports",
         "about", "charts", "chart")  # for everybody, without a login
OTHERS: dict[str, Gate] = {
    **{f"{page} GET": READ for page in PAGES},
    "leave GET": EVERYBODY,  # who has the link of a report's mail
    "commitment-timeline GET": READ,
    "commitment-compare GET": READ,
    "stats GET": READ,
    "stats-history GET": READ,
    "discrepancy-list GET": READ,
    "discrepancy-resolve POST": RESOLVE,
    "calendar GET": READ,
    "feed GET": READ,
    "change-list GET": READ,
    "report-list GET": READ,
    "report-detail GET": READ,
    **{f"report-{form} GET": READ for form in ("html", "pdf", "csv", "xlsx", "txt", "ics")},
    "report-schedule-list GET": SCHEDULES,
    "report-schedule-list POST": SCHEDULES,
    "report-schedule-detail GET": SCHEDULES,
    "report-schedule-detail PATCH": SCHEDULES,
    "report-schedule-detail DELETE": SCHEDULES,
    "vocabulary GET": READ,
    "index-v1 GET": READ,
    "index GET": READ,
    "schema GET": EVERYBODY,
    "docs GET": EVERYBODY,
}

# The pages of the desk: a GET shows one, a POST does what it is for.
DESK_RECORDS: dict[str, Columns] = {
    #                  revised  ledgers  sources  public at once
    "changelist GET": (SEE,     SEE,     SEE,     SEE),
    "add GET":        (WRITE,   WRITE,   WRITE,   WRITE),
    "add POST":       (WRITE,   WRITE,   WRITE,   WRITE),
    "change GET":     (SEE,     SEE,     SEE,     SEE),
    "change POST":    (EITHER,  WRITE,   EITHER,  REVISE),
    "history GET":    (SEE,     SEE,     SEE,     SEE),
    "delete GET":     (DROP,    DROP,    DROP,    NOBODY),
    "delete POST":    (DROP,    DROP,    DROP,    NOBODY),
    "restore GET":    (WRITE,   WRITE,   WRITE,   WRITE),
    "restore POST":   (EITHER,  WRITE,   EITHER,  REVISE),
    "redact GET":     (REDACT,  REDACT,  REDACT,  REDACT),
    "redact POST":    (REDACT,  REDACT,  REDACT,  REDACT),
    "merge GET":      (ABSENT,  ABSENT,  MERGE,   MERGE),
    "merge POST":     (ABSENT,  ABSENT,  MERGE,   MERGE),
    "retracted GET":  (SEE,     SEE,     SEE,     ABSENT),
    "submit GET":     (SUBMIT,  SUBMIT,  SUBMIT,  ABSENT),
    "submit POST":    (SUBMIT,  SUBMIT,  shut(Action.SUBMIT), ABSENT),
    "return GET":     (RETURN,  RETURN,  RETURN,  ABSENT),
    "return POST":    (RETURN,  RETURN,  shut(Action.RETURN), ABSENT),
    "publish GET":    (PUBLISH, PUBLISH, PUBLISH, ABSENT),
    "publish POST":   (PUBLISH, PUBLISH, shut(Action.PUBLISH), ABSENT),
    "retract GET":    (RETRACT, RETRACT, RETRACT, ABSENT),
    "retract POST":   (RETRACT, RETRACT, RETRACT, ABSENT),
    "discard GET":    (DROP,    ABSENT,  DROP,    ABSENT),
    "discard POST":   (shut(Action.DROP), ABSENT, shut(Action.DROP), ABSENT),
    "supersede GET":  (CORRECT, CORRECT, CORRECT, ABSENT),
    "supersede POST": (shut(Action.CORRECT), CORRECT, shut(Action.CORRECT), ABSENT),
}
# fmt: on
DESK_LISTS: dict[str, tuple[Gate, Gate, Gate]] = {
    # who sees the list, its rows and their history; who adds to it; who deletes from it
    "commitments_revision": (SEE, NOBODY, NOBODY),
    "commitments_change": (SEE, NOBODY, NOBODY),
    "commitments_redaction": (REDACT, NOBODY, NOBODY),
    "commitments_erasure": (KEYS, KEYS, NOBODY),
    "commitments_reportschedule": (SCHEDULES, SCHEDULES, SCHEDULES),
    "commitments_report": (SCHEDULES, NOBODY, NOBODY),
    "commitments_user": (KEYS, KEYS, NOBODY),
    "commitments_accessentry": (KEYS, NOBODY, NOBODY),
    "knox_authtoken": (KEYS, KEYS, KEYS),
    "auth_group": (NOBODY, NOBODY, NOBODY),
    "procrastinate_procrastinatejob": (NOBODY, NOBODY, NOBODY),
}
DESK_OTHERS: dict[str, Gate] = {
    "index GET": INSIDE,
    "login GET": EVERYBODY,
    "code GET": NOBODY,  # but who has given the password and not yet the code
    "logout POST": EVERYBODY,
    "account GET": INSIDE,
    "end_sessions GET": INSIDE,
    "second_factor GET": INSIDE,
    "set_up_factor GET": INSIDE,
    "renew_codes GET": INSIDE,
    "remove_factor GET": INSIDE,
    "password_change GET": INSIDE,
    "password_change_done GET": INSIDE,
    "search GET": INSIDE,
    "app_list GET": SEE,
    "autocomplete GET": SEE,
    "jsi18n GET": INSIDE,
    "view_on_site GET": NOBODY,
    "review_queue GET": SEE,
    "review GET": SEE,
    "discrepancies GET": SEE,
    "discrepancies_resolve POST": RESOLVE,
    "commitments_commitment_overview GET": SEE,
    "commitments_commitment_keeping GET": KEEP,
    "commitments_commitment_keeping POST": KEEP,
    "commitments_dates GET": WRITE,
    "commitments_source_look_up POST": WRITE,
    "commitments_source_copies GET": SEE,
    "commitments_source_copies POST": CAPTURE,
    "commitments_source_copy GET": SEE,
    "commitments_source_copy_file GET": SEE,
    "commitments_source_copy_redact GET": REDACT,
    "commitments_source_copy_redact POST": REDACT,
    "commitments_source_compare GET": SEE,
    "commitments_revision_retracted GET": NOBODY,
    "commitments_revision_step submit GET": SUBMIT,
    "commitments_revision_step submit POST": SUBMIT,
    "commitments_revision_step return GET": RETURN,
    "commitments_revision_step return POST": RETURN,
    "commitments_revision_step discard GET": DROP,
    "commitments_revision_step discard POST": DROP,
    "commitments_revision_step publish GET": PUBLISH,
    "commitments_revision_step publish POST": PUBLISH,
    "commitments_reportschedule_filter GET": SCHEDULES,
    "commitments_reportschedule_add POST": SCHEDULES,
    "commitments_reportschedule_change POST": SCHEDULES,
    "commitments_reportschedule_delete POST": SCHEDULES,
    "commitments_reportschedule_pause POST": SCHEDULES,
    "commitments_reportschedule_preview GET": SCHEDULES,
    "commitments_reportschedule_printed GET": SCHEDULES,
    "commitments_reportschedule_run GET": SCHEDULES,
    "commitments_reportschedule_run POST": SCHEDULES,
    "commitments_report_file GET": SCHEDULES,
    "commitments_report_lead POST": SCHEDULES,
    "commitments_report_release POST": SCHEDULES,
    "commitments_report_again POST": SCHEDULES,
    "commitments_report_correct GET": SCHEDULES,
    "commitments_report_correct POST": SCHEDULES,
    "commitments_user_add POST": KEYS,
    "commitments_user_change POST": KEYS,
    "auth_user_password_change GET": KEYS,
    "auth_user_password_change POST": KEYS,
    "take_factor GET": KEYS,
    "take_factor POST": KEYS,
    "revoke_tokens GET": KEYS,
    "revoke_tokens POST": KEYS,
    "knox_authtoken_add POST": KEYS,
    "commitments_erasure_add POST": KEYS,
    "release POST": KEYS,
}
# Of the kinds that come in files.
IMPORTED = ("commitment", "statusupdate", "position", "statistic")
IMPORT_PAGES = {
    "import_rows GET": WRITE,
    "import GET": WRITE,
    "process_import POST": WRITE,
    "whole_list_csv GET": SEE,
    "whole_list_xlsx GET": SEE,
}
DESK_OTHERS |= {
    f"commitments_{name}_{page}": gate for name in IMPORTED for page, gate in IMPORT_PAGES.items()
}
# What is decided on the screen of a review.
DECISIONS: dict[str, Gate] = {
    "publish": PUBLISH,
    "return": RETURN,
    "comment": COMMENT,
}
# What is done to the rows that are ticked in a list, on a page of its own.
BULK: dict[str, Gate] = {
    "submit": SUBMIT,
    "publish": PUBLISH,
    "return": RETURN,
    "retract": RETRACT,
    "tag": EITHER,
    "own": KEEP,
}
# What a list does at once, by the name of the action.
AT_ONCE: dict[str, Gate] = {
    "export_csv": SEE,
    "export_xlsx": SEE,
    "import_rows": WRITE,
    "whole_list_csv": SEE,
    "whole_list_xlsx": SEE,
    "abort": NOBODY,  # procrastinate's own
    "cancel": NOBODY,
    "retry": NOBODY,
}


def rows_of(table: dict[str, Columns]) -> dict[tuple[str, str], Gate]:
    """By the kind of record and the row's name."""
    return {
        (kind, row): gate
        for row, gates in table.items()
        for kinds, gate in zip(GROUPS, gates, strict=True)
        if gate is not ABSENT
        for kind in kinds
        if kind in ONLY.get(row.split()[0], kinds)
    }
