"""A report over 100,000 commitments, made within a minute and in memory that does not grow with
them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from benchmarks.making import make
from commitments.models.vocabulary import Section
from tests.factories.schedules import make_schedule
from tests.factories.users import make_user

# `.ci/run` has two minutes for all that is heavy, and does a share of it.
COMMITMENTS = 3_000 if os.environ.get("SHARE") else 100_000
MOST_SECONDS = 60
# MB: of which 130 are the program. A print is laid out whole, of as much as a report tells.
MOST_MEMORY = {"html": 200, "txt": 200, "pdf": 500, "csv": 200, "xlsx": 200}

# A process counts as its own peak what its parent had when it was made: a small one stands between.
MEASURED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:])
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss // 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def test_each_format_takes_a_minute_at_most(committing_db: str, tmp_path: Path):
    make_user("editor")
    make(COMMITMENTS, quiet=True)
    make_schedule(sections=list(Section.values))
    took = {}
    for form in ("html", "txt", "pdf", "csv", "xlsx"):
        took[form] = built(committing_db, form, tmp_path / form)
    print(took)  # noqa: T201 what `pytest -s` shows
    assert {form: one for form, one in took.items() if one[0] > MOST_SECONDS} == {}
    assert {form: one for form, one in took.items() if one[1] > MOST_MEMORY[form]} == {}


def built(database: str, form: str, file: Path) -> tuple[float, int]:
    """Seconds, and MB at the peak, of the process that makes it."""
    began = time.monotonic()
    told = ["Weekly", f"--format={form}", f"--output={file}"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, sys.executable, "manage.py", "build_report", *told],
        cwd=Path(settings.BASE_DIR),
        env=os.environ | {"DATABASE_URL": database},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode or not file.stat().st_size:
        pytest.fail(f"{form}: build_report ended with {done.returncode}")
    return round(time.monotonic() - began, 1), int(done.stdout)
