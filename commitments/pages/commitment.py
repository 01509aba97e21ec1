from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from commitments.pages.asking import Call
from commitments.pages.axis import axis_of
from commitments.pages.framing import Asking, page


@page("commitment")
def commitment(asking: Asking, asked: Mapping[str, Any], slug: str) -> dict[str, Any]:
    """One commitment: what was said, where it stands, who says otherwise, on what evidence."""
    record = asking(f"commitments/{slug}/")
    entries = asking(f"commitments/{slug}/timeline/")["results"]
    findings = by_id(asking.all_of("status-updates/", {"commitment": slug}))
    views = by_id(asking.all_of("positions/", {"commitment": slug}))
    sources = sources_of(asking, [each for entry in entries for each in entry["evidence"]])
    related = related_to(asking, record["relations"])
    told = {"status_update": findings, "position": views}
    newest = max(
        (each for each in findings.values() if not each["party"] and not each["superseded_by"]),
        key=lambda each: (each["as_of"]["latest"], each["id"]),
        default=None,
    )
    return {
        "record": record,
        "finding": newest,
        "views": [views[each["id"]] for each in record["positions"] if each["id"] in views],
        "entries": [entry_of(entry, told, sources) for entry in entries],
        "related": [
            {**each, **related.get(each["commitment"], {})} for each in record["relations"]
        ],
        "axis": axis_of([record], asking.clocks.as_of),
        "calendar": Call("calendar.ics", (("slug", slug),)),
        "feed": Call("feed.atom", (("slug", slug),)),
        "origins": origins(sources.values()),
        "sources": sources,
    }


def by_id(rows: Iterable[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def sources_of(asking: Asking, evidence: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Those that it is from, by their slugs."""
    return asking.by_slug("sources/", (each["source"] for each in evidence))


def related_to(asking: Asking, relations: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    slugs = [each["commitment"] for each in relations]
    return asking.by_slug("commitments/", slugs, {"fields": "slug,title,status,kind"})


def entry_of(
    entry: dict[str, Any],
    told: Mapping[str, Mapping[int, dict[str, Any]]],
    sources: Mapping[str, dict[str, Any]],
) -> dict[str, Any]:
    """An entry of the timeline, with what its judgement says and where its evidence is from."""
    judgement = told.get(entry["type"], {}).get(entry["object"].get("id", 0))
    return {**entry, "judgement": judgement, "evidence": quoted(entry["evidence"], sources)}


def quoted(
    evidence: Iterable[dict[str, Any]], sources: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    return [{**each, "from": sources.get(each["source"])} for each in evidence]


def origins(sources: Iterable[dict[str, Any]]) -> int:
    """How many of them re-report none of the others."""
    by_slug = {source["slug"]: source for source in sources}
    return sum(source["derived_from"] not in by_slug for source in by_slug.values())
