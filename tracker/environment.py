"""Settings from the environment that must not be just anything.

What can't be meant stops the start: a lock-out that never ends, or a role that nobody has, would
be found out too late.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

ROLES = ("viewer", "analyst", "editor", "admin")
env = environ.Env()


def secret(name: str) -> str:
    """What the file says that NAME_FILE names, as vaults and containers lay secrets down; else what
    NAME says itself; else nothing."""
    path = env.str(f"{name}_FILE", default="")
    if not path:
        return env.str(name, default="")
    try:
        text = Path(path).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE can't be read: {error}.") from error
    if not text:
        raise ImproperlyConfigured(f"{name}_FILE names an empty file, {path}.")
    return text


def at_least_one(name: str, *, default: int) -> int:
    return whole(name, default=default, least=1, most=1_000_000)


def whole(name: str, *, default: int, least: int = 0, most: int = 1_000_000_000) -> int:
    text = env.str(name, default="").strip() or str(default)
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise ImproperlyConfigured(f"{name} is a whole number from {least} on, and not {text!r}.")
    return int(text)


def role(name: str) -> str:
    """One of the four, or "": nobody's."""
    text = env.str(name, default="").strip()
    if text not in {"", *ROLES}:
        raise ImproperlyConfigured(f"{name} is empty, or one of {', '.join(ROLES)}; not {text!r}.")
    return text
