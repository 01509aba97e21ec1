"""Which statements of a migration would keep everybody from a big table for long?"""

from __future__ import annotations

import re

# What grows with the record; on all else a lock is short.
BIG = re.compile(
    r"commitments_\w*event|commitments_\w*version|commitments_(change|touch|standing|statusupdate"
    r"|position|evidence|commitment|party|relation|capture|verification|accessentry|auditseal)"
    r"|pghistory_context|procrastinate_\w+"
)
TABLE = r'(?:IF EXISTS |ONLY )*"?(?P<table>\w+)"?'
KINDS = {
    "rewrites the table": rf"ALTER TABLE {TABLE} ALTER COLUMN \S+ (?:SET DATA )?TYPE\b",
    "reads the whole table under a lock": (
        rf"ALTER TABLE {TABLE} (?:ALTER COLUMN \S+ SET NOT NULL"
        r"|ADD CONSTRAINT (?:(?!NOT VALID).)*\b(?:CHECK|FOREIGN KEY|UNIQUE|EXCLUDE)\b"
        r"(?:(?!NOT VALID).)*$)"
    ),
    "stops writers while it indexes": (
        rf"CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)(?:(?!\bON\b).)*\bON {TABLE}"
    ),
    "rewrites every row": rf"UPDATE {TABLE} SET\b",
}


def locks(sql: str) -> list[str]:
    """A sentence for each such statement. A table that the same migration makes is empty yet."""
    made = set(re.findall(r'CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"?', sql))
    found = []
    for statement in without_functions(sql).split(";"):
        text = " ".join(re.sub(r"--[^\n]*", "", statement).split())
        for kind, pattern in KINDS.items():
            match = re.search(pattern, text, re.IGNORECASE)
            if match and match["table"] not in made and BIG.fullmatch(match["table"]):
                found.append(f"{match['table']}: it {kind}")
    return found


def without_functions(sql: str) -> str:
    """Their bodies run later."""
    return re.sub(r"(\$\w*\$).*?\1", "''", sql, flags=re.DOTALL)
