"""The ledgers: status updates, positions and their evidence."""

from __future__ import annotations

from benchmarks.filling import fill
from benchmarks.staging import BODIES, PEOPLE, QUOTES, prose
from commitments.models import Evidence, Position, StatusUpdate


def judged(by: int) -> dict[str, str]:
    """What a judgement `j` of either kind says, and who published it when."""
    return {
        "id": "j.id",
        "commitment_id": "j.i",
        "created_by_id": str(by),
        "authors": f"ARRAY[{by}]",
        "as_of_edtf": "j.day::text",
        "as_of_earliest": "j.day",
        "as_of_latest": "j.day",
        "day": "j.day",
        **reviewed(by),
    }


def reviewed(by: int) -> dict[str, str]:
    return {
        "created_at": "j.t - interval '1 hour'",
        "recorded_at": "j.t - interval '1 hour'",
        "publication": "CASE WHEN j.published THEN 'published' ELSE 'draft' END",
        "row_version": "CASE WHEN j.published THEN 3 ELSE 1 END",
        "published_at": "j.at",
        "published_by_id": f"CASE WHEN j.published THEN {by} END",
    }


def fill_updates(by: int) -> None:
    fill(
        StatusUpdate,
        {
            **judged(by),
            "summary": prose(300, "j.id", 4),
            "status": "j.status",
            "confidence": "j.confidence",
            "due_edtf": "CASE WHEN j.extends THEN '../' || c.longer ELSE '' END",
            "due_latest": "CASE WHEN j.extends THEN c.longer END",
        },
        "bench_u j JOIN bench_c c ON c.i = j.i",
    )


def fill_positions(by: int) -> None:
    fill(
        Position,
        {
            **judged(by),
            "summary": prose(310, "j.id", 3),
            "actor_id": "j.actor",
            "speaker_id": f"{BODIES} + 1 + j.id % {PEOPLE}",
            "view": "j.view",
            "sufficient": "j.sufficient",
        },
        "bench_p j",
    )


def fill_evidence(by: int) -> None:
    number = f"((j.id - 1) * {QUOTES} + q)"
    fill(
        Evidence,
        {
            **reviewed(by),
            "id": number,
            "created_by_id": str(by),
            "authors": f"ARRAY[{by}]",
            "row_version": "CASE WHEN j.published THEN 2 ELSE 1 END",
            "status_update_id": "j.id",
            "source_id": f"1 + pg_temp.h(80, {number}, (SELECT count(*) FROM commitments_source))",
            "excerpt": prose(320, number, 3),
            "locator": "'p. ' || (1 + j.id % 90)",
            "attributed_to_id": f"CASE WHEN q = 1 THEN {BODIES} + 1 + j.id % {PEOPLE} END",
            "speaker_text": "CASE WHEN q = 1 THEN 'a senior official' ELSE '' END",
            "mode": "(ARRAY['direct','indirect','narrator'])[1 + pg_temp.h(81, j.id, 3)]",
            "credibility": "(ARRAY['2','3','6'])[1 + pg_temp.h(82, j.id, 3)]",
            "language": "'en'",
        },
        f"bench_u j, generate_series(1, {QUOTES}) q",
    )
