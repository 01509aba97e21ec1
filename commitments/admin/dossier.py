"""All that a commitment's page shows, read in process as the API answers it.

`Dossier.read` asks a fixed number of questions, however long the ledgers are. With `known_at` in
the past nobody sees drafts, here as there.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from commitments.admin.links import page_at
from commitments.domain.clock import day_of
from commitments.domain.judgements import judgement_day
from commitments.models import Actor, Commitment, Forum, Risk, Source, Topic
from commitments.models.vocabulary import OPEN_STATES, Publication
from commitments.reading.catalogue import ACTORS, FORUMS, SOURCES, TOPICS
from commitments.reading.clocks import Clocks
from commitments.reading.commitments import COMMITMENTS
from commitments.reading.evidence import EVIDENCE
from commitments.reading.ledgers import POSITIONS, STATUS_UPDATES
from commitments.reading.listing import Listing, read_one, read_some
from commitments.reading.paging import read_page
from commitments.reading.parameters import BadParameter
from commitments.reading.risks import RISKS
from commitments.reading.sides import read_sides
from commitments.reading.timeline import read_timeline
from commitments.templatetags.desk import relation_told, vague

Row = dict[str, Any]
LONGEST = 500  # judgements of one kind on one page
STATES = [Publication.PUBLISHED.value, *(state.value for state in OPEN_STATES)]
STATES_PAST = [Publication.PUBLISHED.value]
UNDATED = dt.date.min.isoformat()


@dataclass
class Dossier:
    """`commitment`: as the API answers it, None where it was not public by then; `entries`: the
    timeline with drafts among it; `columns`: who says what, side by side."""

    record: Commitment
    clocks: Clocks
    commitment: Row | None
    updates: dict[int, Row]
    positions: dict[int, Row]
    evidence: list[Row]
    risks: list[Row]
    others: dict[str, Row]
    entries: list[Row] = field(default_factory=list)
    columns: list[Row] = field(default_factory=list)
    relations: list[Row] = field(default_factory=list)
    cut_short: bool = False

    @property
    def findings(self) -> list[Row]:
        """The newest finding on the whole, and on each party of which there is one."""
        newest = {e["row"]["party"]: e["row"] for e in self.entries if counts(e, "status_update")}
        return sorted(newest.values(), key=lambda row: row["party"] or "")

    @property
    def names(self) -> dict[str, str]:
        """Of the actors that are parties or have spoken."""
        rows = [*(self.commitment or {}).get("parties", []), *self.positions.values()]
        return {row["actor"]: row["actor_named"].get("name", row["actor"]) for row in rows}

    @property
    def drafts(self) -> list[Row]:
        return [e["row"] for e in self.entries if e["row"] and e["row"]["publication"] in OPEN]


OPEN = {state.value for state in OPEN_STATES}


def counts(entry: Row, kind: str) -> bool:
    row = entry["row"]
    return (
        entry["type"] == kind
        and row["publication"] == Publication.PUBLISHED
        and row["superseded_by"] is None
    )


def read(record: Commitment, clocks: Clocks) -> Dossier:
    slug = record.slug
    states = STATES_PAST if clocks.past else STATES
    text = read_one(
        COMMITMENTS,
        slug,
        clocks,
        drafts=True,
        retracted=not clocks.past,
        include=["corroboration"],
    )
    commitment = json.loads(text) if text else None
    on_it = {"commitment": [slug], "publication": states, "page_size": LONGEST + 1}
    updates = rows(STATUS_UPDATES, on_it, clocks)
    positions = rows(POSITIONS, on_it, clocks)
    own = {"target_type": ["commitment"], "publication": STATES_PAST}
    evidence = rows(EVIDENCE, {**on_it, **own}, clocks)
    if not clocks.past:
        # Of what is published, the API nests public evidence alone.
        evidence += rows(EVIDENCE, {**on_it, "publication": STATES[1:]}, clocks)
    risks = rows(RISKS, on_it, clocks)
    related = [r["commitment"] for r in commitment["relations"]] if commitment else []
    dossier = Dossier(
        record=record,
        clocks=clocks,
        commitment=commitment,
        updates={row["id"]: row for row in updates[:LONGEST]},
        positions={row["id"]: row for row in positions[:LONGEST]},
        evidence=[row for row in evidence if row["superseded_by"] is None],
        risks=risks,
        others=by_slug(COMMITMENTS, related, clocks),
        cut_short=max(len(updates), len(positions)) > LONGEST,
    )
    dossier.entries = entries_of(dossier)
    add_draft_evidence(dossier)
    name_all(dossier)
    dossier.columns = columns_of(dossier)
    return dossier


def rows(listing: Listing, asked: Mapping[str, Any], clocks: Clocks) -> list[Row]:
    """The records asked for; none where the commitment never was public and drafts don't count."""
    try:
        return [json.loads(text) for text in read_page(listing, asked, clocks).rows]
    except BadParameter:
        return []


def by_slug(listing: Listing, slugs: Iterable[str], clocks: Clocks) -> dict[str, Row]:
    wanted = sorted(set(slugs))
    found = [json.loads(text) for text in read_some(listing, wanted, clocks)] if wanted else []
    return {
        row["slug"]: row
        for row in found
        if not clocks.past or row.get("publication", "published") == Publication.PUBLISHED
    }


def entries_of(dossier: Dossier) -> list[Row]:
    """The API's timeline, with the judgements in full and drafts at their days."""
    held = {"status_update": dossier.updates, "position": dossier.positions}
    told: list[Row] = []
    seen: set[tuple[str, int]] = set()
    for text in read_timeline(dossier.record.pk, dossier.clocks):
        entry = json.loads(text)
        key = (entry["object"]["type"], entry["object"].get("id"))
        entry["row"] = held[entry["type"]].get(key[1]) if entry["type"] in held else None
        if entry["type"] in held and entry["row"] is None:
            continue  # beyond the longest list
        seen.add(key)
        told.append(entry)
    for kind, found in held.items():
        told += [
            {
                "date": day(row),
                "type": kind,
                "row": row,
                "title": "",
                "object": {"type": kind, "id": pk},
            }
            for pk, row in found.items()
            if (kind, pk) not in seen
        ]
    told.sort(key=lambda entry: entry["date"] or UNDATED)
    return told


def day(row: Row) -> str:
    """The day on which a judgement counts, as the domain reckons it."""
    recorded = day_of(dt.datetime.fromisoformat(row["recorded_at"]))
    return judgement_day(vague(row["as_of"]), recorded).isoformat()


def name_all(dossier: Dossier) -> None:
    """Puts names and pages beside slugs: `<member>_named` is {name, page, …} or None."""
    commitment = dossier.commitment or {}
    judged = [*dossier.updates.values(), *dossier.positions.values()]
    own = [e for e in dossier.evidence if e["target"]["type"] == "commitment"]
    quoted = [*own, *(e for row in judged for e in row["evidence"])]
    quoted += [e for risk in dossier.risks for e in risk["evidence"]]
    parties = commitment.get("parties", [])
    people = [(row, ("party", "actor", "speaker")) for row in judged]
    people += [(row, ("attributed_to",)) for row in quoted]
    people += [(row, ("actor",)) for row in parties]
    attach(ACTORS, Actor, people, dossier.clocks)
    attach(SOURCES, Source, [(row, ("source",)) for row in quoted], dossier.clocks)
    attach(FORUMS, Forum, [(commitment, ("forum",))], dossier.clocks)
    topics = [{"topic": slug} for slug in commitment.get("topics", [])]
    attach(TOPICS, Topic, [(row, ("topic",)) for row in topics], dossier.clocks)
    commitment["topics_named"] = [row["topic_named"] for row in topics]
    places = places_of(Commitment, dossier.others)
    dossier.relations = [
        {"words": relation_told(relation), "other": dossier.others[slug] | places.get(slug, {})}
        for relation in commitment.get("relations", [])
        if (slug := relation["commitment"]) in dossier.others
    ]
    risks = places_of(Risk, [row["slug"] for row in dossier.risks])
    dossier.risks = [row | risks.get(row["slug"], {}) for row in dossier.risks]
    dossier.evidence = own


def add_draft_evidence(dossier: Dossier) -> None:
    held = {"status_update": dossier.updates, "position": dossier.positions}
    for item in dossier.evidence:
        row = held.get(item["target"]["type"], {}).get(item["target"].get("id"))
        if row is not None and item["id"] not in {e["id"] for e in row["evidence"]}:
            row["evidence"].append(item)


def attach(
    listing: Listing,
    model: type[models.Model],
    where: Sequence[tuple[Row, tuple[str, ...]]],
    clocks: Clocks,
) -> None:
    slugs = {row[m] for row, members in where for m in members if row.get(m)}
    named = by_slug(listing, slugs, clocks)
    places = places_of(model, slugs)
    for row, members in where:
        for member in members:
            slug = row.get(member)
            row[f"{member}_named"] = named.get(slug, {}) | places.get(slug, {}) if slug else None


def places_of(model: type[models.Model], slugs: Iterable[str]) -> dict[str, Row]:
    """{id, page} of each on the desk."""
    wanted = set(slugs)
    if not wanted:
        return {}
    found = model._default_manager.filter(slug__in=wanted).order_by().values_list("slug", "pk")
    return {slug: {"id": pk, "page": page_at(model, pk)} for slug, pk in found}


def columns_of(dossier: Dossier) -> list[Row]:
    """One for each state or organisation that is a party or has spoken: the newest of each of its
    actors on each party, and drafts."""
    today = dossier.clocks.as_of
    spoken = [
        (entry["row"], dt.date.fromisoformat(entry["date"]))
        for entry in dossier.entries
        if entry["type"] == "position"
        and (entry["row"]["publication"] in OPEN or counts(entry, "position"))
    ]
    parties = dossier.commitment["parties"] if dossier.commitment else []
    silent = [(party["actor"], today) for party in parties]
    sides = read_sides({*silent, *((row["actor"], on) for row, on in spoken)}, dossier.clocks)
    columns: dict[str, dict[tuple[Any, ...], Row]] = {sides[key]: {} for key in silent}
    for row, on in spoken:
        held = columns.setdefault(sides[row["actor"], on], {})
        held[row["actor"], row["party"], row["id"] if row["publication"] in OPEN else 0] = row
    shown = [{"actor": slug, "positions": list(held.values())} for slug, held in columns.items()]
    attach(ACTORS, Actor, [(column, ("actor",)) for column in shown], dossier.clocks)
    return shown
