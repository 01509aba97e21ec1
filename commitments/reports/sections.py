"""Which sections may a report have? In the order in which they stand."""

from __future__ import annotations

from commitments.models.vocabulary import Section

TITLES = dict(Section.choices)
# What a report has unless its schedule says otherwise: the desk's own housekeeping only if asked.
USUAL = tuple(name for name in Section.values if name != Section.HYGIENE)
