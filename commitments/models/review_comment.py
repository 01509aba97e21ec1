from __future__ import annotations

from django.db import models


class ReviewComment(models.Model):
    """What reviewers and authors say to one another about a draft or a pending revision. Never
    public, never altered. `object_type`: a kind of record, or `revision`."""

    object_type = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("commitments.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="reviewcomment_says_something"
            )
        ]
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="reviewcomment_of_object")
        ]

    def __str__(self) -> str:
        return f"{self.by} on {self.object_type} {self.object_id}"
