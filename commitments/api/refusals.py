"""Exceptions that REST framework has no class for."""

from __future__ import annotations

from rest_framework.exceptions import APIException


class LengthRequired(APIException):
    status_code = 411
    default_detail = "A body needs a Content-Length; it can't be sent in chunks."


class TooLarge(APIException):
    status_code = 413
    default_detail = "The body is too large."
