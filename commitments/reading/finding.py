"""Which rows does the desk find? All text that hangs on them, drafts included, as it is now.

What is published, and every ledger row, is found by its search vector: stems of English words,
neighbouring characters of Chinese, Japanese and Thai. A word is also found by its beginning. Names,
titles and slugs, and the texts of what is not published, which have no vector, are found by any
part of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from commitments.reading.search import read_terms

WORD = re.compile(r"[A-Za-z]{3,}\Z")
WILD = re.compile(r"([%_\\])")


@dataclass(frozen=True)
class Term:
    """One thing to look for, as SQL. `begins`: a word, which may be the beginning of a longer
    one."""

    number: int
    begins: bool

    @property
    def plain(self) -> str:
        return f"tracker_search_query(%(q{self.number})s)"

    @property
    def query(self) -> str:
        if not self.begins:
            return self.plain
        return f"({self.plain} || to_tsquery('simple', %(begin{self.number})s))"

    @property
    def like(self) -> str:
        return f"%(like{self.number})s"

    @property
    def actors(self) -> str:
        return f"SELECT id FROM actors{self.number}"

    @property
    def sources(self) -> str:
        return f"SELECT id FROM sources{self.number}"

    @property
    def commitments(self) -> str:
        """By what they say themselves."""
        return f"SELECT id FROM commitments{self.number}"

    @property
    def shared(self) -> list[str]:
        """What several parts of a statement look into, each read once, and not at all if none
        does."""
        return [
            f"actors{self.number}(id) AS MATERIALIZED ({same('actor', ACTORS)(self)})",
            f"sources{self.number}(id) AS MATERIALIZED ({same('source', SOURCES)(self)})",
            f"commitments{self.number}(id) AS MATERIALIZED ({COMMITMENTS(self)})",
        ]


Found = Callable[[Term], str]


def matching(kind: str, text: str) -> tuple[str, dict[str, Any]]:
    """A SELECT of the ids of the rows that say every wanted term somewhere, and its parameters.
    Raises BadParameter where there is nothing to look for."""
    asked = read_terms("q", text)
    table = TABLES.get(kind, kind)
    params: dict[str, Any] = {}
    shared: list[str] = []
    wanted: list[str] = []
    unwanted: list[str] = []
    for number, said in enumerate((*asked.wanted, *asked.unwanted)):
        is_wanted = number < len(asked.wanted)
        term = Term(number, is_wanted and WORD.match(said) is not None)
        params[f"q{number}"] = said
        params[f"like{number}"] = "%" + WILD.sub(r"\\\1", said) + "%"
        if term.begins:
            params[f"begin{number}"] = f"{said.lower()}:*"
        shared += term.shared
        found = FOUND[kind](term)
        # A word that says nothing by itself (“the”) is asked of nobody.
        any_row = f"SELECT a.id FROM commitments_{table} a WHERE numnode({term.plain}) = 0"
        (wanted if is_wanted else unwanted).append(
            f"({union(found, any_row) if is_wanted else found})"
        )
    # Set by set: joins would be planned by guesses of how many rows a word is in.
    chosen = " INTERSECT ".join(wanted)
    left = "".join(f" EXCEPT {found}" for found in unwanted)
    return f"WITH {', '.join(shared)} ({chosen}){left}", params


def union(*selects: str) -> str:
    return "\nUNION ALL\n".join(selects)


def live(table: str, term: Term, names: str, texts: str = "") -> str:
    """`names`: columns that are always looked at; `texts`: those of what is not published."""
    said = " OR ".join(f"l.{name} ILIKE {term.like}" for name in names.split())
    drafts = " OR ".join(f"l.{name} ILIKE {term.like}" for name in texts.split())
    if drafts:
        said += f" OR (l.publication <> 'published' AND ({drafts}))"
    return f"SELECT l.id FROM commitments_{table} l WHERE {said}"


def own(table: str, names: str, texts: str = "") -> Found:
    return lambda term: union(
        f"SELECT x.record_id FROM commitments_{table}version x"
        f" WHERE x.search @@ {term.query} AND x.known_to IS NULL",
        live(table, term, names, texts),
    )


ACTORS = own("actor", "slug name")
SOURCES = own("source", "slug title url", "publisher")
COMMITMENTS = own("commitment", "slug title", "text criteria place")


def same(table: str, found: Found) -> Found:
    """Those found, and all that count as one with any of them since a merge."""
    rows = f"SELECT l.id FROM commitments_{table} l"
    return lambda term: (
        f"SELECT x.id FROM (WITH said(id) AS ({found(term)}),"
        f" one(id) AS (SELECT coalesce(l.merged_into_id, l.id) FROM commitments_{table} l"
        " WHERE l.id IN (SELECT id FROM said)) SELECT id FROM said UNION SELECT id FROM one"
        f" UNION {rows} WHERE l.merged_into_id IN (SELECT id FROM one)) x"
    )


def evidence(target: str, term: Term) -> str:
    """Ids of the targets whose evidence, or its source, says it."""
    said = f"SELECT e.{target}_id FROM commitments_evidence e WHERE e.{target}_id IS NOT NULL"
    return union(
        f"{said} AND e.search @@ {term.query}", f"{said} AND e.source_id IN ({term.sources})"
    )


def evidenced(table: str, names: str, texts: str) -> Found:
    mine = own(table, names, texts)
    return lambda term: union(mine(term), evidence(table, term))


def judgement(table: str, target: str, people: str) -> Found:
    """Judgements by their own words, their evidence, their commitment and the actors in the columns
    `people`."""
    select = f"SELECT j.id FROM commitments_{table} j WHERE"
    return lambda term: union(
        f"{select} j.search @@ {term.query}",
        f"{select} j.commitment_id IN ({term.commitments})",
        *(f"{select} j.{name}_id IN ({term.actors})" for name in people.split()),
        evidence(target, term),
    )


def of_evidence(term: Term) -> str:
    select = "SELECT e.id FROM commitments_evidence e"
    judged = f"WHERE j.commitment_id IN ({term.commitments})"
    return union(
        f"{select} WHERE e.search @@ {term.query}",
        f"{select} WHERE e.source_id IN ({term.sources})",
        f"{select} WHERE e.attributed_to_id IN ({term.actors})",
        f"{select} WHERE e.commitment_id IN ({term.commitments})",
        f"{select} JOIN commitments_statusupdate j ON j.id = e.status_update_id {judged}",
        f"{select} JOIN commitments_position j ON j.id = e.position_id {judged}",
    )


def of_commitments(term: Term) -> str:
    judged = [
        union(
            f"SELECT j.commitment_id FROM commitments_{table} j WHERE j.search @@ {term.query}",
            f"SELECT j.commitment_id FROM commitments_{table} j"
            f" WHERE j.id IN ({evidence(target, term)})",
        )
        for table, target in (("statusupdate", "status_update"), ("position", "position"))
    ]
    return union(
        term.commitments,
        *judged,
        evidence("commitment", term),
        f"SELECT p.commitment_id FROM commitments_party p WHERE p.actor_id IN ({term.actors})",
        f"SELECT k.commitment_id FROM commitments_keeping k WHERE k.notes ILIKE {term.like}",
        "SELECT t.commitment_id FROM commitments_commitmenttopic t"
        f" WHERE t.topic_id IN ({live('topic', term, 'slug name')})",
        "SELECT f.id FROM commitments_commitment f"
        f" WHERE f.forum_id IN ({live('forum', term, 'slug name')})",
        "SELECT n.id FROM commitments_commitment n WHERE n.\"references\" <> '{}'"
        f" AND array_to_string(n.\"references\", ' ') ILIKE {term.like}",
    )


TABLES = {"status_update": "statusupdate"}
FOUND: Mapping[str, Found] = {
    "commitment": of_commitments,
    "status_update": judgement("statusupdate", "status_update", "party"),
    "position": judgement("position", "position", "party actor speaker"),
    "evidence": of_evidence,
    "claim": evidenced("claim", "slug title", "text"),
    "risk": evidenced("risk", "slug title", "text"),
    "statistic": evidenced("statistic", "slug title series", "definition unit"),
    "source": same("source", SOURCES),
    "actor": same("actor", ACTORS),
    "forum": own("forum", "slug name"),
    "topic": own("topic", "slug name"),
}
