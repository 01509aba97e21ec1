from __future__ import annotations

from django.db import models


class TokenName(models.Model):
    """What an API token is called, who made it (nobody: the command line), and when it last came.

    Beside the token's own row, which holds its hash and goes when it is revoked; this goes with it.
    """

    token = models.OneToOneField(
        "knox.AuthToken", on_delete=models.CASCADE, primary_key=True, related_name="named"
    )
    name = models.CharField(max_length=100)
    made_by = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    last_used = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
