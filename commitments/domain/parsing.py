"""Is this value well formed? Readers of JSON-able values; each raises Malformed and never more,
and says in JSON Schema what it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from commitments.domain import dates, merged
from commitments.domain.errors import FieldError
from commitments.models.record import SLUG
from commitments.models.vague_date import VagueDate
from commitments.reading.rows import by_slug

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
SLUG_ONLY = re.compile(rf"{SLUG}\Z")
LONGEST_TEXT = 100_000


class Malformed(ValueError):
    """What is wrong with a value, and where inside it."""

    def __init__(self, *errors: FieldError) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{e.pointer}: {e.detail}" for e in errors))


@dataclass(frozen=True)
class Reader:
    """`schema`: JSON Schema (2020-12) of what `take` admits, as far as that can be said in it."""

    take: Callable[[object], Any]
    schema: Mapping[str, Any]

    def __call__(self, value: object) -> Any:
        return self.take(value)


def malformed(detail: str) -> Malformed:
    return Malformed(FieldError("", detail))


IN_JSON = {"None": "null", "True": "true", "False": "false"}


def shown(value: object) -> str:
    """The value as an error may repeat it: short, on one line."""
    text = f"“{value}”" if isinstance(value, str) else IN_JSON.get(repr(value), repr(value))
    text = text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")
    return text if len(text) <= 80 else f"{text[:77]}…"


def text(longest: int = LONGEST_TEXT, *, blank: bool = True) -> Reader:
    def read(value: object) -> str:
        if not isinstance(value, str):
            raise malformed(f"{shown(value)} is not text; put it in quotation marks.")
        if "\x00" in value:
            raise malformed("It holds a null character (U+0000), which can't be kept; take it out.")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise malformed(
                f"It holds half a surrogate pair at character {error.start + 1}, which is no text; "
                "take it out."
            ) from None
        if not blank and not value.strip():
            raise malformed("It is empty; write something.")
        if len(value) > longest:
            raise malformed(f"It has {len(value)} characters; {longest} is the most.")
        return value

    shortest = {} if blank else {"minLength": 1, "pattern": r"\S"}
    return Reader(read, {"type": "string", "maxLength": longest, **shortest})


def read_slug(value: object) -> str:
    read = text(100, blank=False)(value)
    if not SLUG_ONLY.match(read):
        raise malformed(
            f"{shown(value)} is no slug; use lower-case letters a–z, digits and single hyphens, "
            "as in cn-precursor-pledge."
        )
    return str(read)


slug = Reader(read_slug, {"type": "string", "maxLength": 100, "pattern": f"^{SLUG}$"})


def code(choices: type[models.TextChoices], *, leave_out: Iterable[str] = ()) -> Reader:
    allowed = [value for value in choices.values if value not in set(leave_out)]

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise malformed(f"{shown(value)} is not known here; use one of {', '.join(allowed)}.")
        return value

    return Reader(read, {"type": "string", "enum": allowed})


def integer(least: int, most: int) -> Reader:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise malformed(f"{shown(value)} is not a whole number from {least} to {most}.")
        return value

    return Reader(read, {"type": "integer", "minimum": least, "maximum": most})


def read_decimal(value: object) -> Decimal:
    """Up to 18 digits before the point and 6 after it, as a JSON number or as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise malformed(f"{shown(value)} is not a number.")
    if len(str(value)[:100]) > 40:
        raise malformed("It has too many digits; 18 before the point and 6 after it are the most.")
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise malformed(f"{shown(value)} is not a number.") from None
    if not number.is_finite():
        raise malformed(f"{shown(value)} is not a finite number.")
    if abs(number) >= Decimal(10) ** 18 or number != round(number, 6):
        raise malformed(f"{shown(value)}: 18 digits before the point and 6 after it are the most.")
    return round(number, 6)


decimal = Reader(
    read_decimal,
    {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": -(10**18), "exclusiveMaximum": 10**18},
            {"type": "string", "pattern": r"^-?\d{1,18}(\.\d{1,6})?$"},
        ]
    },
)


VAGUE_DATE = {
    "anyOf": [
        {"type": "string", "minLength": 1, "maxLength": dates.EDTF_LENGTH},
        {
            "type": "object",
            "properties": {
                "edtf": {"type": "string", "minLength": 1, "maxLength": dates.EDTF_LENGTH},
                "said": {"type": "string", "maxLength": dates.SAID_LENGTH},
                "earliest": {"type": ["string", "null"], "format": "date"},
                "latest": {"type": ["string", "null"], "format": "date"},
            },
            "required": ["edtf"],
            "additionalProperties": False,
        },
    ]
}


def vague_date(*, both_ends: bool = False) -> Reader:
    def read(value: object) -> VagueDate:
        try:
            return dates.parse(value, both_ends=both_ends)
        except dates.DateError as error:
            raise malformed(str(error)) from None

    return Reader(read, VAGUE_DATE)


def read_address(value: object) -> str:
    read = str(text(2000)(value))
    if read and not re.match(r"https?://[^\s/?#]+[^\s]*\Z", read, re.IGNORECASE):
        raise malformed(f"{shown(value)} is not an address that starts with http:// or https://.")
    return read


address = Reader(
    read_address,
    {"type": "string", "maxLength": 2000, "pattern": r"^([hH][tT][tT][pP][sS]?://\S+)?$"},
)


def read_language(value: object) -> str:
    read = str(text(35)(value))
    if read and not LANGUAGE_TAG.match(read):
        raise malformed(f"{shown(value)} is not a language tag (BCP 47), as in en, zh-Hans, th.")
    return read


language = Reader(
    read_language,
    {"type": "string", "maxLength": 35, "pattern": r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$"},
)


def reference_to(model: type[models.Model]) -> Reader:
    """The row of that slug, or the one that it was merged into; retracted ones can't be leaned on
    any more."""
    noun = model._meta.verbose_name

    def read(value: object) -> models.Model:
        wanted = slug(value)
        found: models.Model | None = by_slug(model, wanted)
        if found is None:
            raise malformed(f"There is no {noun} {shown(wanted)}; make it first.")
        found = merged.standing_for(found)
        if getattr(found, "publication", "") == "retracted":
            raise malformed(f"The {noun} {shown(wanted)} was retracted.")
        return found

    return Reader(read, {**slug.schema, "description": f"The slug of a {noun}."})


def read_outward(value: object) -> str:
    if value != "out":
        raise malformed("A relation is written on the commitment that it goes out from.")
    return "out"


outward = Reader(read_outward, {"type": "string", "const": "out"})


def list_of(read_item: Reader, *, most: int = 1000) -> Reader:
    def read(value: object) -> list[Any]:
        if not isinstance(value, list | tuple):
            raise malformed(f"{shown(value)} is not a list.")
        if len(value) > most:
            raise malformed(f"It has {len(value)} entries; {most} is the most.")
        items, errors = [], []
        for place, item in enumerate(value):
            try:
                items.append(read_item(item))
            except Malformed as problem:
                errors += [FieldError(f"/{place}{e.pointer}", e.detail) for e in problem.errors]
        if errors:
            raise Malformed(*errors)
        return items

    return Reader(read, {"type": "array", "items": read_item.schema, "maxItems": most})


def members(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise malformed(f"{shown(value)} is not an object with named members.")
    return value


def pointer(name: str) -> str:
    """RFC 6901's escape, and nothing that JSON can't carry back."""
    clean = name.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")
    return "/" + clean[:100].replace("~", "~0").replace("/", "~1")
