"""Every module can be the first that is imported, so that no order of theirs matters."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Each in a fork of a process that has set Django up and imported nothing of ours by itself.
EACH_FIRST = """
import importlib, os, sys, django
django.setup()
for name in sys.argv[1:]:
    pid = os.fork()
    if pid == 0:
        try:
            importlib.import_module(name)
        except BaseException as error:
            print(f"{name}: {error!r}", flush=True)
            os._exit(1)
        os._exit(0)
    os.waitpid(pid, 0)
"""


def modules() -> list[str]:
    paths = [*ROOT.glob("tracker/**/*.py"), *ROOT.glob("commitments/**/*.py")]
    names = (path.relative_to(ROOT).with_suffix("").parts for path in paths)
    return sorted(".".join(n).removesuffix(".__init__") for n in names if "migrations" not in n)


def test_each_module_can_be_imported_first():
    names = modules()
    done = subprocess.run(
        [sys.executable, "-c", EACH_FIRST, *names],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(names) > 300
    assert done.stdout == ""
