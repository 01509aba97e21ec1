"""The seed record: loaded once, refreshed by corrections, careful of other people's work."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from commitments.domain import records, review
from commitments.domain.seed_files import BrokenFixture
from commitments.domain.seeding import REVIEWER, WRITER, seed
from commitments.models import (
    Change,
    Commitment,
    Evidence,
    Revision,
    SeedEntry,
    Source,
    StatusUpdate,
    User,
)
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db

RECORD = """
topics:
  - {slug: precursors, name: Precursors}
actors:
  - {slug: cn-mps, name: Ministry of Public Security, kind: agency, parent: cn}
  - {slug: cn, name: China, kind: state}
sources:
  - {slug: copy, title: A copy, derived_from: origin}
  - {slug: origin, title: The origin}
  - {slug: unused, title: Cited by nothing}
commitments:
  - slug: pledge
    kind: pledge
    title: China will act
    made_on: "2023-11"
    parties:
      - {actor: cn, role: committing}
    topics: [precursors]
    relations:
      - {type: reviewed_at, commitment: meeting}
    evidence:
      - {key: one, source: copy, excerpt: China would act, mode: narrator}
  - slug: meeting
    kind: meeting
    title: A meeting in February
    original_due: "2024-02"
status_updates:
  - key: begun
    commitment: pledge
    party: cn
    status: initiated
    as_of: "2024-02-02"
    confidence: moderate
    evidence:
      - {key: one, source: copy, excerpt: some initial steps, mode: direct}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "record.yaml").write_text(dedent(RECORD), encoding="utf-8")
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "record.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_all_of_it_is_published_by_two_people_without_a_password(folder):
    outcome = seed(folder)

    assert len(outcome.created) == 9
    assert Commitment.objects.get(slug="pledge").publication == "published"
    update = StatusUpdate.objects.get()
    assert (update.created_by.username, update.published_by.username) == (WRITER, REVIEWER)
    assert not User.objects.get(username=WRITER).has_usable_password()
    assert Evidence.objects.filter(publication="published").count() == 2
    assert set(Source.objects.filter(publication="published").values_list("slug", flat=True)) == {
        "copy",
        "origin",
    }


def test_a_second_run_changes_nothing(folder):
    seed(folder)
    before = (Change.objects.count(), SeedEntry.objects.count(), Evidence.objects.count())

    outcome = seed(folder)

    assert (outcome.created, outcome.changed, outcome.left_alone) == ([], [], [])
    assert len(outcome.unchanged) == 9
    assert (Change.objects.count(), SeedEntry.objects.count(), Evidence.objects.count()) == before


def test_a_changed_ledger_row_becomes_a_correction(folder):
    seed(folder)
    change(folder, "status: initiated", "status: not_started")

    outcome = seed(folder)

    assert outcome.changed == ["status_update begun"]
    old, new = StatusUpdate.objects.order_by("pk")
    assert (old.status, old.publication) == ("initiated", "published")
    assert (new.status, new.supersedes, new.publication) == ("not_started", old, "published")
    assert Change.objects.latest("number").type == "corrected"
    assert seed(folder).changed == []


def test_a_changed_record_becomes_a_published_revision(folder):
    seed(folder)
    change(folder, "China will act", "China is to act")

    assert seed(folder).changed == ["commitment pledge"]

    revision = Revision.objects.get()
    assert (revision.publication, revision.reason) == ("published", "The seed record was changed.")
    assert Commitment.objects.get(slug="pledge").title == "China is to act"
    assert seed(folder).changed == []


def test_changed_evidence_is_corrected_and_its_judgement_left(folder):
    seed(folder)
    change(folder, "some initial steps", "initial steps")

    assert seed(folder).changed == ["status_update begun"]

    old, new = Evidence.objects.filter(status_update__isnull=False).order_by("pk")
    assert (new.excerpt, new.supersedes, new.publication) == ("initial steps", old, "published")
    assert StatusUpdate.objects.count() == 1
    assert seed(folder).changed == []


def test_evidence_taken_out_is_retracted_and_evidence_put_in_is_published(folder):
    seed(folder)
    change(
        folder, "{key: one, source: copy, excerpt: some", "{key: two, source: origin, excerpt: some"
    )

    seed(folder)

    rows = Evidence.objects.filter(status_update__isnull=False).order_by("pk")
    assert [(row.source.slug, row.publication) for row in rows] == [
        ("copy", "retracted"),
        ("origin", "published"),
    ]


def test_what_somebody_has_changed_since_is_left_alone_and_told(folder):
    seed(folder)
    analyst, editor = make_user("analyst"), make_user("editor")
    pledge = Commitment.objects.get(slug="pledge")
    records.edit(record=pledge, data={"title": "Ours now"}, by=analyst, reason="Clearer.")
    review.submit(record=pledge, by=analyst)
    review.publish(record=pledge, by=editor)
    change(folder, "China will act", "China is to act")

    outcome = seed(folder)

    assert outcome.left_alone == ["commitment pledge: changed since the seed wrote it"]
    assert Commitment.objects.get(slug="pledge").title == "Ours now"


def test_a_correction_by_somebody_is_left_alone(folder):
    seed(folder)
    update = StatusUpdate.objects.get()
    review.retract(record=update, by=make_user("editor"), reason="Wrong.")

    assert seed(folder).left_alone == ["status_update begun: changed since the seed wrote it"]


def test_a_slug_that_somebody_else_took_is_left_alone(folder):
    records.create(
        kind="topic", data={"slug": "precursors", "name": "Theirs"}, by=make_user("analyst")
    )

    assert seed(folder).left_alone == ["topic precursors: somebody else made it"]


def test_a_record_no_longer_among_the_fixtures_stays_and_is_told(folder):
    seed(folder)
    change(folder, "  - {slug: unused, title: Cited by nothing}\n", "")

    assert seed(folder).left_alone == ["source unused: no longer among the fixtures"]


BROKEN = {
    "nonsense in a field": (
        "status: initiated",
        "status: begun",
        "record.yaml, line 31, begun/status: “begun” is not known here; use one of ",
    ),
    "a party of another commitment": (
        "party: cn",
        "party: cn-mps",
        "record.yaml, line 30, begun/party: It is not one of the commitment's parties: cn.",
    ),
    "nonsense in evidence": (
        "excerpt: some initial steps, mode: direct",
        "excerpt: some initial steps, mode: heard",
        "record.yaml, line 35, begun/evidence/0/mode: “heard” is not known here; use one of ",
    ),
    "an unquoted date": (
        'as_of: "2024-02-02"',
        "as_of: 2024-02-02",
        "record.yaml, line 32, begun/as_of: ",
    ),
    "a member twice": ("party: cn", "party: cn\n    party: cn", "line 31: “party” is there twice."),
    "a list that is none": (
        "topics:\n",
        "subjects:\n",
        "line 2: “subjects” is no list; use topics,",
    ),
    "bad YAML": ("kind: state}", "kind: state", "record.yaml, line 7"),
    "no key": ("- key: begun\n    ", "- ", "line 28: the status_update has no key that is text."),
    "a relation to nothing": (
        "commitment: meeting}",
        "commitment: parley}",
        "record.yaml, line 20, pledge/relations/0/commitment: There is no commitment “parley”;",
    ),
    "a circle of parents": (
        "{slug: cn, name: China, kind: state}",
        "{slug: cn, name: China, kind: state, parent: cn-mps}",
        "leads back to itself.",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_loads_nothing_and_names_the_line(folder, case):
    old, new, message = BROKEN[case]
    change(folder, old, new)

    with pytest.raises(BrokenFixture) as refused:
        seed(folder)

    assert message in str(refused.value)
    assert not Commitment.objects.exists()
    assert not Change.objects.exists()
    assert not User.objects.filter(username=WRITER).exists()


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(BrokenFixture, match="There are no fixtures"):
        seed(tmp_path)


def test_the_same_record_in_two_files_is_refused(folder):
    shutil.copy(folder / "record.yaml", folder / "second.yaml")

    with pytest.raises(BrokenFixture, match=r"It is there already in record\.yaml, line 3"):
        seed(folder)


def test_a_record_may_come_to_relate_to_one_that_is_new(folder):
    seed(folder)
    change(folder, "commitment: meeting}", "commitment: summer}")
    change(
        folder,
        "  - slug: meeting\n",
        "  - {slug: summer, kind: meeting, title: A meeting in summer}\n  - slug: meeting\n",
    )

    outcome = seed(folder)

    assert outcome.created == ["commitment summer"]
    assert outcome.changed == ["commitment pledge"]


def test_a_correction_that_drops_evidence_settles_in_one_run(folder):
    seed(folder)
    path = folder / "record.yaml"
    text = path.read_text(encoding="utf-8").replace("status: initiated", "status: stalled")
    path.write_text(
        text.replace(
            "{key: one, source: copy, excerpt: some", "{key: new, source: copy, excerpt: some"
        )
    )

    assert seed(folder).changed == ["status_update begun"]
    assert seed(folder).changed == []
