"""Which sections may a report have?"""

from __future__ import annotations

GLANCE = "glance"
HAPPENED = "happened"
LEARNT = "learnt"
LATE = "late"
DUE_SOON = "due_soon"
MEETINGS = "meetings"
CONTESTED = "contested"
RISKS = "risks"
HYGIENE = "hygiene"

TITLES = {
    GLANCE: "At a glance",
    HAPPENED: "What happened",
    LEARNT: "What we learnt late, or corrected",
    LATE: "Late",
    DUE_SOON: "Due soon",
    MEETINGS: "Meetings ahead",
    CONTESTED: "Contested",
    RISKS: "Risks that moved",
    HYGIENE: "For the desk",
}
SECTIONS = tuple(TITLES)
# What a schedule has unless it says otherwise: the desk's own housekeeping only when asked for.
USUAL = tuple(name for name in SECTIONS if name != HYGIENE)
