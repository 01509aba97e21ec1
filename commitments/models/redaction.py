from __future__ import annotations

from django.db import models

from commitments.models.audit import tracked


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

    def __str__(self) -> str:
        return f"{self.field} of {self.object_type} {self.object_key}"
