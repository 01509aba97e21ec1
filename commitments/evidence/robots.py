"""What does a site ask of programs? Its robots.txt, read as RFC 9309 says."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

LONGEST = 500 * 1024  # bytes; what comes after is not read
SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Rule:
    allows: bool
    pattern: str

    def matches(self, target: str) -> bool:
        """`*` is anything, `$` at the end is the end."""
        first, *others = self.pattern.removesuffix("$").split("*")
        if not target.startswith(first):
            return False
        place = len(first)
        last = others.pop() if others and self.pattern.endswith("$") else ""
        for part in others:
            found = target.find(part, place)
            if found < 0:
                return False
            place = found + len(part)
        if not self.pattern.endswith("$"):
            return True
        if "*" in self.pattern:
            return len(target) - place >= len(last) and target.endswith(last)
        return place == len(target)


Rules = tuple[Rule, ...]
NOTHING_ASKED: Rules = ()
KEEP_OUT: Rules = (Rule(False, "/"),)


def read(text: str, agent: str) -> Rules:
    """The rules for the agent; without any of its own those for everybody."""
    own: list[Rule] | None = None
    everybodys: list[Rule] = []
    named: list[str] = []
    naming = False
    for line in text.lstrip("\ufeff").splitlines():
        name, _, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            named = [*named, value.lower()] if naming else [value.lower()]
            naming = True
            if agent.lower() in named and own is None:
                own = []
        elif name in {"allow", "disallow"}:
            naming = False
            if not value:
                continue
            rule = Rule(name == "allow", alike(value))
            if own is not None and agent.lower() in named:
                own.append(rule)
            if "*" in named:
                everybodys.append(rule)
    return tuple(everybodys if own is None else own)


def allowed(rules: Rules, target: str) -> bool:
    """The longest pattern that matches counts; of two as long, the one that allows."""
    path = alike(target)
    found = [rule for rule in rules if rule.matches(path)]
    best = max(found, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
    return best is None or best.allows


def alike(path: str) -> str:
    """One spelling of what may be spelled in several ways."""
    return quote(unquote(path.replace("%2F", "%252F").replace("%2f", "%252F")), safe=SAFE)
