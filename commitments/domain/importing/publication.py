"""Publishes what a file brought, without a second reader: an editor's right, and noted as such."""

from __future__ import annotations

from collections import defaultdict

from commitments.domain import review
from commitments.domain.errors import Problem
from commitments.domain.importing.ground import Ground
from commitments.domain.resources import RESOURCES
from commitments.models import Commitment, Evidence, Source
from commitments.models.evidence import TARGETS
from commitments.models.vocabulary import Publication

AT_ONCE = 1_000  # ids


def put_out(ground: Ground) -> None:
    """Each as its own numbered change; those that can't be published are told by their lines."""
    hold(ground)
    for line, kind, pk in sorted(set(ground.written), key=lambda each: each[0]):
        record = RESOURCES[kind].model._default_manager.get(pk=pk)
        if isinstance(record, Evidence) and record.publication == Publication.PUBLISHED:
            continue  # along with what it is of
        try:
            review.publish(
                record=record, by=ground.by, reason=ground.reason, now=ground.now, alone=True
            )
        except Problem as problem:
            ground.refuse(line, problem)


def hold(ground: Ground) -> None:
    """Locks what is going to be published, and what goes along with it, in the order of ids: who
    publishes locks rows first, and takes the numbering lock after."""
    ids: dict[str, list[int]] = defaultdict(list)
    for _, kind, pk in ground.written:
        ids[kind].append(pk)
    for kind, pks in ids.items():
        pks.sort()
        for start in range(0, len(pks), AT_ONCE):
            hold_some(kind, pks[start : start + AT_ONCE])


def hold_some(kind: str, pks: list[int]) -> None:
    model = RESOURCES[kind].model
    if kind in {"status_update", "position"}:
        judged = model._default_manager.filter(pk__in=pks).values("commitment")
        held = Commitment.objects.filter(pk__in=judged)
        list(held.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    own = model._default_manager.filter(pk__in=pks)
    list(own.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    if kind not in TARGETS:
        return
    evidence = Evidence.objects.filter(**{f"{kind}__in": pks}, published_at__isnull=True)
    named = list(
        evidence.select_for_update(no_key=True).order_by("pk").values_list("source", flat=True)
    )
    sources: set[int] = set()
    while named:
        sources |= set(named)
        above = Source.objects.filter(pk__in=named, derived_from__isnull=False)
        origins = above.order_by().values_list("derived_from", flat=True)
        named = [pk for pk in origins if pk is not None and pk not in sources]
    drafts = Source.objects.filter(pk__in=sources).exclude(publication=Publication.PUBLISHED)
    list(drafts.select_for_update(no_key=True).order_by("pk").values_list("pk"))
