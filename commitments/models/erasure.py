from __future__ import annotations

from django.db import models
from django.db.models.functions import Length, Trim


class Erasure(models.Model):
    """What was personal about somebody is gone, since they asked for it. Append-only; who it was
    stands nowhere any more.

    `account`: the row that stays for what they wrote, under the pseudonym. None: they had none, and
    were known by an address alone.
    """

    account = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    grounds = models.TextField(help_text="The request that it answers, without the name in it.")
    at = models.DateTimeField(editable=False)
    by = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=models.lookups.GreaterThan(Length(Trim("grounds")), 0),
                name="erasure_says_why",
            )
        ]

    def __str__(self) -> str:
        return self.pseudonym

    @property
    def pseudonym(self) -> str:
        return f"erased-{self.pk}"

    @property
    def address(self) -> str:
        """Where an e-mail address stood. Nothing is ever delivered there (RFC 2606)."""
        return f"{self.pseudonym}@erased.invalid"
