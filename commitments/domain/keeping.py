"""Who on the desk looks after a commitment, and what do they note for one another?"""

from __future__ import annotations

from commitments.domain.errors import PreconditionFailed, invalid
from commitments.domain.permissions import Action, may, require
from commitments.domain.writing import writing
from commitments.models import Commitment, Keeping, User

Seen = tuple[int | None, str]


def keep(
    *,
    commitment: Commitment,
    by: User,
    owner: User | None = None,
    notes: str | None = None,
    seen: Seen | None = None,
) -> Keeping:
    """Sets the owner, and the notes where they are given; nothing of it is ever public.

    `seen`: the owner's id and the notes that the writer had before them; if others wrote since,
    nothing is changed.
    """
    require(by, Action.KEEP, commitment)
    if owner is not None and not may(owner, Action.WRITE):
        raise invalid("/owner", f"{owner} may not write; name an analyst, an editor or an admin.")
    with writing(by, "keep"):
        kept, _ = Keeping.objects.select_for_update().get_or_create(commitment=commitment)
        if seen is not None and seen != (kept.owner_id, kept.notes):
            raise PreconditionFailed(
                "Somebody was faster: the owner or the notes have changed since you opened them."
            )
        kept.owner = owner
        if notes is not None:
            kept.notes = notes
        kept.save()
    return kept
