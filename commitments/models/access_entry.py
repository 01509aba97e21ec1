from __future__ import annotations

from django.db import models

from commitments.models.record import code_constraint


class Access(models.TextChoices):
    LOGGED_IN = "logged_in", "Logged in"
    LOGGED_OUT = "logged_out", "Logged out"
    REFUSED = "refused", "Login refused"
    LOCKED_OUT = "locked_out", "Locked out"
    RELEASED = "released", "Lock-out lifted"
    FACTOR_ADDED = "factor_added", "Second factor added"
    FACTOR_REMOVED = "factor_removed", "Second factor removed"
    FACTOR_REFUSED = "factor_refused", "Second factor refused"
    PASSWORD_CHANGED = "password_changed", "Password changed"
    TOKEN_MADE = "token_made", "Token made"
    TOKEN_REVOKED = "token_revoked", "Token revoked"
    EXPORTED = "exported", "Export taken"
    DRAFTS_READ = "drafts_read", "Drafts read"


class AccessEntry(models.Model):
    """The audit trail of who got in, who was turned away, which keys were made, and who read what
    is not public or took an export. Append-only.

    `user`: whose account; `username`: as typed, where there is no such account. `about`: the name
    of a token or device, or the address that was read. `by`: who did it, if that is somebody else.
    """

    type = models.CharField(max_length=20, choices=Access.choices)
    at = models.DateTimeField()
    user = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    username = models.CharField(max_length=150, blank=True, default="")
    address = models.GenericIPAddressField(null=True, blank=True)
    about = models.CharField(max_length=200, blank=True, default="")
    by = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "access entries"
        ordering = ["-at", "-pk"]
        constraints = [code_constraint("type", Access, "accessentry")]
        indexes = [models.Index(fields=["user", "at"], name="accessentry_of_user")]

    def __str__(self) -> str:
        return f"{self.get_type_display()}: {self.user or self.username}"
