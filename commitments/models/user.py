from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Who writes, reviews and reads; what they may do follows from their groups' roles."""
