"""Settings from the environment that must not be just anything.

What can't be meant stops the start: a lock-out that never ends, or a role that nobody has, would
be found out too late.
"""

import environ
from django.core.exceptions import ImproperlyConfigured

ROLES = ("viewer", "analyst", "editor", "admin")
env = environ.Env()


def at_least_one(name: str, *, default: int) -> int:
    text = env.str(name, default="").strip() or str(default)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1_000_000:
        raise ImproperlyConfigured(f"{name} is a whole number from 1 on, and not {text!r}.")
    return int(text)


def role(name: str) -> str:
    """One of the four, or "": nobody's."""
    text = env.str(name, default="").strip()
    if text not in {"", *ROLES}:
        raise ImproperlyConfigured(f"{name} is empty, or one of {', '.join(ROLES)}; not {text!r}.")
    return text
