"""The charts' library is the one that its note names, and needs no eval."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

FOLDER = Path(str(finders.find("pages/vendor/README.md"))).parent
NOTE = (FOLDER / "README.md").read_text()
FILES = {path.name: path.read_text() for path in FOLDER.glob("*.js")}


def test_each_file_is_as_noted() -> None:
    noted = dict(re.findall(r"^\| `(\S+)` \| `([0-9a-f]{64})` \|$", NOTE, re.MULTILINE))

    assert noted == {
        name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in FILES
    }


def test_its_version_and_licence_are_those_noted() -> None:
    (version,) = re.findall(r"^# Chart\.js (\S+)$", NOTE, re.MULTILINE)

    assert f"Chart.js v{version}\n" in FILES["chart.umd.min.js"]
    assert "Released under the MIT License" in FILES["chart.umd.min.js"]
    assert "Permission is hereby granted, free of charge" in NOTE


@pytest.mark.parametrize("name", FILES)
def test_nothing_in_it_needs_eval_or_another_file(name: str) -> None:
    text = FILES[name]

    assert not re.search(r"\beval\s*\(|\bnew Function\b|\bFunction\s*\([\"'`]", text)
    assert not re.search(r"\bset(Timeout|Interval)\s*\(\s*[\"'`]", text)
    assert not re.search(r"setAttribute\(\s*[\"']style|\.cssText|insertRule", text)
    assert "sourceMappingURL" not in text
    assert "import(" not in text
