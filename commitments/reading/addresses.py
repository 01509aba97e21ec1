"""Where do people read a record?"""

from __future__ import annotations

from django.conf import settings

PAGES = {"commitments", "claims", "actors"}


def page_of(path: str, key: str) -> str:
    """Its page where it has one, else what the API answers. `path`: of its list in the API."""
    below = "" if path in PAGES else "/api/v1"
    return f"{settings.BASE_URL}{below}/{path}/{key}/"
