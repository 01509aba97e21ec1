"""Slugs for rows that have none, made from their titles."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Any

from django.db import connection
from django.utils.text import slugify

from commitments.domain.shapes import Resource

LONGEST = 80  # characters, which leaves room for a number
TAKEN = """
SELECT slug FROM {table} WHERE slug = ANY(%(slugs)s)
UNION SELECT slug FROM commitments_spentslug WHERE kind = %(table)s AND slug = ANY(%(slugs)s)
"""
NUMBERED = """
SELECT slug FROM {table} WHERE slug LIKE %(like)s
UNION SELECT slug FROM commitments_spentslug WHERE kind = %(table)s AND slug LIKE %(like)s
"""


class Maker:
    """`spoken_for`: slugs that rows of the same file bring."""

    def __init__(self, resource: Resource, spoken_for: Container[str]) -> None:
        self.table = resource.model._meta.db_table
        self.stem = resource.name.replace("_", "-")
        self.spoken_for = spoken_for
        self.next_number: dict[str, int] = {}

    def fill(self, items: Sequence[dict[str, Any]]) -> None:
        """Gives those without a slug one that nothing has and nothing had."""
        bare = [(item, self.base(item)) for item in items if not item.get("slug")]
        fresh = {base for _, base in bare if base not in self.next_number}
        taken = self.asked(TAKEN, slugs=sorted(fresh))
        for item, base in bare:
            if base in self.next_number or base in taken or base in self.spoken_for:
                item["slug"] = self.numbered(base)
            else:
                item["slug"] = base
                self.next_number[base] = 0

    def base(self, item: dict[str, Any]) -> str:
        """Of the title's Latin letters and digits; without any, of the first reference."""
        for text in (item.get("title"), *(item.get("references") or ())):
            words = re.sub("[-_]+", "-", slugify(str(text or "").replace(":", "-"))).strip("-")
            if len(words) > LONGEST:
                words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
            if words:
                return words
        return self.stem

    def numbered(self, base: str) -> str:
        number = self.next_number.get(base) or self.first_number(base)
        while f"{base}-{number}" in self.spoken_for:
            number += 1
        self.next_number[base] = number + 1
        return f"{base}-{number}"

    def first_number(self, base: str) -> int:
        ends = (slug.removeprefix(f"{base}-") for slug in self.asked(NUMBERED, like=f"{base}-%"))
        return max((int(end) for end in ends if end.isdecimal()), default=1) + 1

    def asked(self, statement: str, **params: Any) -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(table=self.table), {"table": self.table, **params})
            return {row[0] for row in cursor.fetchall()}
