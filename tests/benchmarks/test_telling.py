"""What a run prints, and keeps."""

import json

from benchmarks.driving import Result
from benchmarks.measuring import Measured
from benchmarks.telling import Run, tell
from benchmarks.workloads import Workload


def test_who_refused_or_failed_is_named(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("BENCH_JSON", str(tmp_path / "bench.json"))
    results = {"ours": [Result(20, 5, 0)], "limit": [Result(10, 9, 0), Result(10, 9, 2)]}
    measured = {"W1": Measured(Workload("W1", "a page", [], bar=0.65, aim=0.75), results)}

    tell(Run(n=1, rounds=1, wrk=True, memory=0, start=0, floor={}, measured=measured))

    told = capsys.readouterr().out
    assert "W1: 2 of limit's requests were refused, failed or not answered." in told
    assert "of ours's" not in told
    assert json.loads((tmp_path / "bench.json").read_text())["W1"]["wrong"] == {"limit": 2}
