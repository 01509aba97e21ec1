"""All lists, by the kind of record they hold."""

from __future__ import annotations

from commitments.reading.catalogue import ACTORS, FORUMS, SOURCES, TOPICS
from commitments.reading.claims import CLAIMS
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.evidence import EVIDENCE
from commitments.reading.ledgers import POSITIONS, STATUS_UPDATES
from commitments.reading.listing import Listing
from commitments.reading.risks import RISKS
from commitments.reading.statistics import STATISTICS

LISTINGS: dict[str, Listing] = {
    listing.name: listing
    for listing in (
        COMMITMENTS,
        STATUS_UPDATES,
        POSITIONS,
        CLAIMS,
        RISKS,
        STATISTICS,
        SOURCES,
        EVIDENCE,
        ACTORS,
        FORUMS,
        TOPICS,
    )
}
