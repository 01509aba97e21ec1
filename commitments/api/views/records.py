"""Lists and single records of every kind: read through `reading`, written through `domain`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from commitments.api import bodies, conditional, exports
from commitments.api.envelopes import (
    address,
    envelope,
    page_address,
    with_leaning,
    with_revision,
)
from commitments.api.idempotency import once
from commitments.api.schema.operation import Operation
from commitments.api.schema.records import detail_operations, list_operations
from commitments.api.views.base import TrackerView, check_states
from commitments.domain import records
from commitments.domain.errors import NotFound
from commitments.domain.leaning import Leaning
from commitments.domain.permissions import Action, may, require
from commitments.domain.resources import RESOURCES
from commitments.domain.shapes import Resource
from commitments.domain.tombstones import refuse_hanging, refuse_retracted
from commitments.models import Revision, User
from commitments.models.revision import REVISED
from commitments.models.vocabulary import OPEN_STATES, Publication
from commitments.reading.clocks import Clocks
from commitments.reading.kept import kept_or_made
from commitments.reading.listing import AS_OF, KNOWN_AT, Listing, read_one, read_some
from commitments.reading.listings import LISTINGS
from commitments.reading.merged import merged_into
from commitments.reading.own import Fresh, Own, read_own, read_with_row
from commitments.reading.paging import read_page


class RecordView(TrackerView):
    kind: ClassVar[str]

    @property
    def listing(self) -> Listing:
        return LISTINGS[self.kind]

    @property
    def resource(self) -> Resource:
        return RESOURCES[self.kind]

    def writer(self, request: Request) -> User:
        """Who writes; refused before the body is looked at."""
        user = request.user
        require(user, Action.WRITE)
        assert isinstance(user, User)
        return user

    def own_by(self, key: str | int, asked: dict[str, Any]) -> tuple[Own, Clocks]:
        """What the record says of itself, and both clocks, in one query: its version is no newer
        than the answer."""
        found = read_own(self.resource.model, (self.listing.key, key), asked.get(KNOWN_AT.name))
        if found is None:
            raise NotFound
        own, head = found
        return own, self.clocks(asked, head)

    def whole(self, key: str | int, **how: Any) -> tuple[Own, Clocks, str]:
        """The same and the record itself, empty if it can't be seen, in one statement."""
        found = read_with_row(self.resource.model, self.listing, key, **how)
        if found is None:
            raise NotFound
        own, clocks, body = found
        return own, clocks, body or ""

    def answer(
        self,
        request: Request,
        record: models.Model,
        status: int = 200,
        *,
        leaning: Sequence[Leaning] = (),
        fresh: Fresh | None = None,
    ) -> HttpResponse:
        """The record as it is now, drafts included, after a write; `fresh`: it may have been read
        with that."""
        key, pending = getattr(record, self.listing.key), None
        if fresh is not None and fresh.found is not None:
            own, clocks, body = fresh.found
        else:
            own, clocks, body = self.whole(key, drafts=True, retracted=True)
            pending = pending_revision(type(record), own.pk)
        if not body:
            raise NotFound
        encoded = with_leaning(with_revision(body, pending), leaning).encode()
        tag = conditional.body_tag(encoded, row_version=own.row_version)
        response = conditional.finish(request, encoded, clocks, tag, status=status)
        if status == 201:
            response["Location"] = address(self.listing, key)
        response["Cache-Control"] = "no-store"
        return response


class RecordList(RecordView):
    renderer_classes = exports.RENDERERS

    def operations(self) -> dict[str, Operation]:
        return list_operations(self.kind)

    def get(self, request: Request) -> HttpResponseBase:
        asked = self.asked(request, self.listing.parameters)
        if exports.is_export(request):
            exports.refuse_pages(asked, request.accepted_renderer.format)
        drafts = check_states(request, asked)
        clocks = self.clocks(asked)
        tag = conditional.answer_tag(request, clocks)
        if not drafts and conditional.is_known(request, tag):
            return conditional.not_modified(request, clocks, tag)
        if exports.is_export(request):
            return exports.export(request, self.listing, asked, clocks, None if drafts else tag)
        if drafts:
            body = self.page(request, asked, clocks)
            tag = conditional.body_tag(body)
        else:
            body = kept_or_made(tag, clocks, lambda: self.page(request, asked, clocks))
        known = conditional.is_known(request, tag)
        response = conditional.finish(request, body, clocks, tag, known=known)
        return showing_drafts(response) if drafts else response

    def page(self, request: Request, asked: dict[str, Any], clocks: Clocks) -> bytes:
        page = read_page(self.listing, asked, clocks)
        return envelope(
            page.rows,
            clocks,
            next=page_address(request, self.listing.path, page.next),
            previous=page_address(request, self.listing.path, page.previous),
            **({} if page.count is None else {"count": page.count}),
        )

    @once
    def post(self, request: Request) -> HttpResponse:
        self.asked(request, [])
        by = self.writer(request)
        if isinstance(request.data, list):
            return self.post_many(request, by)
        data = bodies.members(request.data)
        target = bodies.target_of(data.pop("target", None)) if self.kind == "evidence" else None
        fresh = Fresh(self.listing)
        record = records.create(kind=self.kind, data=data, by=by, target=target, fresh=fresh)
        return self.answer(request, record, 201, fresh=fresh)

    def post_many(self, request: Request, by: User) -> HttpResponse:
        """All of them or none; what is wrong with any is told by its place in the list."""
        items = bodies.many(request.data, with_target=self.kind == "evidence")
        made = records.create_many(kind=self.kind, items=items, by=by)
        clocks = self.clocks({})
        keys = [getattr(record, self.listing.key) for record in made]
        body = envelope(read_some(self.listing, keys, clocks), clocks)
        response = conditional.finish(request, body, clocks, conditional.body_tag(body), status=201)
        response["Cache-Control"] = "no-store"
        return response


class RecordDetail(RecordView):
    def operations(self) -> dict[str, Operation]:
        return detail_operations(self.kind)

    def get(self, request: Request, key: str | int) -> HttpResponse:
        asked = self.asked(
            request,
            [
                AS_OF,
                KNOWN_AT,
                self.listing.fields_parameter,
                *self.listing.include_parameters,
            ],
        )
        sees_drafts = KNOWN_AT.name not in asked and may(request.user, Action.READ_DRAFTS)
        how: dict[str, Any] = {
            "drafts": sees_drafts,
            "fields": asked.get("fields", ()),
            "include": asked.get("include", ()),
        }
        body: str | None = None
        if comes_at_once(request, asked, drafts=sees_drafts):
            own, clocks, body = self.whole(key, as_of=asked.get(AS_OF.name), **how)
        else:
            own, clocks = self.own_by(key, asked)
        refuse_retracted(own, clocks)
        tag = conditional.answer_tag(request, clocks, row_version=own.row_version)
        if not sees_drafts and conditional.is_known(request, tag):
            return conditional.not_modified(request, clocks, tag)
        if body is None:

            def read() -> bytes:
                return (read_one(self.listing, key, clocks, **how) or "").encode()

            body = kept_or_made(tag, clocks, read).decode()
        if not body:
            refuse_hanging(self.record(key), clocks)
            if (stays := merged_into(self.kind, str(key), clocks)) is None:
                raise NotFound
            return self.moved(request, stays, clocks)
        revision = None
        if sees_drafts:
            if not how["fields"]:
                revision = pending_revision(self.resource.model, own.pk)
                body = with_revision(body, revision)
            tag = conditional.body_tag(body.encode(), row_version=own.row_version)
        known = conditional.is_known(request, tag)
        response = conditional.finish(request, body.encode(), clocks, tag, known=known)
        shown = sees_drafts and (own.draft or revision is not None)
        return showing_drafts(response) if shown else response

    def moved(self, request: Request, stays: str, clocks: Clocks) -> HttpResponse:
        """The same question, of the one that it was merged into."""
        query = request.META.get("QUERY_STRING", "")
        place = address(self.listing, stays) + (f"?{query}" if query else "")
        response = HttpResponse(status=308, headers={"Location": place})
        conditional.clock(request, response, clocks)
        return response

    def patch(self, request: Request, key: str | int) -> HttpResponse:
        self.asked(request, [])
        by = self.writer(request)
        record = self.visible(request, key)
        data = bodies.members(request.data)
        reason = bodies.take_reason(data)
        expected = conditional.expected_version(request, version_of(record))
        records.edit(record=record, data=data, by=by, reason=reason, expected=expected)
        return self.answer(request, record)

    def delete(self, request: Request, key: str | int) -> HttpResponse:
        self.asked(request, [])
        by = self.writer(request)
        record = self.visible(request, key)
        expected = conditional.expected_version(request, version_of(record))
        records.drop(record=record, by=by, expected=expected)
        return HttpResponse(status=204)

    def record(self, key: str | int) -> models.Model:
        manager = self.resource.model._default_manager
        found: models.Model | None = manager.filter(**{self.listing.key: key}).first()
        if found is None:
            raise NotFound
        return found

    def is_public(self, key: str | int, clocks: Clocks) -> bool:
        return read_one(self.listing, key, clocks, drafts=False) is not None

    def visible(self, request: Request, key: str | int) -> models.Model:
        """The record to write on; of drafts nothing is told to those who may not read them."""
        record = self.record(key)
        if getattr(record, "publication", "published") != Publication.PUBLISHED and not may(
            request.user, Action.READ_DRAFTS
        ):
            raise NotFound
        return record


def comes_at_once(request: Request, asked: dict[str, Any], *, drafts: bool) -> bool:
    """Whether the answer can be neither known nor kept, so that nothing need be asked before it."""
    if KNOWN_AT.name in asked:
        return False
    return drafts or not (settings.KEEP_ANSWERS or "If-None-Match" in request.headers)


def showing_drafts(response: HttpResponse) -> HttpResponse:
    """Noted on it for the audit trail, which says who read what is not public."""
    vars(response)["shows_drafts"] = True
    return response


def version_of(record: models.Model) -> int:
    """The record's own, raised by every saved edit."""
    version: int = getattr(record, "row_version")  # noqa: B009 no base class of theirs has it
    return version


def pending_revision(model: type[models.Model], pk: int) -> Revision | None:
    kind = model._meta.model_name
    if kind not in REVISED:
        return None
    return Revision.objects.filter(**{kind: pk}, publication__in=OPEN_STATES).first()
