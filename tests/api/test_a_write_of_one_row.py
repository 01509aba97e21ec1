"""A draft that is one row is written and read by one statement, which is a transaction by itself;
what is more than a row is written within one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.models import Commitment, Evidence, StatusUpdate
from tests.api.client import Api
from tests.factories.records import make_commitment, make_source, quoted
from tests.factories.users import analyst

pytestmark = pytest.mark.usefixtures("committing_db")
CLOCKS = ("ETag", "As-Of", "Known-At", "Last-Modified", "Content-Type", "Vary")


@pytest.fixture
def finding() -> dict[str, Any]:
    return {
        "commitment": make_commitment().slug,
        "status": "initiated",
        "as_of": "2024-01-30",
        "confidence": "moderate",
        "summary": "Talks began.",
    }


def words(api: Api, path: str, body: dict[str, Any]) -> tuple[Any, list[str]]:
    """The answer, and what each statement begins with."""
    with CaptureQueriesContext(connection) as captured:
        answer = api.post(path, body)
    return answer, [query["sql"].split()[0] for query in captured]


def test_it_needs_no_transaction_around_it(finding: dict[str, Any]) -> None:
    answer, asked = words(Api(analyst()), "status-updates/", finding)

    assert answer.status_code == 201
    # The token, the commitment, and the row with its history and the answer.
    assert asked == ["SELECT", "SELECT", "WITH"]
    event = StatusUpdate.objects.get().events.get()
    assert event.pgh_context.metadata["username"] == analyst().username
    assert event.pgh_context.metadata["actions"] == ["create status_update"]


@pytest.mark.parametrize("path", ["status-updates/", "positions/", "claims/"])
def test_its_answer_is_the_one_that_a_read_gives(path: str, finding: dict[str, Any]) -> None:
    writer, pledge = Api(analyst()), finding["commitment"]
    party = "cn"
    judged = {"commitment": pledge, "party": party, "as_of": "2024-01?", "summary": "„So“ – €"}
    bodies: dict[str, dict[str, Any]] = {
        "status-updates/": {**finding, **judged, "due": {"edtf": "2025/..", "said": "later"}},
        "positions/": {**judged, "actor": party, "view": "progress"},
        "claims/": {"slug": "said", "title": "Said", "text": "“It is so”", "made_on": "2024-01"},
    }
    made, asked = words(writer, path, bodies[path])
    read = writer.get(made["Location"].partition("/api/v1/")[2])

    assert (made.status_code, asked[-1]) == (201, "WITH")
    assert made.content == read.content
    assert {name: made[name] for name in CLOCKS} == {name: read[name] for name in CLOCKS}


def test_what_the_database_refuses_leaves_nothing_and_is_told(
    finding: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commitments.domain.rules.check", lambda record, pointer: None)
    answer, asked = words(Api(analyst()), "status-updates/", {**finding, "status": "held"})

    assert (answer.status_code, asked[-1]) == (400, "WITH")
    assert answer.json()["errors"] == [
        {"pointer": "/status", "detail": "Held is not a status of this kind of commitment."}
    ]
    assert StatusUpdate.objects.count() == 0


def test_evidence_with_it_is_written_together_or_not_at_all(finding: dict[str, Any]) -> None:
    source = make_source().slug
    whole = {**finding, "evidence": [quoted(source)]}
    answer, asked = words(Api(analyst()), "status-updates/", whole)

    assert answer.status_code == 201
    assert asked[asked.index("INSERT") - 1 :].count("INSERT") >= 2
    assert "BEGIN" in asked[: asked.index("INSERT")]
    assert "COMMIT" in asked[asked.index("INSERT") :]

    half = {**whole, "evidence": [quoted(source), quoted("no-such-source")]}
    answer, _ = words(Api(analyst()), "status-updates/", half)
    assert answer.status_code == 400
    assert (StatusUpdate.objects.count(), Evidence.objects.count()) == (1, 1)


def test_a_record_with_lists_is_written_within_one() -> None:
    answer, asked = words(
        Api(analyst()),
        "commitments/",
        {
            "slug": "pledge",
            "kind": "pledge",
            "bindingness": "political",
            "wording": "reported",
            "title": "A pledge",
            "made_on": "2023-11-15",
            "parties": [{"actor": "nobody", "role": "committing"}],
        },
    )

    assert answer.status_code == 400
    assert Commitment.objects.count() == 0
    assert "BEGIN" in asked
