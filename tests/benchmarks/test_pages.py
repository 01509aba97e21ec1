"""Pages are as right, and ask as little, where there are many of everything."""

from __future__ import annotations

import re

import pytest
from django.db.models import Count

from commitments.models import Commitment, CommitmentVersion, StatusUpdate
from commitments.models.vocabulary import Publication
from tests.pages.conftest import Reader, Right, reader, right
from tests.pages.test_any_number import LISTS

__all__ = ["reader", "right"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made")]
MOMENTS = ["", "as_of=2025-02-01", "as_of=2025-02-01&known_at=2025-06-01T12:30:00Z"]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(("path", "most"), LISTS.items())
def test_lists(path: str, most: int, moment: str, right: Right) -> None:
    right(f"{path}{'&' if '?' in path else '?'}{moment}".rstrip("?&"), most + 2 * bool(moment))


def test_a_search(right: Right) -> None:
    right("/commitments/?q=cooperation", 6)


def test_the_actor_with_most(right: Right) -> None:
    busy = Commitment.objects.values("parties__actor__slug").annotate(n=Count("pk")).latest("n")

    right(f"/actors/{busy['parties__actor__slug']}/", 19)


def test_the_commitment_with_most(right: Right) -> None:
    public = StatusUpdate.objects.filter(publication=Publication.PUBLISHED)
    busy = public.values("commitment__slug").annotate(n=Count("pk")).latest("n")

    right(f"/commitments/{busy['commitment__slug']}/", 15)


def test_the_pages_of_the_list_lead_through_all(reader: Reader) -> None:
    place: str | None = "/commitments/?ordering=title"
    seen: list[str] = []
    while place:
        page = reader.text(place)
        seen += re.findall(r'<a href="/commitments/([a-z0-9-]+)/"', page.split("<tbody")[1])
        found = re.search(r'rel="next" href="([^"]+)"', page)
        place = f"/commitments/{found[1].replace('&amp;', '&')}" if found else None

    public = CommitmentVersion.objects.filter(known_to=None).values_list("record__slug", flat=True)
    assert len(seen) == len(set(seen)) > 150
    assert set(seen) <= set(public)
