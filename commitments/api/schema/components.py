"""What many operations refer to: keys of records, ways to log in, headers."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from commitments.domain.parsing import SLUG

Schema = dict[str, Any]
KEYS: dict[str, Schema] = {
    "slug": {"type": "string", "pattern": f"^{SLUG}$", "maxLength": 100},
    "id": {"type": "integer", "minimum": 1, "maximum": 2**63 - 1},
}
SECURITY: dict[str, Schema] = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token made by `manage.py token NAME --role ROLE`.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": settings.SESSION_COOKIE_NAME,
        "description": "A session of the admin. Writes also send its CSRF token as X-CSRFToken.",
    },
}
HEADERS: dict[str, Schema] = {
    "ETag": {
        "description": "Of this answer; of a record it begins with the record's own version.",
        "schema": {"type": "string"},
    },
    "As-Of": {
        "description": "The day for which the answer holds.",
        "schema": {"type": "string", "format": "date"},
    },
    "Known-At": {
        "description": "The instant as known at which it holds.",
        "schema": {"type": "string", "format": "date-time"},
    },
    "Location": {
        "description": "The address of what was made, or of what this was merged into.",
        "schema": {"type": "string", "format": "uri"},
    },
    "Retry-After": {
        "description": "Seconds to wait.",
        "schema": {"type": "integer", "minimum": 1},
    },
    "WWW-Authenticate": {
        "description": "How to log in.",
        "schema": {"type": "string"},
    },
}
PROBLEM_HEADERS = {401: "WWW-Authenticate", 429: "Retry-After", 503: "Retry-After"}
CONDITIONS: dict[str, Schema] = {
    "If-None-Match": {
        "name": "If-None-Match",
        "in": "header",
        "description": "Tags of answers that are at hand, or `*` for any; 304 if one still holds.",
        "schema": {"type": "string", "examples": ['"191.20240301.6d091e5ef0667f97"']},
    },
    "If-Match": {
        "name": "If-Match",
        "in": "header",
        "description": "Tags, or `*`; 412 unless the record's own version is that of one of them.",
        "schema": {"type": "string", "examples": ["*"]},
    },
    "Idempotency-Key": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "The same key and body give the first answer again, for a day. Say a UUID.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
    },
}
