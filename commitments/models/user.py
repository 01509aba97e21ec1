from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Who writes, reviews and reads; what they may do follows from their groups' roles."""

    wants_mail = models.BooleanField(
        "mail about reviews",
        default=True,
        help_text="A mail when something waits for your review, or was returned to you.",
    )
