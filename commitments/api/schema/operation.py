"""What the documentation says of one method of one address: each view names its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rest_framework.serializers import Serializer

from commitments.reading.parameters import Parameter

READ_REFUSALS = (400, 401, 403, 406, 429, 500, 503)
ONE_REFUSALS = (404, 410)
WRITE_REFUSALS = (400, 401, 403, 406, 409, 410, 411, 413, 415, 422, 429, 500, 503)


@dataclass(frozen=True)
class Body:
    """A JSON body: its component's name, and JSON Schema. `many`: a list of such will do too."""

    name: str
    schema: Mapping[str, Any]
    required: bool = True
    example: Any = None
    many: bool = False


@dataclass(frozen=True)
class Page:
    """A list of such answers: its component's name, and what stands beside `results`."""

    name: str
    of: type[Serializer]
    beside: Mapping[str, Any]


@dataclass(frozen=True)
class Link:
    """What can be asked next: that operation, with the answer's `member` as its `parameter`."""

    operation: str
    parameter: str
    member: str

    @property
    def name(self) -> str:
        own = self.parameter in {self.member, "commitment"}
        return self.operation if own else f"{self.operation}_of_{self.member}"


@dataclass(frozen=True)
class Operation:
    """`answer`: of a success; raw JSON Schema where no serializer says it.

    `refusals`: the problems it may answer. `tagged`: it has an ETag and answers If-None-Match;
    `guarded`: it takes If-Match. `moves`: it answers 308 once the record was merged. `exports`: the
    media types in which it comes whole. `links`: what can be asked next. `closed`: no read
    without login.
    """

    id: str
    tag: str
    summary: str
    answer: type[Serializer] | Page | Mapping[str, Any] | None
    description: str = ""
    parameters: Sequence[Parameter] = ()
    body: Body | None = None
    status: int = 200
    refusals: Sequence[int] = field(default=READ_REFUSALS)
    tagged: bool = False
    guarded: bool = False
    clocked: bool = False
    moves: bool = False
    media_types: Sequence[str] = ("application/json",)
    exports: Sequence[str] = ()
    links: Sequence[Link] = ()
    closed: bool = False

    @property
    def writes(self) -> bool:
        return self.body is not None or self.status == 204 or self.guarded
