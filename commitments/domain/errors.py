"""Why the domain says no: a small family that the edges turn into answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from inspect import cleandoc


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing wrong in the input: where (a JSON pointer, RFC 6901), and the way out."""

    pointer: str
    detail: str


class Problem(Exception):
    """Something went wrong."""

    def __init__(
        self, detail: str = "", *, errors: Sequence[FieldError] = (), **facts: str
    ) -> None:
        self.detail = detail or cleandoc(type(self).__doc__ or "")
        self.errors = tuple(errors)
        self.facts = facts
        super().__init__(self.detail)

    def __str__(self) -> str:
        if not self.errors:
            return self.detail
        listed = "; ".join(f"{e.pointer or '/'}: {e.detail}" for e in self.errors)
        return f"{self.detail} {listed}"


class Invalid(Problem):
    """The input can't be taken as it is."""


class Forbidden(Problem):
    """Your role does not allow this."""


class NotFound(Problem):
    """There is nothing at this address."""


class Conflict(Problem):
    """This can't be done in the present state."""


class Gone(Problem):
    """This was retracted."""


class PreconditionFailed(Problem):
    """Somebody was faster: the record has changed since you read it. Read it again, then decide."""


def invalid(pointer: str, detail: str) -> Invalid:
    return Invalid("The input can't be taken as it is.", errors=[FieldError(pointer, detail)])
