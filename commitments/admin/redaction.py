from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from commitments.admin.base import DeskAdmin
from commitments.admin.roles import ReadOnly
from commitments.domain.permissions import Action
from commitments.models import Redaction


@admin.register(Redaction)
class RedactionAdmin(ReadOnly, DeskAdmin):
    """Texts replaced by a notice on legal grounds."""

    sees = Action.REDACT
    list_display = ("__str__", "notice", "at", "by")
    list_select_related = ("by",)
    list_filter = ("object_type", "field")
    search_fields = ("object_key", "notice", "grounds")
    when_empty = "No text was taken out on legal grounds. It is done at the record’s own page."

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [f.name for f in Redaction._meta.fields]
