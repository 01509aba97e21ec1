"""`make bench`: our API beside what the database alone could answer, and beside a plain one."""

from __future__ import annotations

import argparse
import os
import sys

import django

from benchmarks import cluster

ROUNDS, SECONDS, ASKED = 3, 3.0, 50
LEAST_ASKED = 10  # with 200 addresses one lot of 2,000 requests, after which something is published


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--n", type=int, default=100_000, help="commitments")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of each timed run")
    parser.add_argument("--asked", type=int, default=ASKED, help="times, each address of W10, W11")
    parser.add_argument("--only", default="", help="names of workloads, as in W1,W3")
    options = parser.parse_args()
    if options.asked < LEAST_ASKED:
        parser.error(
            f"--asked: {options.asked} is too few for one lot; give {LEAST_ASKED} or more."
        )
    is_there = cluster.use(options.n)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    django.setup()
    from benchmarks.running import prepare, run  # noqa: PLC0415 models need the settings

    if not is_there:
        prepare(options.n)
    only = set(filter(None, options.only.split(",")))
    return run(
        n=options.n,
        rounds=options.rounds,
        seconds=options.seconds,
        asked=options.asked,
        only=only,
    )


if __name__ == "__main__":
    sys.exit(main())
