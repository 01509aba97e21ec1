"""SQL that reading puts together, as a part of a queryset's statement."""

from __future__ import annotations

import re
from typing import Any

from django.db.models.expressions import RawSQL

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def positional(statement: str, named: dict[str, Any]) -> RawSQL:
    """Django's statements have placeholders without names."""
    values = [named[name] for name in PLACEHOLDER.findall(statement)]
    return RawSQL(PLACEHOLDER.sub("%s", statement), values)  # noqa: S611
