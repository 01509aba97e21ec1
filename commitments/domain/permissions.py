"""Who may do what: the one matrix that admin, API and commands ask.

A row says which role it takes at least, by the record's state and by whose it is. `may` and
`require` without a record ask for the role alone: is there any record to which it might be done?
What depends on the kind of record is a rule of the domain and not here; what needs no review
(actors, forums, topics) counts as published.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Any, NamedTuple

from django.conf import settings

from commitments.domain.errors import Conflict, Forbidden
from commitments.models.vocabulary import Publication, Role


class Action(StrEnum):
    READ = "read"
    READ_DRAFTS = "read drafts"
    WRITE = "write drafts"
    DROP = "drop drafts"
    SUBMIT = "submit for review"
    COMMENT = "comment on what is not published"
    KEEP = "keep owners and notes"
    CAPTURE = "archive copies of a source"
    RETURN = "return"
    PUBLISH = "publish"
    PUBLISH_ALONE = "publish without a second reader"
    REVISE = "change what is published"
    CORRECT = "correct what is published"
    RETRACT = "retract"
    MERGE = "merge"
    REDACT = "redact on legal grounds"
    KEEP_SCHEDULES = "keep report schedules"
    RESOLVE = "resolve discrepancies"
    MANAGE_USERS = "manage users and tokens"


class Whose(StrEnum):
    """ALONE: who asks wrote all of it. BEGUN: others wrote on it since. ANOTHERS: begun by somebody
    else."""

    ALONE = "alone"
    BEGUN = "begun"
    ANOTHERS = "another's"


class Row(NamedTuple):
    """The least role for one action in each state; NOBODY: not in that state."""

    action: Action
    whose: tuple[Whose, ...]
    draft: str
    returned: str
    in_review: str
    published: str
    retracted: str


NOBODY, ANYONE = "–", "anyone"
VIEWER, ANALYST, EDITOR, ADMIN = (role.value for role in Role)
ANY, OWN = tuple(Whose), (Whose.ALONE, Whose.BEGUN)
NOT_ALONE = (Whose.BEGUN, Whose.ANOTHERS)

# fmt: off
#       action                whose      draft    returned in_review published retracted
MATRIX = (
    Row(Action.READ,          ANY,       VIEWER,  VIEWER,  VIEWER,   ANYONE,   ANYONE),
    Row(Action.READ_DRAFTS,   ANY,       VIEWER,  VIEWER,  VIEWER,   VIEWER,   VIEWER),
    Row(Action.WRITE,         ANY,       ANALYST, ANALYST, NOBODY,   NOBODY,   NOBODY),
    Row(Action.DROP,          OWN,       ANALYST, ANALYST, NOBODY,   NOBODY,   NOBODY),
    Row(Action.SUBMIT,        ANY,       ANALYST, ANALYST, NOBODY,   NOBODY,   NOBODY),
    Row(Action.COMMENT,       ANY,       ANALYST, ANALYST, ANALYST,  NOBODY,   NOBODY),
    Row(Action.KEEP,          ANY,       ANALYST, ANALYST, ANALYST,  ANALYST,  ANALYST),
    Row(Action.CAPTURE,       ANY,       ANALYST, ANALYST, ANALYST,  ANALYST,  NOBODY),
    Row(Action.RETURN,        ANY,       NOBODY,  NOBODY,  EDITOR,   NOBODY,   NOBODY),
    Row(Action.PUBLISH,       NOT_ALONE, NOBODY,  NOBODY,  EDITOR,   NOBODY,   NOBODY),
    Row(Action.PUBLISH_ALONE, ANY,       EDITOR,  EDITOR,  EDITOR,   NOBODY,   NOBODY),
    Row(Action.REVISE,        ANY,       NOBODY,  NOBODY,  NOBODY,   ANALYST,  NOBODY),
    Row(Action.CORRECT,       ANY,       NOBODY,  NOBODY,  NOBODY,   ANALYST,  NOBODY),
    Row(Action.RETRACT,       ANY,       NOBODY,  NOBODY,  NOBODY,   EDITOR,   NOBODY),
    Row(Action.MERGE,         ANY,       NOBODY,  NOBODY,  NOBODY,   EDITOR,   NOBODY),
    Row(Action.REDACT,        ANY,       ADMIN,   ADMIN,   ADMIN,    ADMIN,    ADMIN),
)
# fmt: on

# What is done to no record.
ON_THE_DESK = {
    Action.KEEP_SCHEDULES: Role.EDITOR,
    Action.RESOLVE: Role.EDITOR,
    Action.MANAGE_USERS: Role.ADMIN,
}
REFUSED_BY_WHOSE = {
    Action.DROP: "It is somebody else's draft; only its author may drop it.",
    Action.PUBLISH: "You alone wrote the {noun} {name}; somebody else has to publish it.",
}
RANK = {role: rank for rank, role in enumerate(Role)}


def role_of(user: Any) -> Role | None:
    """The highest role that the user's groups give; None for a stranger or a closed account."""
    if user is None or not user.is_authenticated or not user.is_active:
        return None
    if not hasattr(user, "tracker_role"):
        user.tracker_role = role_in(set(user.groups.values_list("name", flat=True)))
    role: Role | None = user.tracker_role
    return role


def role_in(groups: Collection[str]) -> Role | None:
    """The highest that groups of those names give."""
    roles = [role for role in Role if role.value in groups]
    return max(roles, key=RANK.__getitem__) if roles else None


def may(user: Any, action: Action, record: Any = None) -> bool:
    """With a record: to this one, in its state, being whose it is."""
    if record is None or action in ON_THE_DESK:
        return reaches(user, LEAST_ROLE[action])
    least = {getattr(row, state_of(record)) for row in rows(action, whose(user, record))}
    return any(reaches(user, role) for role in least)


def require(user: Any, action: Action, record: Any = None) -> None:
    """Refuses, in this order: the role, the state (Conflict), one's own or another's."""
    least = LEAST_ROLE[action]
    if not reaches(user, least):
        raise Forbidden(f"To {action.value} takes the role {least}, or one above it.")
    if record is None or action in ON_THE_DESK:
        return
    state = state_of(record)
    if state not in states_for(action):
        raise Conflict(f"To {action.value} is not possible while it is {state.label.lower()}.")
    require_whose(user, action, record)
    if not may(user, action, record):
        raise Forbidden


def require_whose(user: Any, action: Action, record: Any) -> None:
    """Refuses one's own, or another's, whatever its state."""
    if not rows(action, whose(user, record)):
        noun, name = record._meta.verbose_name, getattr(record, "slug", record.pk)
        raise Forbidden(REFUSED_BY_WHOSE[action].format(noun=noun, name=name))


def states_for(action: Action) -> tuple[Publication, ...]:
    """Those in which anybody at all may do it."""
    return tuple(
        state
        for state in Publication
        if any(getattr(row, state) != NOBODY for row in MATRIX if row.action == action)
    )


def whose(user: Any, record: Any) -> Whose:
    mine = getattr(user, "pk", None)
    authors = getattr(record, "authors", None)
    if mine is None:
        return Whose.ANOTHERS
    if authors is not None and set(authors) == {mine}:
        return Whose.ALONE
    if getattr(record, "created_by_id", None) != mine:
        return Whose.ANOTHERS
    return Whose.ALONE if authors is None else Whose.BEGUN


def state_of(record: Any) -> Publication:
    return Publication(getattr(record, "publication", Publication.PUBLISHED))


def rows(action: Action, whose_it_is: Whose) -> list[Row]:
    return [row for row in MATRIX if row.action == action and whose_it_is in row.whose]


def reaches(user: Any, least: str) -> bool:
    """`anyone` is everybody while PUBLIC_READ is on, else everybody with a role."""
    if least == NOBODY:
        return False
    if least == ANYONE and settings.PUBLIC_READ:
        return True
    role = role_of(user)
    return role is not None and (least == ANYONE or RANK[role] >= RANK[Role(least)])


def least_of(action: Action) -> str:
    """The least role that may do it to any record."""
    cells = {cell for row in MATRIX if row.action == action for cell in row[2:]}
    return next(role for role in (ANYONE, *Role.values) if role in cells)


LEAST_ROLE: dict[Action, str] = {
    action: ON_THE_DESK.get(action) or least_of(action) for action in Action
}
