from __future__ import annotations

from functools import partial

from django.contrib.postgres.fields import ArrayField
from django.db import models

from commitments.models.audit import tracked
from commitments.models.claim import Claim
from commitments.models.commitment import Commitment
from commitments.models.evidence import one_target
from commitments.models.record import Numbered
from commitments.models.risk import Risk
from commitments.models.source import Source
from commitments.models.statistic import Statistic
from commitments.models.vocabulary import OPEN_STATES, Publication

REVISED = ("commitment", "claim", "risk", "statistic", "source")
REVISION_STATES = (*OPEN_STATES, Publication.PUBLISHED)


@partial(tracked, found_by=REVISED)
class Revision(Numbered):
    """A change to a published record that waits for somebody else's eyes.

    `changes`: the fields that change, in the API's write shape; the public reads the old text until
    it is published.
    """

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    risk = models.ForeignKey(
        Risk, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    statistic = models.ForeignKey(
        Statistic, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    changes = models.JSONField()
    reason = models.TextField()
    publication = models.CharField(
        max_length=10,
        choices=[(state.value, state.label) for state in map(Publication, REVISION_STATES)],
        default=Publication.DRAFT,
    )
    authors: ArrayField[list[int], list[int]] = ArrayField(
        models.BigIntegerField(), default=list, blank=True
    )
    review_note = models.TextField(blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.lookups.Exact(one_target(*REVISED), 1), name="revision_one_record"
            ),
            models.CheckConstraint(
                condition=models.Q(publication__in=[str(s) for s in REVISION_STATES]),
                name="revision_publication_known",
            ),
            models.CheckConstraint(
                condition=models.Q(publication=Publication.PUBLISHED, published_at__isnull=False)
                | (~models.Q(publication=Publication.PUBLISHED) & models.Q(published_at=None)),
                name="revision_published_at",
            ),
            *(
                models.UniqueConstraint(
                    fields=[name],
                    condition=models.Q(publication__in=[str(s) for s in OPEN_STATES]),
                    name=f"revision_one_open_per_{name}",
                )
                for name in REVISED
            ),
        ]

    def __str__(self) -> str:
        return f"Revision of {self.record}"

    @property
    def record(self) -> Commitment | Claim | Risk | Statistic | Source:
        found: Commitment | Claim | Risk | Statistic | Source = next(
            getattr(self, name) for name in REVISED if getattr(self, f"{name}_id") is not None
        )
        return found
