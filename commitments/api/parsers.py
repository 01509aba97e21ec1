from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from commitments.api.refusals import TooLarge

DEEPEST = 32
MOST_DIGITS = 1000
TOO_DEEP = f"The JSON is nested too deeply; {DEEPEST} levels are the most."


class StrictJSONParser(BaseParser):
    """JSON as RFC 8259 has it: UTF-8, no NaN, no name twice, no bottomless nesting."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        limit = settings.API_BODY_LIMIT
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise TooLarge(f"The body is larger than {limit} bytes, the most that is taken.")
        if not body:
            return {}
        try:
            read = json.loads(
                body.decode("utf-8"),
                parse_constant=refuse_constant,
                parse_int=whole_number,
                object_pairs_hook=no_name_twice,
            )
        except RecursionError:
            raise ParseError(TOO_DEEP) from None
        except UnicodeDecodeError as error:
            raise ParseError(f"The body is not UTF-8 (at byte {error.start}).") from None
        except ValueError as error:
            raise ParseError(f"The body is not JSON: {error}") from None
        refuse_depth(read)
        return read


def whole_number(digits: str) -> int:
    """No number of ours has nearly as many digits; longer ones take time to read."""
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number has {len(digits)} digits; {MOST_DIGITS} are the most")
    return int(digits)


def refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))
        raise ValueError(f"the name {twice[:60]!r} is there twice")
    return read


def refuse_depth(value: Any) -> None:
    """Level by level, so that no input can exhaust the stack here or later."""
    level = containers([value])
    for _ in range(DEEPEST):
        if not level:
            return
        level = containers(
            child for item in level for child in (item.values() if isinstance(item, dict) else item)
        )
    if level:
        raise ParseError(TOO_DEEP)


def containers(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if isinstance(value, dict | list)]
