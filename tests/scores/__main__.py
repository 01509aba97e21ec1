"""`make test-pages`: what Lighthouse, pa11y and the Nu HTML checker say of each public page.

The tracker is served on the seed record; the table goes to the terminal, and the exit tells whether
every page is above the bars.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import django
from django.test import RequestFactory

from tests.browser.served import like_make_serve, send
from tests.tracker.served import Served, started, token

HERE = Path(__file__).parent
CHROMIUM = os.environ["CHROMIUM"]
BAR = 95  # of a hundred
MOST_BYTES = 200 * 1024  # over the wire, at first load
RETRACTED = "fentanyl-leading-cause-of-overdoses"
PAGES = (
    "/",
    "/?as_of=2024-02-01",
    "/?as_of=1900-01-01",
    "/commitments/",
    "/commitments/?q=precursor&kind=pledge",
    "/commitments/?q=nothing-of-this-kind",
    "/commitments/cn-precursor-pledge/",
    "/commitments/us-cn-senior-officials-2024-02/?as_of=2024-02-01&known_at={now}",
    "/claims/",
    "/claims/china-main-precursor-source/",
    "/actors/",
    "/actors/cn/",
    "/reports/",
    "/charts/",
    "/about/",
)
REFUSALS = ("/nope/", "/commitments/?bogus=1", f"/claims/{RETRACTED}/")
# What can't be had from a tracker that is well: drawn here.
FAULTS: dict[str, tuple[int, dict[str, Any]]] = {
    "throttled": (429, {"wait": 40}),
    "broken": (500, {"number": "0123456789abcdef"}),
    "away": (503, {"wait": 15}),
    "plain": (403, {"title": "Not allowed", "detail": "Your role does not allow this."}),
}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with started(home, **like_make_serve(home)) as tracker:
            return told(tracker, home)


def told(tracker: Served, home: Path) -> int:
    editor = token(tracker, "scores", "editor")
    send(tracker, editor, "POST", f"claims/{RETRACTED}/retract/", reason="To see its page.")
    newest = json.loads(tracker.get("/api/v1/claims/?page_size=1")[1])["known_at"]
    pages = [path.format(now=newest) for path in PAGES]
    invalid = validated(tracker, [*pages, *REFUSALS], home / "html")
    failed = False
    print(f"{'page':62} perf  a11y  best  bytes   pa11y  HTML")
    for page in looked_at(tracker.address(), pages):
        faults = invalid.pop(page["path"], [])
        failed |= is_below(page) or bool(faults)
        print(row(page, len(faults)), *page["issues"], *faults, sep="\n    ", flush=True)
    for name, faults in invalid.items():
        failed |= bool(faults)
        print(f"{name:62} {'':24}       {len(faults):5}", *faults, sep="\n    ")
    print("Something is below the bars." if failed else "All above the bars.")
    return int(failed)


def row(page: dict[str, Any], faults: int) -> str:
    scores = page.get("scores") or ["–"] * 3
    told = "  ".join(f"{score:>4}" for score in scores)
    return (
        f"{page['path'][:62]:62} {told}  {page.get('bytes', '–'):>5}   "
        f"{len(page['issues']):5}  {faults:4}"
    )


def is_below(page: dict[str, Any]) -> bool:
    return bool(
        page["issues"]
        or min(page.get("scores") or [100]) < BAR
        or page.get("bytes", 0) > MOST_BYTES
    )


def looked_at(address: str, pages: Sequence[str]) -> Iterator[dict[str, Any]]:
    """One at a time, as they come."""
    command = ["node", "look.mjs", CHROMIUM, address, *pages, "--", *REFUSALS]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            yield json.loads(line)
    if running.returncode:
        raise SystemExit(f"node ended with {running.returncode}")


def validated(tracker: Served, paths: Sequence[str], folder: Path) -> dict[str, list[str]]:
    """What the Nu HTML checker says of each page, by its path, and of the pages of faults."""
    folder.mkdir()
    texts = {path: text_of(tracker.address() + path) for path in paths}
    texts |= {f"({name})": fault(name) for name in FAULTS}
    files = {}
    for number, (path, text) in enumerate(texts.items()):
        file = folder / f"{number}.html"
        file.write_text(text)
        files[file.as_uri()] = path
    (jar,) = HERE.glob("node_modules/vnu-jar/**/vnu.jar")
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*command, str(folder)], check=True, capture_output=True, text=True)
    found: dict[str, list[str]] = {path: [] for path in texts}
    for message in json.loads(done.stdout)["messages"]:
        if message["type"] != "info" or message.get("subType") == "warning":
            where = f"line {message.get('lastLine')}: {message['message']}"
            found[files[message["url"].replace("file:/", "file:///", 1)]].append(where)
    return found


def text_of(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refused:
        return str(refused.read().decode())


def fault(name: str) -> str:
    from commitments.pages.sorry import sorry

    status, facts = FAULTS[name]
    return str(sorry(RequestFactory().get("/"), status, name, **facts).content.decode())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    sys.exit(main())
