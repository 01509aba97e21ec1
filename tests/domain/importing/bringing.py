"""Files made of rows, and what the import says of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest

from commitments.domain.importing.ground import Difference, Outcome
from commitments.domain.importing.problems import BadFile
from commitments.domain.importing.run import import_file
from tests.factories.users import analyst

PLEDGE = {"slug": "new", "kind": "pledge", "title": "A pledge"}


def text_of(*rows: dict[str, str]) -> str:
    """A CSV file of these rows, in the columns of them all; what a row leaves out is empty."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def bring(file: bytes | str | Sequence[dict[str, str]], **given: Any) -> Outcome:
    if not isinstance(file, bytes | str):
        file = text_of(*file)
    content = file if isinstance(file, bytes) else file.encode()
    given.setdefault("by", None)
    return import_file(
        file=io.BytesIO(content), name="file.csv", **given | {"by": given["by"] or analyst()}
    )


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.new, outcome.changed, outcome.unchanged


def refused(file: bytes | str | Sequence[dict[str, str]], **given: Any) -> list[str]:
    """What is said of the bad rows."""
    with pytest.raises(BadFile) as caught:
        bring(file, **given)
    return [str(cell) for cell in caught.value.cells]


def differences(file: bytes | str | Sequence[dict[str, str]], **given: Any) -> list[Difference]:
    told: list[Difference] = []
    bring(file, dry_run=True, tell=told.append, **given)
    return told
