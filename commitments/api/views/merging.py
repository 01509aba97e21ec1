"""Two actors, or two sources, become one: a POST on the address of the one that goes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import bodies, conditional
from commitments.api.idempotency import once
from commitments.api.schema.merging import merge_operations
from commitments.api.schema.operation import Operation
from commitments.api.views.records import RecordDetail, version_of
from commitments.domain import merging
from commitments.domain.errors import PreconditionFailed, invalid
from commitments.domain.parsing import pointer, slug
from commitments.domain.permissions import Action, require


class Merge(RecordDetail):
    http_method_names = ["post", "options"]

    def operations(self) -> dict[str, Operation]:
        return merge_operations(self.kind)

    @once
    def post(self, request: Request, key: str | int) -> HttpResponse:
        self.asked(request, [])
        by = self.writer(request)
        require(by, Action.MERGE)
        record = self.visible(request, key)
        data = bodies.members(request.data)
        reason = bodies.take_reason(data)
        into = data.pop("into", None)
        if data:
            raise invalid(pointer(next(iter(data))), "This takes into and reason, nothing else.")
        wanted = bodies.well_formed(slug, into, "/into")
        expected = conditional.expected_version(request, version_of(record))
        if expected == conditional.NO_VERSION:
            raise PreconditionFailed
        stays = self.named(wanted)
        merging.merge(gone=record, stays=stays, by=by, reason=reason, expected=expected)
        return self.answer(request, stays)

    def named(self, wanted: str) -> Any:
        manager = self.resource.model._default_manager
        found: models.Model | None = manager.filter(slug=wanted).first()
        if found is None:
            raise invalid("/into", f"There is no such {self.resource.noun}.")
        return found
