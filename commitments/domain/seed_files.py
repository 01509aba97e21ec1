"""What do the fixtures say, and on which line? YAML files, each a mapping of lists of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from commitments.domain.errors import FieldError, Problem

# The lists that a file may hold, in the order in which they are loaded.
LISTS = {
    "topics": "topic",
    "forums": "forum",
    "actors": "actor",
    "sources": "source",
    "commitments": "commitment",
    "status_updates": "status_update",
    "positions": "position",
    "claims": "claim",
    "risks": "risk",
    "statistics": "statistic",
}


class BrokenFixture(Problem):
    """A fixture can't be loaded."""


@dataclass(frozen=True)
class Entry:
    """One record of a file. `key`: its slug, or what stands for one on ledger rows; `data`: in the
    API's write shape, evidence keys included."""

    kind: str
    key: str
    data: dict[str, Any]
    path: Path
    node: yaml.Node

    def line_of(self, pointer: str) -> int:
        """The line, from 1, of the member that a JSON pointer names, or of what is around it."""
        node = self.node
        for part in pointer.strip("/").split("/"):
            name = part.replace("~1", "/").replace("~0", "~")
            found = step(node, name)
            if found is None:
                break
            node = found
        return int(node.start_mark.line) + 1

    def broken(self, errors: Sequence[FieldError], detail: str) -> BrokenFixture:
        named = [
            f"{self.path.name}, line {self.line_of(e.pointer)}, {self.key}{e.pointer}: {e.detail}"
            for e in errors
        ] or [f"{self.path.name}, line {self.line_of('')}, {self.key}: {detail}"]
        return BrokenFixture("\n".join(named))


def step(node: yaml.Node, name: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    if isinstance(node, yaml.SequenceNode) and name.isdecimal() and int(name) < len(node.value):
        found: yaml.Node = node.value[int(name)]
        return found
    return None


def read_folder(folder: Path) -> list[Entry]:
    """All entries of all files, in loading order; raises BrokenFixture for the first that is not
    well formed."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise BrokenFixture(f"There are no fixtures (*.yaml) in {folder}.")
    found = [entry for path in paths for entry in read_file(path)]
    seen: dict[tuple[str, str], Entry] = {}
    for entry in found:
        before = seen.setdefault((entry.kind, entry.key), entry)
        if before is not entry:
            raise entry.broken(
                (), f"It is there already in {before.path.name}, line {before.line_of('')}."
            )
    order = list(LISTS.values())
    return sorted(found, key=lambda entry: order.index(entry.kind))


def read_file(path: Path) -> Iterator[Entry]:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenFixture(f"{path.name}, line {line}: {error.problem}.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BrokenFixture(f"{path.name}: {error}") from None
    if root is None:
        return
    refuse_doubles(path, root)
    if not isinstance(root, yaml.MappingNode):
        raise BrokenFixture(f"{path.name}, line 1: it is not a mapping of lists.")
    for name, listed in root.value:
        line = name.start_mark.line + 1
        if name.value not in LISTS:
            raise BrokenFixture(
                f"{path.name}, line {line}: “{name.value}” is no list; use {', '.join(LISTS)}."
            )
        if not isinstance(listed, yaml.SequenceNode):
            raise BrokenFixture(f"{path.name}, line {line}: {name.value} is not a list.")
        for node in listed.value:
            yield read_entry(path, LISTS[name.value], node)


def read_entry(path: Path, kind: str, node: yaml.Node) -> Entry:
    data = construct(node)
    line = node.start_mark.line + 1
    if not isinstance(data, dict):
        raise BrokenFixture(f"{path.name}, line {line}: it is not a mapping.")
    by = "key" if kind in {"status_update", "position"} else "slug"
    key = data.get(by)
    if not isinstance(key, str) or not key or len(key) > 200:
        raise BrokenFixture(f"{path.name}, line {line}: the {kind} has no {by} that is text.")
    if by == "key":
        del data["key"]
    return Entry(kind, key, data, path, node)


def construct(node: yaml.Node) -> Any:
    return yaml.constructor.SafeConstructor().construct_document(node)


def refuse_doubles(path: Path, node: yaml.Node) -> None:
    """YAML would take the last of two members of one name without a word."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            refuse_doubles(path, item)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise BrokenFixture(
                    f"{path.name}, line {key.start_mark.line + 1}: “{key.value}” is there twice."
                )
            seen.add(key.value)
            refuse_doubles(path, value)
