"""What changed, for readers of feeds: Atom (RFC 4287), the newest first."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from commitments.models import vocabulary as v
from commitments.reading import sql
from commitments.reading.addresses import page_of
from commitments.reading.changes import FILTER_PARAMETERS, PATHS, chosen_changes
from commitments.reading.clocks import EPOCH, Clocks
from commitments.reading.database import connection
from commitments.reading.listing import AS_OF, KNOWN_AT, base_params

PARAMETERS = [*FILTER_PARAMETERS, AS_OF, KNOWN_AT]
ENTRIES = 50
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a change is about is called what it was called when it changed.
SELECT = f"""
SELECT ch.number, ch.at, ch.type, ch.object_type, ch.object_key, {PATHS}, ch.reason,
  ch.before, ch.after,
  (SELECT cv.title FROM commitments_commitmentversion cv WHERE cv.record_id = ch.commitment_id
   AND cv.known_from <= ch.at ORDER BY cv.known_from DESC LIMIT 1),
  coalesce((SELECT av.name FROM commitments_actorversion av
   WHERE av.record_id = {sql.counts_as("actor", "ch.party_id")} AND av.known_from <= ch.at
   ORDER BY av.known_from DESC LIMIT 1), {sql.name_of_actor("ch.party_id")})
FROM commitments_change ch
"""


class Feed(Atom1Feed):
    """Its `updated` is that of its newest entry; an empty one never changed."""

    def latest_post_date(self) -> dt.datetime:
        if not self.items:
            return EPOCH
        newest: dt.datetime = max(item["updateddate"] for item in self.items)
        return newest


def read_feed(asked: Mapping[str, Any], clocks: Clocks, address: str) -> bytes:
    params = base_params(clocks)
    params["newest"] = clocks.number
    where = chosen_changes(asked, params, clocks)
    feed = Feed(
        title="Diplomatic commitments: what changed",
        link=settings.BASE_URL + "/",
        description="",
        language="en",
        feed_url=address,
        feed_guid=address,
        author_name="Commitments tracker",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"{SELECT} WHERE ch.number <= %(newest)s AND {where}"
            f" ORDER BY ch.number DESC LIMIT {ENTRIES}",
            params,
        )
        for row in cursor.fetchall():
            add_entry(feed, row)
    return feed.writeString("utf-8").encode()


def add_entry(feed: Feed, row: tuple[Any, ...]) -> None:
    number, at, kind, object_type, key, path, reason, *ends, title, party = row
    before, after = (json.loads(end) if end else {} for end in ends)
    about = title or (after or before).get("title") or (after or before).get("name")
    noun = object_type.replace("_", " ")
    change = v.ChangeType(kind).label
    itself = f"{settings.BASE_URL}/api/v1/changes/?cursor={number - 1}&page_size=1"
    feed.add_item(
        title=in_xml(f"{change}: {noun} – {about or key}" + (f" ({party})" if party else "")),
        link=page_of(path, key) if path else itself,
        description=in_xml(summary(before, after, reason)),
        unique_id=itself,
        pubdate=at,
        updateddate=at,
        categories=[kind, object_type],
    )


def in_xml(text: str) -> str:
    """XML 1.0 has no way to hold control characters; a sign stands where one was."""
    return NOT_IN_XML.sub("\ufffd", text)


def summary(before: Mapping[str, Any], after: Mapping[str, Any], reason: str) -> str:
    """What there was and what there is, as HTML."""
    lines = []
    for name in sorted({*before, *after} & TOLD):
        old, new = before.get(name), after.get(name)
        if old != new:
            said = " → ".join("–" if end is None else str(end) for end in (old, new))
            lines.append(f"{CALLED.get(name, name)}: {said}")
    if reason:
        lines.append(f"Reason: {reason}")
    return "<br>".join(escape(line) for line in lines)


TOLD = {
    "status",
    "confidence",
    "view",
    "sufficient",
    "title",
    "state",
    "likelihood",
    "value",
    "merged_into",
    "link_dead_since",
}
CALLED = {"link_dead_since": "link dead since"}  # the rest by their own names
