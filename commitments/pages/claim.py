from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commitments.models.vocabulary import Stance
from commitments.pages.commitment import quoted, sources_of
from commitments.pages.framing import Asking, page


@page("claim")
def claim(asking: Asking, asked: Mapping[str, Any], slug: str) -> dict[str, Any]:
    """A statement of fact: who says so, who denies it, on what."""
    record = asking(f"claims/{slug}/")
    evidence = quoted(record["evidence"], sources_of(asking, record["evidence"]))
    return {
        "record": record,
        "sides": [
            (heading, none, [each for each in evidence if each["stance"] == stance])
            for stance, heading, none in (
                (Stance.SUPPORTS, "Who says so", "Nobody is on record as saying so."),
                (Stance.CONTRADICTS, "Who denies it", "Nobody is on record as denying it."),
                (Stance.CONTEXT, "Beside it", ""),
            )
        ],
    }
