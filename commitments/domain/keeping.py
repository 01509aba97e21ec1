"""Who on the desk looks after a commitment, and what do they note for one another?"""

from __future__ import annotations

from commitments.domain.errors import invalid
from commitments.domain.permissions import Action, may, require
from commitments.domain.writing import writing
from commitments.models import Commitment, Keeping, User


def keep(
    *, commitment: Commitment, by: User, owner: User | None = None, notes: str | None = None
) -> Keeping:
    """Sets the owner, and the notes where they are given; nothing of it is ever public."""
    require(by, Action.KEEP, commitment)
    if owner is not None and not may(owner, Action.WRITE):
        raise invalid("/owner", f"{owner} may not write; name an analyst, an editor or an admin.")
    with writing(by, "keep"):
        kept, _ = Keeping.objects.select_for_update().get_or_create(commitment=commitment)
        kept.owner = owner
        if notes is not None:
            kept.notes = notes
        kept.save()
    return kept
