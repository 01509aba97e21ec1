from __future__ import annotations

from django.db import models

from commitments.models.audit import tracked
from commitments.models.record import Record, Version, version_constraints, version_indexes


class TopicFields(models.Model):
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True, default="")

    class Meta:
        abstract = True


@tracked
class Topic(TopicFields, Record):
    """What commitments are about."""

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class TopicVersion(TopicFields, Version):
    record = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints = version_constraints("topicversion")
        indexes = version_indexes("topicversion")
