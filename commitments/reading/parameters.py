"""What may a read be asked, and is this value one of those? Query strings, read strictly."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.dateparse import parse_datetime

from commitments.reading.prepared import ask

Values = Mapping[str, Sequence[str]]
MOST_VALUES = 200


class BadParameter(ValueError):
    """A query parameter that is unknown, or whose value is."""

    def __init__(self, parameter: str, detail: str) -> None:
        self.parameter = parameter
        self.detail = detail
        super().__init__(f"{parameter}: {detail}")


@dataclass(frozen=True)
class Parameter:
    """One query parameter: how it is read, and what the documentation says of it.

    `schema`: JSON Schema of one value; `many`: repeatable or comma-separated, any of them.
    """

    name: str
    read: Callable[[str, str], Any]
    description: str
    schema: Mapping[str, Any]
    example: str
    many: bool = False
    required: bool = False


def shown(value: str) -> str:
    clean = value.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")
    return f"“{clean if len(clean) <= 60 else clean[:57] + '…'}”"


def read_code(name: str, value: str, *, codes: Sequence[str]) -> str:
    if value not in codes:
        raise BadParameter(name, f"{shown(value)} is not known; use one of {', '.join(codes)}.")
    return value


def read_day(name: str, value: str) -> dt.date:
    wrong = f"{shown(value)} is not a day, as in 2024-03-01."
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise BadParameter(name, wrong)
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise BadParameter(name, wrong) from None


def read_instant(name: str, value: str) -> dt.datetime:
    """An RFC 3339 instant; a day stands for its first moment, UTC."""
    wrong = f"{shown(value)} is not an instant, as in 2024-03-01T12:00:00Z."
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return dt.datetime.combine(read_day(name, value), dt.time(), dt.UTC)
    try:
        # A plus sign that was not percent-encoded arrives as a space.
        read = parse_datetime(re.sub(r" (\d{2}:?\d{2})$", r"+\1", value))
        if read is None:
            raise BadParameter(name, wrong)
        if read.tzinfo is None:
            raise BadParameter(name, f"{shown(value)} has no zone; add Z for UTC.")
        return read.astimezone(dt.UTC)
    except (ValueError, OverflowError) as error:
        if isinstance(error, BadParameter):
            raise
        raise BadParameter(name, wrong) from None


def read_flag(name: str, value: str) -> bool:
    if value not in {"true", "false"}:
        raise BadParameter(name, f"{shown(value)} is neither true nor false.")
    return value == "true"


def read_whole(name: str, value: str, *, least: int, most: int) -> int:
    if not re.fullmatch(r"\d{1,19}", value, re.ASCII) or not least <= int(value) <= most:
        raise BadParameter(name, f"{shown(value)} is not a whole number from {least} to {most}.")
    return int(value)


def read_text(name: str, value: str, *, longest: int = 300) -> str:
    if "\x00" in value:
        raise BadParameter(name, "It holds a null character (U+0000).")
    if len(value) > longest:
        raise BadParameter(name, f"It has {len(value)} characters; {longest} is the most.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise BadParameter(name, "It is not UTF-8.") from None
    return value


def codes(
    name: str, choices: type[models.TextChoices], description: str, *, example: str
) -> Parameter:
    values = list(choices.values)
    return Parameter(
        name,
        lambda n, value: read_code(n, value, codes=values),
        description,
        {"type": "string", "enum": values},
        example,
        many=True,
    )


def slugs(name: str, model: type[models.Model], description: str, *, example: str) -> Parameter:
    """Slugs of existing records; whether they exist is asked once for all, by `existing`."""
    return Parameter(
        name,
        read_text,
        description,
        {"type": "string", "x-record": model._meta.model_name},
        example,
        many=True,
    )


def existing(
    name: str, model: type[models.Model], wanted: Sequence[str], *, known_at: dt.datetime | None
) -> dict[str, int]:
    """Ids by slug of what had ever been public by `known_at`, so that a question about the past is
    answered alike for ever; None: of drafts too, of which others learn nothing."""
    table = model._meta.db_table
    public = (
        f" AND EXISTS (SELECT FROM {table}version v"
        " WHERE v.record_id = r.id AND v.known_from <= %(known_at)s)"
    )
    found: dict[str, int] = dict(
        ask(
            f"SELECT r.slug, r.id FROM {table} r WHERE r.slug = ANY(%(slugs)s)"
            + (public if known_at is not None else ""),
            {"slugs": list(wanted), "known_at": known_at},
        )
    )
    refuse_unknown(name, model, wanted, found)
    return found


def refuse_unknown(
    name: str, model: type[models.Model], wanted: Sequence[str], found: Collection[str]
) -> None:
    for slug in wanted:
        if slug not in found:
            raise BadParameter(name, f"There is no {model._meta.verbose_name} {shown(slug)}.")


def day(name: str, description: str) -> Parameter:
    return Parameter(
        name, read_day, description, {"type": "string", "format": "date"}, "2024-03-01"
    )


def instant(name: str, description: str) -> Parameter:
    return Parameter(
        name,
        read_instant,
        description,
        {"type": "string", "format": "date-time"},
        "2024-03-01T00:00:00Z",
    )


def flag(name: str, description: str) -> Parameter:
    return Parameter(name, read_flag, description, {"type": "boolean"}, "true")


def whole(name: str, description: str, *, least: int, most: int, example: str) -> Parameter:
    return Parameter(
        name,
        lambda n, value: read_whole(n, value, least=least, most=most),
        description,
        {"type": "integer", "minimum": least, "maximum": most},
        example,
    )


def text(name: str, description: str, *, example: str, many: bool = False) -> Parameter:
    return Parameter(name, read_text, description, {"type": "string"}, example, many=many)


def read_all(parameters: Iterable[Parameter], given: Values) -> dict[str, Any]:
    """The values by name; raises BadParameter for what is unknown, repeated or ill-formed."""
    known = {p.name: p for p in parameters}
    read: dict[str, Any] = {}
    for name, values in given.items():
        parameter = known.get(name)
        if parameter is None:
            listed = ", ".join(sorted(known))
            raise BadParameter(name, f"There is no such parameter here; there are {listed}.")
        if parameter.many:
            parts = [part for value in values for part in value.split(",")]
            if len(parts) > MOST_VALUES:
                raise BadParameter(name, f"It has {len(parts)} values; {MOST_VALUES} is the most.")
            read[name] = list(dict.fromkeys(parameter.read(name, part) for part in parts))
        elif len(values) != 1:
            raise BadParameter(name, "It is given more than once.")
        else:
            read[name] = parameter.read(name, values[0])
    for parameter in known.values():
        if parameter.required and parameter.name not in read:
            raise BadParameter(parameter.name, f"It is required: {parameter.description}")
    return read
