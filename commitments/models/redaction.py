from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import models
from django.db.models.functions import Length, Trim

from commitments.models.audit import tracked

# The texts that a redaction may replace, by kind of record. Codes, dates and references stay:
# the same exception must not open them to rewriting.
REDACTABLE: dict[str, tuple[str, ...]] = {
    "actor": ("name",),
    "forum": ("name", "description"),
    "topic": ("name", "description"),
    "commitment": ("title", "text", "criteria", "place"),
    "status_update": ("summary", "place"),
    "position": ("summary",),
    "claim": ("title", "text"),
    "source": ("title", "publisher"),
    "evidence": ("excerpt", "translation", "speaker_text", "locator"),
    "risk": ("title", "text"),
    "statistic": ("title", "definition"),
}
# Archived copies are no records of the desk's; their texts may have to go all the same.
REDACTABLE_COPIES = {"capture": ("text", "title", "author", "publisher")}


def of_a_text() -> models.Q:
    kinds = REDACTABLE | REDACTABLE_COPIES
    pairs = (models.Q(object_type=kind, field__in=names) for kind, names in kinds.items())
    return reduce(or_, pairs)


def written(name: str) -> models.lookups.GreaterThan:
    return models.lookups.GreaterThan(Length(Trim(name)), 0)


@tracked
class Redaction(models.Model):
    """A text replaced by a notice on legal grounds, under every clock. The text itself is gone."""

    object_type = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    object_key = models.CharField(max_length=100)
    field = models.CharField(max_length=30)
    notice = models.CharField(max_length=500)
    grounds = models.TextField(help_text="The law, order or request that it answers.")
    at = models.DateTimeField(editable=False)
    by = models.ForeignKey("commitments.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=of_a_text(), name="redaction_of_a_text"),
            models.CheckConstraint(
                condition=models.Q(written("notice")) & models.Q(written("grounds")),
                name="redaction_says_so_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.object_type} {self.object_key}"
