"""Which records say this? Full-text search under both clocks.

Every term must be found somewhere in a record: in its own text, or in what is published on it. A
term is a word, a phrase in quotation marks, or either with “-” before it, which must not be found.
English words match by their stems; Chinese, Japanese and Thai by neighbouring characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.asking import either
from commitments.reading.parameters import BadParameter, Parameter
from commitments.reading.said import TITLE, said_now

MOST_TERMS = 10
TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Terms:
    """What was asked for; texts without quotation marks."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def read_terms(name: str, value: str) -> Terms:
    text = p.read_text(name, value)
    wanted: list[str] = []
    unwanted: list[str] = []
    for sign, phrase, word in TERM.findall(text):
        term = (phrase or word).strip()
        if re.search(r"\w", term):
            (unwanted if sign else wanted).append(term)
    if not wanted:
        raise BadParameter(name, "Give at least one word to look for.")
    if len(wanted) + len(unwanted) > MOST_TERMS:
        raise BadParameter(name, f"{MOST_TERMS} terms are the most.")
    return Terms(tuple(wanted), tuple(unwanted))


Q = Parameter(
    "q",
    read_terms,
    "Words, or “phrases”; “-” before one leaves out what has it. Adds snippet to each record, and"
    " sorts by relevance unless ordering is given.",
    {"type": "string"},
    '"law enforcement" precursors',
)


@dataclass(frozen=True)
class Search:
    """`table`: of the records. `found`: SQL of the ids of the records that say what the tsquery
    placeholder asks for; `named`: of those whose parties' names say it; `drafts`: of those which
    are not public, where no vector is kept of them.
    `vector`: the record's own vector; `texts`: a SELECT of (place, text, vector), best place first,
    in which a snippet is looked for; both on row alias `r`. `entered`: whether all that is said of
    them now stands in one place (reading/said.py)."""

    table: str
    found: Callable[[str], str]
    vector: str
    texts: str
    named: Callable[[str], str] | None = None
    drafts: Callable[[str], str] | None = None
    entered: bool = False


def condition(search: Search, terms: Terms, params: Params, *, now: bool = False) -> str:
    """`now`: in other words for the newest change (asking.either)."""
    wanted, unwanted = [], []
    for number, term in enumerate((*terms.wanted, *terms.unwanted)):
        params[f"q{number}"] = term
        query = f"tracker_search_query(%(q{number})s)"
        said = search.found(query)
        if search.named:
            said += f" UNION ALL {search.named(query)}"
        if search.drafts and "states" in params:
            said += f" UNION ALL {search.drafts(query)}"
        if number < len(terms.wanted):
            wanted.append(f"({said} UNION ALL {asked_of_nobody(search, query)})")
        else:
            unwanted.append(f"({said})")
    # Set by set: as conditions they would be looked into for each record there is.
    found = " EXCEPT ".join([f"({' INTERSECT '.join(wanted)})", *unwanted])
    if now and search.entered:
        found = either(said_now(terms.wanted, terms.unwanted, search.found, params), found)
    return f"r.id IN ({found})"


def asked_of_nobody(search: Search, query: str) -> str:
    """A word that says nothing by itself (“the”) is in every record; in an array, so that none is
    looked up for any other word."""
    every = f"ARRAY(SELECT w.id FROM commitments_{search.table} w)"
    return f"SELECT unnest(CASE WHEN numnode({query}) = 0 THEN {every} ELSE '{{}}' END)"


def any_of(terms: Terms) -> str:
    """The tsquery that any wanted term meets; `condition` has bound the terms."""
    return (
        "("
        + " || ".join(f"tracker_search_query(%(q{number})s)" for number in range(len(terms.wanted)))
        + ")"
    )


def relevance(search: Search, terms: Terms, *, now: bool = False) -> str:
    vector = either(TITLE, search.vector) if now and search.entered else search.vector
    return f"ts_rank_cd({vector}, {any_of(terms)})"


def snippet(search: Search, terms: Terms) -> str:
    """A piece of the text that says it, the words found in <mark>; all else is escaped for HTML.
    Of texts that say it as well the first in the order of their characters, so that it is the same
    whatever way PostgreSQL comes by them."""
    query = any_of(terms)
    escaped = (
        "replace(replace(replace(left(s.text, 20000), '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
    )
    headline = (
        f"ts_headline('english', {escaped}, {query},"
        " 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=24, MinWords=8,"
        ' FragmentDelimiter=" … "\')'
    )
    return (
        f"(SELECT {headline} FROM ({search.texts}) s"
        f" WHERE s.vector @@ {query}"
        f' ORDER BY s.place, ts_rank_cd(s.vector, {query}) DESC, s.text COLLATE "C" LIMIT 1)'
    )


def versions(table: str, query: str) -> str:
    """Ids of those that say it; what was merged speaks for the one that stays."""
    record = "x.record_id"
    if table in sql.MERGED:
        record = f"coalesce(x.merged_into_id, {record})"
    return (
        f"SELECT {record} FROM commitments_{table}version x"
        f" WHERE x.search @@ {query} AND {sql.known('x')}"
    )


def standing(table: str, alias: str) -> str:
    """Public, and not corrected; said so that the corrections may be looked through at once."""
    return f"{sql.public(alias)} AND NOT EXISTS {sql.superseded_by(table, alias)}"


def evidence(target: str, query: str) -> str:
    """Ids of the targets whose evidence, or its source, says it."""
    return f"""
SELECT e.{target}_id FROM commitments_evidence e
WHERE e.search @@ {query} AND e.{target}_id IS NOT NULL AND {standing("evidence", "e")}
UNION ALL
SELECT e.{target}_id FROM commitments_sourceversion sv
JOIN commitments_evidence e ON {sql.counts_under("source", "e.source_id", "sv.record_id")}
WHERE sv.search @@ {query} AND {sql.known("sv")} AND e.{target}_id IS NOT NULL
  AND {standing("evidence", "e")}
"""


def on_judgements(table: str, target: str, query: str) -> str:
    """“IS TRUE” keeps those that say it from being compared with an index of all that are public,
    which is read whole for that."""
    counts = f"{standing(table, 'j')} AND j.day <= %(as_of)s"
    return f"""
SELECT j.commitment_id FROM commitments_{table} j
WHERE j.search @@ {query} AND {sql.public("j")} IS TRUE AND j.day <= %(as_of)s
  AND NOT EXISTS {sql.superseded_by(table, "j")}
UNION ALL
SELECT j.commitment_id FROM commitments_{table} j
WHERE j.id IN ({evidence(target, query)}) AND {counts}
"""


def commitments_found(query: str) -> str:
    return f"""
{versions("commitment", query)}
UNION ALL
{on_judgements("statusupdate", "status_update", query)}
UNION ALL
{on_judgements("position", "position", query)}
UNION ALL
{evidence("commitment", query)}
"""


def of_parties(query: str) -> str:
    return f"""
SELECT s.commitment_id FROM commitments_standing s
WHERE {sql.known("s")} AND {sql.valid("s")} AND s.keys && ARRAY(
  SELECT a.slug FROM commitments_actorversion av
  JOIN commitments_actor a ON a.id = coalesce(av.merged_into_id, av.record_id)
  WHERE av.search @@ {query} AND {sql.known("av")})::varchar[]
"""


def draft_commitments(query: str) -> str:
    return f"""
SELECT c.id FROM commitments_commitment c
WHERE c.publication <> 'published' AND tracker_search(c.title || ' ' || c.text) @@ {query}
"""


JUDGED_TEXTS = """
SELECT {place} AS place, j.summary AS text, j.search AS vector FROM commitments_{table} j
WHERE j.commitment_id = r.id AND j.day <= %(as_of)s AND {counts}
UNION ALL
SELECT {place} + 2, e.excerpt || ' ' || e.translation, e.search FROM commitments_{table} j
JOIN commitments_evidence e ON e.{target}_id = j.id
WHERE j.commitment_id = r.id AND j.day <= %(as_of)s AND {counts} AND {evidence}
"""
COMMITMENT_SEARCH = Search(
    table="commitment",
    entered=True,
    found=commitments_found,
    named=of_parties,
    drafts=draft_commitments,
    vector=f"""
CASE WHEN r.publication = 'published' THEN (
  SELECT setweight(ts_filter(tv.search, '{{a}}'), 'D') FROM commitments_commitmentversion tv
  WHERE tv.record_id = r.id AND {sql.known("tv")})
ELSE tracker_search(r.title) END
""",
    texts=f"""
SELECT 0 AS place, r.title || '. ' || r.text || ' ' || r.criteria AS text,
  tracker_search(r.title || '. ' || r.text || ' ' || r.criteria) AS vector
UNION ALL
{
        JUDGED_TEXTS.format(
            place=1,
            table="statusupdate",
            target="status_update",
            counts=standing("statusupdate", "j"),
            evidence=standing("evidence", "e"),
        )
    }
UNION ALL
{
        JUDGED_TEXTS.format(
            place=2,
            table="position",
            target="position",
            counts=standing("position", "j"),
            evidence=standing("evidence", "e"),
        )
    }
UNION ALL
SELECT 5, e.excerpt || ' ' || e.translation, e.search FROM commitments_evidence e
WHERE e.commitment_id = r.id AND {standing("evidence", "e")}
""",
)


def titled(table: str, text: str, *, evidenced: bool = False) -> Search:
    """Of records with versions: their own text, and that of their evidence."""

    def found(query: str) -> str:
        own = versions(table, query)
        return f"{own} UNION ALL {evidence(table, query)}" if evidenced else own

    on_evidence = (
        " UNION ALL SELECT 1, e.excerpt || ' ' || e.translation, e.search"
        f" FROM commitments_evidence e WHERE e.{table}_id = r.id AND {standing('evidence', 'e')}"
    )
    return Search(
        table=table,
        found=found,
        vector=f"tracker_search({text})",
        texts=f"SELECT 0 AS place, {text} AS text, tracker_search({text}) AS vector"
        + (on_evidence if evidenced else ""),
    )


def ledger(table: str, text: str, *, target: str = "") -> Search:
    """Of ledger rows: what they say, and what their evidence says."""

    def found(query: str) -> str:
        own = f"SELECT x.id FROM commitments_{table} x WHERE x.search @@ {query}"
        return f"{own} UNION ALL {evidence(target, query)}" if target else own

    on_evidence = (
        " UNION ALL SELECT 1, e.excerpt || ' ' || e.translation, e.search"
        f" FROM commitments_evidence e WHERE e.{target}_id = r.id AND {standing('evidence', 'e')}"
    )
    return Search(
        table=table,
        found=found,
        vector=f"tracker_search({text})",
        texts=f"SELECT 0 AS place, {text} AS text, tracker_search({text}) AS vector"
        + (on_evidence if target else ""),
    )


SEARCHES: Mapping[str, Search] = {
    "commitment": COMMITMENT_SEARCH,
    "status_update": ledger("statusupdate", "r.summary", target="status_update"),
    "position": ledger("position", "r.summary", target="position"),
    "evidence": ledger("evidence", "(r.excerpt || ' ' || r.translation || ' ' || r.speaker_text)"),
    "claim": titled("claim", "(r.title || '. ' || r.text)", evidenced=True),
    "risk": titled("risk", "(r.title || '. ' || r.text)", evidenced=True),
    "statistic": titled("statistic", "(r.title || '. ' || r.definition)", evidenced=True),
    "source": titled("source", "(r.title || '. ' || r.publisher)"),
    "actor": titled("actor", "r.name"),
    "forum": titled("forum", "(r.name || '. ' || r.description)"),
    "topic": titled("topic", "(r.name || '. ' || r.description)"),
}
