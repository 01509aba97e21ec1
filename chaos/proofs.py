"""Is everything that was acknowledged there, once, and nothing half done?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chaos.asking import ask
from chaos.clients import API, Clients, Write
from chaos.place import Place, Rows

ORDER = ("draft", "in_review", "published")
THERE = """
SELECT slug, publication FROM commitments_commitment WHERE slug LIKE %s
UNION ALL SELECT summary, publication FROM commitments_statusupdate WHERE summary LIKE %s
"""
# How often each came to be known: once, or it was not published.
TOLD = """
SELECT name, count(number) FROM (
  SELECT slug AS name, 'commitment' AS kind, id FROM commitments_commitment WHERE slug LIKE %s
  UNION ALL SELECT summary, 'status_update', id FROM commitments_statusupdate
    WHERE summary LIKE %s) made
JOIN commitments_change ON object_type = kind AND object_id = made.id AND type = 'published'
GROUP BY name
"""
PAST = (
    f"{API}commitments/?page_size=100&",
    f"{API}commitments/?format=csv&",
    f"{API}commitments/cn-fentanyl-pledge/?include=updates,evidence&",
    f"{API}commitments/cn-fentanyl-pledge/timeline/?",
    f"{API}stats/?group_by=status,actor&",
    f"{API}claims/?",
    f"{API}calendar.ics?",
    f"{API}feed.atom?",
    "/?",
    "/commitments/cn-fentanyl-pledge/?",
)


@dataclass(frozen=True)
class Found:
    """`there`: each thing's state; `half`: there, but never acknowledged, or further than was
    acknowledged."""

    there: dict[str, str]
    lost: list[str]
    doubled: list[str]
    half: list[str]

    def wrong(self) -> list[str]:
        told = {"lost": self.lost, "twice": self.doubled, "half done": self.half}
        return [f"{what}: {name}" for what, names in told.items() for name in names]

    def of(self, writes: Iterable[Write]) -> int:
        """How many of them are there: the thing in the state that was acknowledged, or further."""
        return sum(rank(self.there.get(write.name)) >= rank(write.state) for write in writes)


def look(ask_for: Rows, clients: Clients) -> Found:
    """While the clients are paused: each thing is then in the state that was last acknowledged."""
    said = clients.acknowledged()
    like = [f"chaos-{clients.run}-%", f"finding chaos-{clients.run}-%"]
    rows = ask_for(THERE, like)
    there = dict(rows)
    doubled = [name for name, _ in rows]
    for name in there:
        doubled.remove(name)
    told = dict(ask_for(TOLD, like))
    return Found(
        there=there,
        lost=[name for name, state in said.items() if rank(there.get(name)) < rank(state)],
        doubled=doubled + [name for name, count in told.items() if count > 1],
        half=[name for name, state in there.items() if rank(state) > rank(said.get(name))]
        + [name for name, state in there.items() if (state == "published") != (name in told)],
    )


def rank(state: str | None) -> int:
    return ORDER.index(state) if state else -1


def frozen(port: int) -> dict[str, bytes]:
    """Pages of a past instant, as they are served now."""
    newest = ask(port, "GET", f"{API}commitments/?page_size=1").json()
    moment = f"as_of={newest['as_of']}&known_at={newest['known_at']}"
    pages = {}
    for path in PAST:
        answer = ask(port, "GET", path + moment)
        if answer.status != 200:
            raise RuntimeError(f"{path}{moment}: {answer.status} {answer.body!r}")
        pages[path + moment] = answer.body
    return pages


def altered(port: int, pages: dict[str, bytes]) -> list[str]:
    return [path for path, body in pages.items() if ask(port, "GET", path).body != body]


def integrity(place: Place) -> str:
    """Empty if all that is stored agrees."""
    done = place.manage("check_integrity", "--verbosity=0")
    return "" if done.returncode == 0 else done.stdout[-2000:] + done.stderr[-2000:]
