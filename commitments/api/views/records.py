"""Lists and single records of every kind: read through `reading`, written through `domain`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.http import HttpResponse
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.views.base import TrackerView, check_states
from commitments.domain import corrections, records, review
from commitments.domain.errors import Gone, NotFound, invalid
from commitments.domain.parsing import Malformed, integer, text
from commitments.domain.permissions import Action, may
from commitments.domain.resources import RESOURCES
from commitments.domain.shapes import plain
from commitments.models import Evidence, User
from commitments.models.record import instant
from commitments.models.vocabulary import Publication
from commitments.reading.clocks import Clocks
from commitments.reading.listing import AS_OF, KNOWN_AT, Listing, read_one, read_page
from commitments.reading.listings import LISTINGS


class RecordView(TrackerView):
    kind: ClassVar[str]

    @property
    def listing(self) -> Listing:
        return LISTINGS[self.kind]

    def member(self, request: Request, name: str, default: Any = None) -> Any:
        body = request.data
        if not isinstance(body, Mapping):
            raise invalid("", "The body is not a JSON object.")
        return body.get(name, default)

    def answer(self, request: Request, record: models.Model, status: int) -> HttpResponse:
        """The record as it is now, drafts included, after a write."""
        clocks = self.clocks({})
        record.refresh_from_db()
        key = record.pk if self.listing.key == "id" else getattr(record, "slug")  # noqa: B009
        body = read_one(self.listing, key, clocks, drafts=True, retracted=True)
        if body is None:
            raise NotFound()
        encoded = with_pending(body, record).encode()
        response = conditional.finish(
            request,
            encoded,
            clocks,
            conditional.body_tag(encoded, row_version=getattr(record, "row_version")),  # noqa: B009
            status=status,
        )
        response["Location"] = address(self.listing, key)
        response["Cache-Control"] = "no-store"
        return response


class RecordList(RecordView):
    def get(self, request: Request) -> HttpResponse:
        asked = self.asked(request, self.listing.parameters)
        drafts = check_states(request, asked)
        clocks = self.clocks(asked)
        tag = conditional.answer_tag(clocks, request.get_full_path())
        if not drafts and conditional.is_known(request, tag):
            return conditional.finish(request, b"", clocks, tag, known=True)
        page = read_page(self.listing, asked, clocks)
        body = envelope(
            rows=page.rows,
            clocks=clocks,
            next=link(request, self.listing, page.next),
            previous=link(request, self.listing, page.previous),
            count=page.count,
        )
        if drafts:
            tag = conditional.body_tag(body)
        return conditional.finish(
            request, body, clocks, tag, known=drafts and conditional.is_known(request, tag)
        )

    def post(self, request: Request) -> HttpResponse:
        data = request.data
        if not isinstance(data, Mapping):
            raise invalid("", "The body is not a JSON object.")
        self.asked(request, [])
        target = None
        if self.kind == "evidence":
            target = target_of(data.get("target"))
            data = {name: value for name, value in data.items() if name != "target"}
        record = records.create(kind=self.kind, data=data, by=writer(request), target=target)
        return self.answer(request, record, 201)


class RecordDetail(RecordView):
    def get(self, request: Request, key: str | int) -> HttpResponse:
        asked = self.asked(request, [AS_OF, KNOWN_AT, self.listing.fields_parameter])
        clocks = self.clocks(asked)
        record = self.record(key)
        row_version = getattr(record, "row_version")  # noqa: B009
        tag = conditional.answer_tag(clocks, request.get_full_path(), row_version=row_version)
        sees_drafts = not clocks.past and may(request.user, Action.READ_DRAFTS)
        refuse_retracted(record, clocks)
        if not sees_drafts and conditional.is_known(request, tag):
            if self.is_public(record, clocks):
                return conditional.finish(request, b"", clocks, tag, known=True)
        body = read_one(self.listing, key, clocks, drafts=sees_drafts, fields=asked.get("fields"))
        if body is None:
            raise NotFound()
        if sees_drafts:
            body = with_pending(body, record)
            tag = conditional.body_tag(body.encode(), row_version=row_version)
        return conditional.finish(
            request, body.encode(), clocks, tag, known=conditional.is_known(request, tag)
        )

    def patch(self, request: Request, key: str | int) -> HttpResponse:
        self.asked(request, [])
        record = self.visible(request, key)
        data = {**mapping(request.data)}
        reason = said(data.pop("reason", ""))
        records.edit(
            record=record,
            data=data,
            by=writer(request),
            reason=reason,
            expected=expected(request, record),
        )
        return self.answer(request, record, 200)

    def delete(self, request: Request, key: str | int) -> HttpResponse:
        self.asked(request, [])
        record = self.visible(request, key)
        records.drop(record=record, by=writer(request), expected=expected(request, record))
        return HttpResponse(status=204)

    def record(self, key: str | int) -> models.Model:
        found: models.Model | None = (
            RESOURCES[self.kind].model._default_manager.filter(**{self.listing.key: key}).first()
        )
        if found is None:
            raise NotFound()
        return found

    def is_public(self, record: models.Model, clocks: Clocks) -> bool:
        return (
            read_one(self.listing, key_of(self.listing, record), clocks, drafts=False) is not None
        )

    def visible(self, request: Request, key: str | int) -> models.Model:
        """The record to write on; of drafts nothing is told to those who may not read them."""
        record = self.record(key)
        if getattr(record, "publication", "published") != Publication.PUBLISHED and not may(
            request.user, Action.READ_DRAFTS
        ):
            raise NotFound()
        return record


class Workflow(RecordDetail):
    """One step of the review: a POST on the record's address."""

    http_method_names = ["post", "options"]
    step: ClassVar[str]

    def post(self, request: Request, key: str | int) -> HttpResponse:
        self.asked(request, [])
        record = self.visible(request, key)
        data = {**mapping(request.data)}
        reason = said(data.pop("reason", ""))
        if data:
            raise invalid(f"/{next(iter(data))}", "This takes a reason and nothing else.")
        step = STEPS[self.step]
        kwargs = {"reason": reason} if self.step != "submit" else {}
        changed = step(
            record=record, by=writer(request), expected=expected(request, record), **kwargs
        )
        return self.answer(request, changed, 200)


class Supersede(RecordDetail):
    """A draft that corrects a published judgement or piece of evidence."""

    http_method_names = ["post", "options"]

    def post(self, request: Request, key: str | int) -> HttpResponse:
        self.asked(request, [])
        record = self.visible(request, key)
        made = corrections.supersede(
            record=record,
            data=mapping(request.data),
            by=writer(request),
            expected=expected(request, record),
        )
        return self.answer(request, made, 201)


STEPS: dict[str, Any] = {
    "submit": review.submit,
    "publish": review.publish,
    "return": review.send_back,
    "retract": review.retract,
}


def writer(request: Request) -> User:
    user = request.user
    assert isinstance(user, User)
    return user


def mapping(body: object) -> Mapping[str, Any]:
    if not isinstance(body, Mapping):
        raise invalid("", "The body is not a JSON object.")
    return body


def said(reason: object) -> str:
    try:
        return str(text(2000)("" if reason is None else reason))
    except Malformed as problem:
        raise invalid("/reason", problem.errors[0].detail) from None


def expected(request: Request, record: models.Model) -> int | None:
    return conditional.expected_version(request, getattr(record, "row_version"))  # noqa: B009


def key_of(listing: Listing, record: models.Model) -> str | int:
    key: str | int = getattr(record, listing.key)
    return key


def target_of(value: object) -> models.Model:
    """What evidence is of, in the shape in which it is read: a type with an id or a slug."""
    if not isinstance(value, Mapping) or not isinstance(value.get("type"), str):
        raise invalid("/target", 'Name it as {"type": "status_update", "id": 12} or with a slug.')
    kind = value["type"]
    if kind not in RESOURCES or not hasattr(Evidence, kind):
        raise invalid(
            "/target/type", "Use commitment, status_update, position, claim, statistic or risk."
        )
    by = LISTINGS[kind].key
    wanted = value.get(by)
    try:
        (integer(1, 2**63 - 1) if by == "id" else text(100))(wanted)
    except Malformed:
        raise invalid(f"/target/{by}", f"A {kind} is named by its {by}.") from None
    if set(value) != {"type", by}:
        raise invalid("/target", f"Give type and {by}, nothing else.")
    found = RESOURCES[kind].model._default_manager.filter(**{by: wanted}).first()
    if found is None:
        raise invalid(f"/target/{by}", f"There is no such {kind}.")
    return found


def refuse_retracted(record: models.Model, clocks: Clocks) -> None:
    """410 with when and why, from the retraction on."""
    at = getattr(record, "retracted_at", None)
    if at is not None and (not clocks.past or at <= clocks.known_at):
        gone = Gone(f"It was retracted: {getattr(record, 'retraction_reason')}")  # noqa: B009
        gone.extra = {  # type: ignore[attr-defined]
            "retracted_at": instant(at),
            "reason": getattr(record, "retraction_reason"),  # noqa: B009
        }
        raise gone


def with_pending(body: str, record: models.Model) -> str:
    """The record's JSON, with the revision that waits on it, for those who may see drafts."""
    if not hasattr(record, "revisions"):
        return body
    pending = record.revisions.exclude(publication=Publication.PUBLISHED).first()
    if pending is None:
        return body
    told = {
        "publication": pending.publication,
        "changes": pending.changes,
        "reason": pending.reason,
        "review_note": pending.review_note,
    }
    return f'{body[:-1]},"pending_revision":{json.dumps(plain(told), ensure_ascii=False)}}}'


def address(listing: Listing, key: str | int) -> str:
    return f"{settings.BASE_URL}/api/v1/{listing.path}/{key}/"


def link(request: Request, listing: Listing, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    query = [(n, v) for n, vs in request.query_params.lists() for v in vs if n != "cursor"]
    return f"{settings.BASE_URL}/api/v1/{listing.path}/?{urlencode([*query, ('cursor', cursor)])}"


def envelope(
    *, rows: list[str], clocks: Clocks, next: str | None, previous: str | None, count: int | None
) -> bytes:
    """PostgreSQL's rows, joined as they are."""
    head = {
        "next": next,
        "previous": previous,
        "as_of": clocks.as_of.isoformat(),
        "known_at": instant(clocks.known_at),
    }
    if count is not None:
        head["count"] = count  # type: ignore[assignment]
    return f'{json.dumps(head)[:-1]}, "results": [{",".join(rows)}]}}'.encode()
