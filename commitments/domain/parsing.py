"""Is this value well formed? Readers of JSON-able values; each raises Malformed and never more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from commitments.domain import dates
from commitments.domain.errors import FieldError
from commitments.models.record import SLUG
from commitments.models.vague_date import VagueDate

Reader = Callable[[object], Any]
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
SLUG_ONLY = re.compile(rf"{SLUG}\Z")
LONGEST_TEXT = 100_000


class Malformed(ValueError):
    """What is wrong with a value, and where inside it."""

    def __init__(self, *errors: FieldError) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{e.pointer}: {e.detail}" for e in errors))


def malformed(detail: str) -> Malformed:
    return Malformed(FieldError("", detail))


def shown(value: object) -> str:
    """The value as an error may repeat it: short, on one line."""
    text = repr(value) if not isinstance(value, str) else f"“{value}”"
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

    return read


def slug(value: object) -> str:
    read = text(100, blank=False)(value)
    if not SLUG_ONLY.match(read):
        raise malformed(
            f"{shown(value)} is no slug; use lower-case letters a–z, digits and single hyphens, "
            "as in cn-precursor-pledge."
        )
    return str(read)


def code(choices: type[models.TextChoices], *, leave_out: Iterable[str] = ()) -> Reader:
    allowed = [value for value in choices.values if value not in set(leave_out)]

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise malformed(f"{shown(value)} is not known here; use one of {', '.join(allowed)}.")
        return value

    return read


def integer(least: int, most: int) -> Reader:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise malformed(f"{shown(value)} is not a whole number from {least} to {most}.")
        return value

    return read


def decimal(value: object) -> Decimal:
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


def vague_date(*, both_ends: bool = False) -> Reader:
    def read(value: object) -> VagueDate:
        try:
            return dates.parse(value, both_ends=both_ends)
        except dates.DateError as error:
            raise malformed(str(error)) from None

    return read


def address(value: object) -> str:
    read = str(text(2000)(value))
    if read and not re.match(r"https?://[^\s/?#]+[^\s]*\Z", read, re.IGNORECASE):
        raise malformed(f"{shown(value)} is not an address that starts with http:// or https://.")
    return read


def language(value: object) -> str:
    read = str(text(35)(value))
    if read and not LANGUAGE_TAG.match(read):
        raise malformed(f"{shown(value)} is not a language tag (BCP 47), as in en, zh-Hans, th.")
    return read


def reference_to(model: type[models.Model]) -> Reader:
    """The row of that slug; retracted ones can't be leaned on any more."""
    noun = model._meta.verbose_name

    def read(value: object) -> models.Model:
        wanted = slug(value)
        found: models.Model | None = model._default_manager.filter(slug=wanted).first()
        if found is None:
            raise malformed(f"There is no {noun} {shown(wanted)}; make it first.")
        if getattr(found, "publication", "") == "retracted":
            raise malformed(f"The {noun} {shown(wanted)} was retracted.")
        return found

    return read


def row_id(model: type[models.Model]) -> Reader:
    noun = model._meta.verbose_name

    def read(value: object) -> models.Model:
        wanted = integer(1, 2**63 - 1)(value)
        found: models.Model | None = model._default_manager.filter(pk=wanted).first()
        if found is None:
            raise malformed(f"There is no {noun} {wanted}.")
        return found

    return read


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

    return read


def members(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise malformed(f"{shown(value)} is not an object with named members.")
    return value


def pointer(name: str) -> str:
    """RFC 6901's escape, and nothing that JSON can't carry back."""
    clean = name.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")
    return "/" + clean[:100].replace("~", "~0").replace("/", "~1")
