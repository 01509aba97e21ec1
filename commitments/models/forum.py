from __future__ import annotations

from django.db import models

from commitments.models.audit import tracked
from commitments.models.record import Record, Version, version_constraints, version_indexes


class ForumFields(models.Model):
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True, default="")
    review_every = models.PositiveIntegerField(
        null=True, blank=True, help_text="Days after which its commitments go stale; 90 unless set."
    )

    class Meta:
        abstract = True


@tracked
class Forum(ForumFields, Record):
    """A standing body or a series, whose sittings are meetings."""

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class ForumVersion(ForumFields, Version):
    record = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints = version_constraints("forumversion")
        indexes = version_indexes("forumversion")
