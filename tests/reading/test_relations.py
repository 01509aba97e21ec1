"""The relations of a commitment, either way, are what the versions that were known say: of drafts,
of what was revised and of what was retracted, under both clocks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from itertools import product
from typing import Any

import pytest

from commitments.domain.records import drop
from commitments.models import Commitment, CommitmentVersion, RelationEntry
from commitments.models.vocabulary import RelationType
from commitments.reading.clocks import Clocks
from commitments.reading.export import csv_chunks
from commitments.reading.listings import LISTINGS
from tests.domain.test_integrity import behind_the_guards, found
from tests.factories.records import make_actor, make_commitment
from tests.factories.states import published, retracted, revised
from tests.factories.users import analyst
from tests.reading.asking import ask, clocks

pytestmark = pytest.mark.django_db
AT = [dt.datetime(2024, month, 1, 12, tzinfo=dt.UTC) for month in (3, 4, 5, 6)]
DAYS = [None, "2024-01-10", "2024-01-20", "../2024-02"]
Ends = list[dict[str, str]]


@pytest.fixture(params=range(3))
def record(db: None, request: pytest.FixtureRequest) -> None:
    """Fourteen commitments that lead to one another at random: half drafts at first, some of them
    published, revised and retracted later."""
    chance = random.Random(request.param)
    make_actor("cn", now=AT[0])
    rows: list[Commitment] = []
    for number in range(14):
        said = {"made_on": chance.choice(DAYS), "relations": some_of(rows, chance)}
        rows.append(make_commitment(f"c{number:02}", parties=by_china(), now=AT[0], **said))
    for now, share in zip(AT, (0.5, 0.2, 0.2, 0.2), strict=True):
        for row in rows:
            row.refresh_from_db()
            if row.publication == "draft" and chance.random() < share:
                published(row, now=now)
            elif now > AT[0] and row.publication == "published" and chance.random() < 0.4:
                others = [r for r in rows if r.pk != row.pk and r.publication != "retracted"]
                changed: dict[str, Any] = {
                    "made_on": chance.choice(DAYS),
                    "relations": some_of(others, chance),
                }
                revised(row, **changed, title=f"As of {now}")
                published(row, now=now)
            elif row.publication == "published" and chance.random() < 0.1:
                retracted(row, now=now)


def some_of(rows: list[Commitment], chance: random.Random) -> list[dict[str, Any]]:
    pairs = [(chance.choice(RelationType.values), row) for row in rows]
    chosen = chance.sample(pairs, min(len(pairs), chance.randrange(3)))
    return [{"type": kind, "commitment": row.slug} for kind, row in chosen]


def by_china() -> list[dict[str, str]]:
    return [{"actor": "cn", "role": "committing"}]


def known(at: Clocks) -> dict[str, CommitmentVersion]:
    """By slug."""
    versions = CommitmentVersion.objects.select_related("record")
    return {
        version.record.slug: version
        for version in versions
        if version.known_from <= at.known_at
        and (version.known_to is None or version.known_to > at.known_at)
    }


def told(slug: str, at: Clocks) -> Ends:
    """What the versions say, gone through one by one."""
    versions = known(at)
    out = [
        {"type": each["type"], "direction": "out", "commitment": each["commitment"]}
        for each in versions[slug].relations
        if each["commitment"] in versions
    ]
    return out + leading_to(slug, at)


def leading_to(slug: str, at: Clocks) -> Ends:
    into = [
        {"type": each["type"], "direction": "in", "commitment": other}
        for other, version in known(at).items()
        for each in version.relations
        if each["commitment"] == slug
        and (version.made_on_earliest is None or version.made_on_earliest <= at.as_of)
    ]
    return sorted(into, key=lambda each: (each["commitment"], each["type"]))


@pytest.mark.usefixtures("record")
def test_relations_are_what_the_versions_known_then_say() -> None:
    some = 0
    for as_of, known_at in product(["", "2024-01-15"], [*AT, None]):
        at = clocks(as_of, known_at)
        read = {row["slug"]: row["relations"] for row in ask("commitment", as_of, known_at)}
        some += sum(map(len, read.values()))
        assert read == {slug: told(slug, at) for slug in read}, (as_of, known_at)
    assert some > 20


@pytest.mark.usefixtures("record")
def test_a_table_has_those_that_go_out() -> None:
    at = clocks()
    table = b"".join(csv_chunks(LISTINGS["commitment"], {}, at)).decode()
    read = {row["slug"]: row["relations"] for row in csv.DictReader(io.StringIO(table))}
    assert any(read.values())
    for slug, cell in read.items():
        out = [each for each in told(slug, at) if each["direction"] == "out"]
        assert cell == ";".join(f"{each['type']}:{each['commitment']}" for each in out)


@pytest.mark.usefixtures("record")
def test_a_draft_leads_to_drafts_too_and_shows_what_leads_to_it() -> None:
    at = clocks()
    read = ask("commitment", publication="draft")
    assert any(row["relations"] for row in read)
    for row in read:
        draft = Commitment.objects.get(slug=row["slug"])
        out = draft.relation_rows.order_by("pk").values_list("type", "other__slug")
        ends = [{"type": t, "direction": "out", "commitment": slug} for t, slug in out]
        assert row["relations"] == ends + leading_to(row["slug"], at)


@pytest.mark.usefixtures("record")
def test_the_entries_are_those_of_the_versions() -> None:
    assert found("relations_as_versions_say") == []
    assert RelationEntry.objects.filter(known_to=None).exists()
    assert RelationEntry.objects.exclude(known_to=None).exists()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM commitments_relationentry WHERE direction = 'in' AND commitment_id = %s",
        "UPDATE commitments_relationentry SET known_to = now() WHERE other_id = %s",
        """INSERT INTO commitments_relationentry (SELECT version_id, 9, direction, commitment_id,
          type, other_id, other, made_on, known_from, known_to FROM commitments_relationentry
          WHERE other_id = %s)""",
    ],
)
def test_an_entry_that_no_version_bears_out_is_found(statement: str) -> None:
    whole = published(make_commitment("whole"))
    part = published(
        make_commitment("part", relations=[{"type": "part_of", "commitment": "whole"}])
    )
    behind_the_guards(statement, whole.pk)
    assert found("relations_as_versions_say") == [
        f"commitment {part.pk}: its relations are not read as its versions say them."
    ]


def test_an_entry_of_a_draft_that_was_dropped_since_is_none_too_many() -> None:
    whole = make_commitment("whole")
    part = published(make_commitment("part"))
    revised(part, relations=[{"type": "part_of", "commitment": "whole"}])
    published(part)
    revised(part, relations=[])
    published(part)
    drop(record=whole, by=analyst())
    assert RelationEntry.objects.filter(other="whole").exists()
    assert found("relations_as_versions_say") == []
