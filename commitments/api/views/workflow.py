"""One step of the review, or a correction: a POST on the record's address."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import bodies, conditional
from commitments.api.idempotency import once
from commitments.api.schema.operation import Operation
from commitments.api.schema.records import step_operations, supersede_operations
from commitments.api.views.records import RecordDetail, version_of
from commitments.domain import corrections, review
from commitments.domain.errors import invalid
from commitments.domain.leaning import who_leans_on
from commitments.domain.parsing import pointer
from commitments.domain.permissions import Action, require

STEPS: dict[str, Any] = {
    "submit": review.submit,
    "publish": review.publish,
    "return": review.send_back,
    "retract": review.retract,
}


ACTIONS = {
    "submit": Action.SUBMIT,
    "publish": Action.PUBLISH,
    "return": Action.RETURN,
    "retract": Action.RETRACT,
}


class Workflow(RecordDetail):
    http_method_names = ["post", "options"]
    step: ClassVar[str]

    def operations(self) -> dict[str, Operation]:
        return step_operations(self.kind, self.step)

    @once
    def post(self, request: Request, key: str | int) -> HttpResponse:
        self.asked(request, [])
        by = self.writer(request)
        require(by, ACTIONS[self.step])
        record = self.visible(request, key)
        data = bodies.members(request.data)
        reason = bodies.take_reason(data)
        if data:
            raise invalid(pointer(next(iter(data))), "This takes a reason and nothing else.")
        if reason and self.step == "submit":
            raise invalid("/reason", "Submitting takes no reason.")
        given = {} if self.step == "submit" else {"reason": reason}
        expected = conditional.expected_version(request, version_of(record))
        done = STEPS[self.step](record=record, by=by, expected=expected, **given)
        return self.answer(
            request, done, leaning=who_leans_on(done) if self.step == "retract" else ()
        )


class Supersede(RecordDetail):
    """A draft that corrects a published judgement or piece of evidence."""

    http_method_names = ["post", "options"]

    def operations(self) -> dict[str, Operation]:
        return supersede_operations(self.kind)

    @once
    def post(self, request: Request, key: str | int) -> HttpResponse:
        self.asked(request, [])
        by = self.writer(request)
        record = self.visible(request, key)
        data = bodies.members(request.data)
        expected = conditional.expected_version(request, version_of(record))
        made = corrections.supersede(record=record, data=data, by=by, expected=expected)
        return self.answer(request, made, 201)
