"""Every operation in the schema, walked: an address is covered on the day it appears.

Nothing that is asked here changes anything, so that one world does for all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from commitments.models import Change, User
from tests.api.client import Api
from tests.api.operations import Operation, operations, resolved
from tests.factories.records import (
    make,
    make_commitment,
    make_evidence,
    make_position,
    make_source,
    make_status_update,
)
from tests.factories.states import REVIEWED, in_review, published
from tests.factories.users import editor, make_user
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
UNKNOWN = "no_such_name"
NEVER = '"v1999999999.of-another-time"'
LONG_AGO, FUTURE = "0231-08-31T19:05:38.000000Z", "2999-01-01T00:00:00Z"
ODD_BY_TYPE = {"integer": "x", "array": "x", "object": 1, "boolean": "x", "number": "x"}


@dataclass(frozen=True)
class People:
    stranger: Api
    outsider: Api
    viewer: Api
    editor: Api


Complaints = Iterator[str]
Check = Callable[[Operation, People], Complaints]


def test_every_operation(settings: Any) -> None:
    settle()
    people = People(*(Api(user) for user in (None, make_user(), make_user("viewer"), editor())))
    before = traces()
    complaints = [
        f"{operation.told['operationId']}: {complaint}"
        for operation in operations(people.editor)
        for check in (READS if operation.method == "GET" else WRITES)
        for complaint in check(operation, readers(operation, people))
    ]
    complaints += [
        f"{operation.told['operationId']}: {complaint}"
        for operation in operations(people.editor)
        if not operation.is_open
        for complaint in kept_to_editors(operation, people)
    ]
    settings.PUBLIC_READ = False
    complaints += [
        f"{operation.told['operationId']}: {complaint}"
        for operation in operations(people.editor)
        if operation.method == "GET" and operation.is_open
        for complaint in closed_reads(operation, people)
    ]
    assert not complaints, "\n".join(complaints)
    assert traces() == before


def readers(operation: Operation, people: People) -> People:
    """Of what only editors read, an editor stands for all who would read it elsewhere."""
    if operation.is_open:
        return people
    return replace(people, stranger=people.editor, viewer=people.editor)


def kept_to_editors(operation: Operation, people: People) -> Complaints:
    for api, status in ((people.stranger, 401), (people.outsider, 403), (people.viewer, 403)):
        answer = api.get(operation.path, **operation.query)
        if answer.status_code != status:
            yield f"is answered by {answer.status_code} to those who may not read it"


def settle() -> None:
    """Something in every state, and what the examples name; the newest judgements are free to be
    corrected."""
    populate()
    pledge = published(make_commitment("cn-precursor-pledge"))
    make_source("wire-2024-01-30")
    published(make_status_update(pledge, as_of="2024-06"))
    published(make_position(pledge, as_of="2024-06"))
    published(make_evidence(pledge))
    for kind in REVIEWED:
        beneath = {"commitment": pledge} if kind in {"status_update", "position"} else {}
        for _ in range(2):
            draft = make(kind, **({"target": pledge} if kind == "evidence" else beneath))
        in_review(draft)


def traces() -> tuple[int, int]:
    return Change.objects.count(), User.objects.count()


def named(answer: Any) -> tuple[int, list[str]]:
    """The status, and what a problem document says is wrong."""
    if answer["Content-Type"] != "application/problem+json":
        return answer.status_code, []
    errors = answer.json().get("errors", [])
    return answer.status_code, [each.get("parameter", each.get("pointer")) for each in errors]


def plain_read(operation: Operation, people: People) -> Complaints:
    """It is open, says what it is, and HEAD says the same."""
    answer = people.stranger.get(operation.path, **operation.query)
    documented = operation.told["responses"]["200"]
    media_type = answer["Content-Type"].split(";")[0]
    if answer.status_code != 200 or media_type not in documented["content"]:
        yield f"answers {answer.status_code} as {media_type}"
    for header in documented.get("headers", {}):
        if header not in answer:
            yield f"has no {header}"
    head = people.stranger.head(operation.path, **operation.query)
    if (head.status_code, head.content) != (200, b"") or head.get("ETag") != answer.get("ETag"):
        yield f"HEAD differs: {head.status_code}"


def every_format(operation: Operation, people: People) -> Complaints:
    formats = next(each for each in operation.parameters if each["name"] == "format")
    for name in formats["schema"]["enum"]:
        answer = people.stranger.get(operation.path, **operation.query, format=name)
        media_type = answer["Content-Type"].split(";")[0]
        if answer.status_code != 200 or media_type not in content_types(operation):
            yield f"format={name} is answered by {answer.status_code} as {media_type}"


def content_types(operation: Operation) -> set[str]:
    return set(operation.told["responses"]["200"]["content"])


def unknown_parameter(operation: Operation, people: People) -> Complaints:
    separator = "?" + "".join(f"{name}={value}&" for name, value in operation.query.items())
    path = f"{operation.path}{separator}{UNKNOWN}=1"
    answer = people.editor.send(operation.method, path, operation.example)
    if named(answer) != (400, [UNKNOWN]):
        yield f"an unknown parameter is answered by {named(answer)}"


def bad_values(operation: Operation, people: People) -> Complaints:
    for parameter in operation.parameters:
        if parameter["in"] != "query":
            continue
        name = parameter["name"]
        for value in odd_texts(resolved(parameter["schema"])):
            answer = people.stranger.get(operation.path, **{**operation.query, name: value})
            if named(answer) != (400, [name]):
                yield f"{name}={value!r} is answered by {named(answer)}"


def odd_texts(schema: dict[str, Any]) -> Iterator[str]:
    if "items" in schema:
        yield from odd_texts(resolved(schema["items"]))
        return
    yield "\x00"
    if "enum" in schema:
        yield UNKNOWN
        yield ""
    if schema.get("type") == "integer":
        yield from ("x", "1.5", "-1", "9" * 30)
        yield from (str(schema[end] + step) for end, step in ENDS if end in schema)
    if schema.get("type") == "boolean":
        yield from ("perhaps", "1")
    if schema.get("format") in {"date", "date-time"}:
        yield from ("2024-02-30", "soon", "", "2024-01-01T25:00:00Z")


ENDS = (("minimum", -1), ("maximum", 1))


def conditional_read(operation: Operation, people: People) -> Complaints:
    if "304" not in operation.answers:
        return
    for api in (people.stranger, people.viewer):
        tag = api.get(operation.path, **operation.query)["ETag"]
        answer = api.get(operation.path, headers={"If-None-Match": tag}, **operation.query)
        if (answer.status_code, answer.content, answer["ETag"]) != (304, b"", tag):
            yield f"If-None-Match is answered by {answer.status_code}"


def both_clocks(operation: Operation, people: People) -> Complaints:
    known = people.stranger.get(operation.path, **operation.query).get("Known-At")
    if operation.takes("known_at"):
        yield from echoed(operation, people, "Known-At", known_at=known)
        if "404" not in operation.answers:
            yield from echoed(operation, people, "Known-At", known_at=LONG_AGO)
        answer = people.stranger.get(operation.path, **operation.query, known_at=FUTURE)
        if named(answer) != (400, ["known_at"]):
            yield f"a known_at in the future is answered by {named(answer)}"
    if operation.takes("as_of"):
        for day in ("2024-03-01", "2039-12-31"):
            yield from echoed(operation, people, "As-Of", as_of=day)
            yield from echoed(operation, people, "As-Of", as_of=day, known_at=known)


def echoed(operation: Operation, people: People, header: str, **clocks: str) -> Complaints:
    answers = [people.stranger.get(operation.path, **operation.query, **clocks) for _ in range(2)]
    asked = clocks["as_of" if header == "As-Of" else "known_at"]
    if answers[0].status_code != 200 or answers[0][header] != asked:
        yield f"{clocks} is answered by {answers[0].status_code}, {answers[0].get(header)}"
    elif answers[0].content != answers[1].content:
        yield f"{clocks} is answered by other bytes when it is asked again"
    elif operation.method == "GET" and answers[0]["Content-Type"] == "application/json":
        body = answers[0].json()
        name = header.lower().replace("-", "_")
        if "results" in body and body[name] != asked:
            yield f"{clocks} is not in the body"


def closed_reads(operation: Operation, people: People) -> Complaints:
    """With PUBLIC_READ off."""
    wanted = (401, 403) if "401" in operation.answers else (200, 200)
    for api, status in zip((people.stranger, people.outsider), wanted, strict=True):
        answer = api.get(operation.path, **operation.query)
        if answer.status_code != status:
            yield f"is answered by {answer.status_code} while reads are closed"
        if status == 401 and answer["WWW-Authenticate"] != "Bearer":
            yield "does not say how to log in"
    if people.viewer.get(operation.path, **operation.query).status_code != 200:
        yield "is closed to viewers"


def refused_writers(operation: Operation, people: People) -> Complaints:
    answer = people.stranger.send(operation.method, operation.path, operation.example)
    if (answer.status_code, answer.get("WWW-Authenticate")) != (401, "Bearer"):
        yield f"a stranger is answered by {answer.status_code}"
    for api in (people.viewer, people.outsider):
        answer = api.send(operation.method, operation.path, operation.example)
        if answer.status_code != 403:
            yield f"somebody without the role is answered by {answer.status_code}"


def unknown_field(operation: Operation, people: People) -> Complaints:
    if "requestBody" not in operation.told:
        return
    body = {**operation.example, UNKNOWN: 1}
    answer = people.editor.send(operation.method, operation.path, body)
    if named(answer) != (400, [f"/{UNKNOWN}"]):
        yield f"an unknown field is answered by {named(answer)}"


def bad_fields(operation: Operation, people: People) -> Complaints:
    for name, schema in operation.body.get("properties", {}).items():
        body = {**operation.example, name: odd_member(resolved(schema))}
        status, pointers = named(people.editor.send(operation.method, operation.path, body))
        if status != 400 or not any(each.startswith(f"/{name}") for each in pointers):
            yield f"{name}={body[name]!r} is answered by {status}, {pointers}"


def odd_member(schema: dict[str, Any]) -> Any:
    kind = schema.get("type", "string")
    return ODD_BY_TYPE.get(kind if isinstance(kind, str) else kind[0], {UNKNOWN: [1]})


def missing_fields(operation: Operation, people: People) -> Complaints:
    wanted = {f"/{name}" for name in operation.body.get("required", [])}
    if not wanted:
        return
    status, pointers = named(people.editor.send(operation.method, operation.path, {}))
    if status != 400 or not pointers or not set(pointers) <= wanted:
        yield f"an empty body is answered by {status}, {pointers}"


def slower_writers(operation: Operation, people: People) -> Complaints:
    if "412" not in operation.answers:
        return
    body = dict.fromkeys(operation.body.get("required", []), "x")
    answer = people.editor.send(operation.method, operation.path, body, If_Match=NEVER)
    if answer.status_code != 412:
        yield f"an If-Match of another version is answered by {answer.status_code}"


READS: list[Check] = [
    plain_read,
    every_format,
    unknown_parameter,
    bad_values,
    conditional_read,
    both_clocks,
]
WRITES: list[Check] = [
    refused_writers,
    unknown_parameter,
    unknown_field,
    bad_fields,
    missing_fields,
    slower_writers,
]
