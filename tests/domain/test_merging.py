"""Two records of one thing become one: what is noted, what follows, what stays as it was."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.domain import merging, records
from commitments.domain.integrity import CHECKS
from commitments.models import (
    Actor,
    ActorVersion,
    Change,
    Commitment,
    Party,
    Position,
    SourceVersion,
    Standing,
    Touch,
)
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_evidence,
    make_position,
    make_source,
    make_status_update,
    quoted,
    the_actor,
)
from tests.factories.states import published, published_source
from tests.factories.users import editor

pytestmark = pytest.mark.django_db
REASON = "The same body under its older name."


def merged(gone: Any, stays: Any, **given: Any) -> Any:
    merging.merge(gone=gone, stays=stays, by=editor(), reason=REASON, **given)
    gone.refresh_from_db()
    stays.refresh_from_db()
    return gone


def standing(commitment: Any) -> Standing:
    """Where it stands now, on the last days there are."""
    return Standing.objects.get(commitment=commitment, known_to=None, valid_to=None)


def agrees() -> bool:
    return [found for check in CHECKS for found in check.find(iter)] == []


def pledge(*slugs: str, role: str = "committing") -> Commitment:
    parties = [{"actor": the_actor(slug), "role": role} for slug in slugs]
    return published(make_commitment(parties=parties))


def test_the_merge_is_a_numbered_change_of_the_one_that_goes() -> None:
    gone, stays = make_actor("prc"), make_actor("cn")
    merged(gone, stays)
    change = Change.objects.latest("number")
    assert (change.type, change.object_type, change.object_key) == ("merged", "actor", "prc")
    assert (change.before, change.after) == (None, {"merged_into": "cn"})
    assert (change.reason, change.by) == (REASON, editor())
    assert gone.merged_into == stays
    first, second = ActorVersion.objects.filter(record=gone).order_by("number")
    assert (first.merged_into, first.known_to) == (None, change.at)
    assert (second.merged_into, second.known_from, second.known_to) == (stays, change.at, None)
    assert ActorVersion.objects.filter(record=stays).count() == 1
    assert agrees()


def test_sources_are_merged_likewise() -> None:
    gone, stays = published_source(), published_source()
    merged(gone, stays)
    assert Change.objects.latest("number").object_key == gone.slug
    assert SourceVersion.objects.get(record=gone, known_to=None).merged_into == stays
    assert agrees()


def test_rows_that_name_it_stay_as_they_are() -> None:
    commitment = pledge("prc", "us")
    row = published(make_position(commitment, actor=the_actor("prc"), party="prc"))
    merged(the_actor("prc"), the_actor("cn"))
    row.refresh_from_db()
    assert (row.actor.slug, row.party.slug) == ("prc", "prc")
    assert Party.objects.filter(actor__slug="prc").count() == 1
    assert commitment.versions.get().parties[0]["actor"] == "prc"


def test_the_party_goes_by_the_name_of_the_one_that_stays() -> None:
    commitment = pledge("prc", "us")
    published(make_status_update(commitment, party="prc", status="ongoing"))
    before = standing(commitment)
    merged(the_actor("prc"), the_actor("cn"))
    after = standing(commitment)
    assert [party["actor"] for party in before.parties] == ["prc", "us"]
    assert [(p["actor"], p["status"]) for p in after.parties] == [
        ("cn", "ongoing"),
        ("us", "not_assessed"),
    ]
    assert "committing:cn" in after.keys
    assert not [key for key in after.keys if "prc" in key]
    assert after.known_from == Change.objects.latest("number").at
    assert agrees()


def test_two_parties_in_one_role_become_one_and_the_newest_finding_on_either_counts() -> None:
    commitment = pledge("prc", "cn")
    published(make_status_update(commitment, party="cn", status="initiated", as_of="2024-02-01"))
    published(make_status_update(commitment, party="prc", status="ongoing", as_of="2024-02-02"))
    assert standing(commitment).status == "mixed"
    merged(the_actor("prc"), the_actor("cn"))
    after = standing(commitment)
    assert [(p["actor"], p["status"]) for p in after.parties] == [("cn", "ongoing")]
    assert after.status == "ongoing"
    assert after.update_count == 2
    assert agrees()


def test_two_parties_in_different_roles_stay_two() -> None:
    parties = [
        {"actor": the_actor("prc"), "role": "committing"},
        {"actor": the_actor("cn"), "role": "host"},
    ]
    commitment = published(make_commitment(parties=parties))
    merged(the_actor("prc"), the_actor("cn"))
    assert [(p["actor"], p["role"]) for p in standing(commitment).parties] == [
        ("cn", "committing"),
        ("cn", "host"),
    ]


def test_positions_of_both_are_those_of_one_and_the_newest_counts() -> None:
    commitment = pledge("us")
    published(
        make_position(commitment, actor=the_actor("prc"), view="violated", as_of="2024-02-01")
    )
    published(
        make_position(commitment, actor=the_actor("cn"), view="fulfilled", as_of="2024-02-02")
    )
    assert standing(commitment).contestation == "contested"
    merged(the_actor("prc"), the_actor("cn"))
    after = standing(commitment)
    assert [(p["actor"], p["view"]) for p in after.positions] == [("cn", "fulfilled")]
    assert after.contestation == "one_sided"


def test_what_is_below_the_one_that_goes_speaks_for_the_one_that_stays() -> None:
    commitment = pledge("us")
    ministry = make_actor("mps", kind="agency", parent=the_actor("prc"))
    make_actor(
        "minister",
        kind="person",
        offices=[{"title": "Minister", "of": ministry, "from": "2022", "to": None}],
    )
    published(make_position(commitment, actor="minister", view="violated"))
    published(make_position(commitment, actor=the_actor("cn"), view="fulfilled"))
    assert standing(commitment).contestation == "contested"
    merged(the_actor("prc"), the_actor("cn"))
    assert standing(commitment).contestation == "divided"
    assert agrees()


def test_a_chain_leads_to_the_last() -> None:
    commitment = pledge("prc")
    first, second, last = the_actor("prc"), make_actor("china"), make_actor("cn")
    merged(first, second)
    merged(second, last)
    first.refresh_from_db()
    assert (first.merged_into, second.merged_into) == (last, last)
    assert [p["actor"] for p in standing(commitment).parties] == ["cn"]
    spans = ActorVersion.objects.filter(record=first).order_by("number")
    assert [version.merged_into for version in spans] == [None, second, last]
    assert agrees()


def test_a_person_takes_over_the_offices_that_are_new() -> None:
    minister = {"title": "Minister", "of": the_actor("cn"), "from": "2013", "to": "2022-12"}
    director = {"title": "Director", "of": the_actor("cn"), "from": "2023", "to": None}
    gone = make_actor("wang-2", kind="person", offices=[minister, director])
    stays = make_actor("wang", kind="person", offices=[minister])
    before = stays.row_version
    merged(gone, stays)
    assert [office.title for office in stays.offices.all()] == ["Minister", "Director"]
    told = Change.objects.latest("number").after
    assert told["offices"] == [{"title": "Director", "of": "cn", "from": "2023", "to": None}]
    assert stays.row_version > before
    assert [office.title for office in gone.offices.all()] == ["Minister", "Director"]
    held = ActorVersion.objects.get(record=stays, known_to=None)
    assert held.known_from == Change.objects.latest("number").at
    assert agrees()


def test_offices_taken_over_tell_for_whom_the_one_that_stays_speaks() -> None:
    commitment = pledge("us")
    gone = make_actor(
        "wang-2",
        kind="person",
        offices=[{"title": "Minister", "of": the_actor("cn"), "from": None, "to": None}],
    )
    stays = make_actor("wang", kind="person")
    published(make_position(commitment, actor="wang", view="fulfilled"))
    published(make_position(commitment, actor=the_actor("cn"), view="violated"))
    assert standing(commitment).contestation == "contested"
    merged(gone, stays)
    assert standing(commitment).contestation == "divided"
    assert agrees()


def test_commitments_whose_answers_name_it_are_touched_and_others_are_not() -> None:
    as_party, untouched = pledge("prc"), pledge("us")
    by_actor, by_speaker, by_quote, judged = (pledge("us") for _ in range(4))
    person = make_actor("spokesman", kind="person")
    published(make_position(by_actor, actor=the_actor("prc")))
    published(make_position(by_speaker, actor="us", speaker=person))
    update = published(make_status_update(judged))
    published(make_evidence(by_quote, attributed_to=the_actor("prc")))
    published(make_evidence(update, attributed_to=the_actor("prc")))
    merged(the_actor("prc"), the_actor("cn"))
    at = Change.objects.latest("number").at
    touched = set(Touch.objects.filter(at=at).values_list("commitment", flat=True))
    assert touched == {row.pk for row in (as_party, by_actor, by_quote, judged)}
    merged(person, make_actor("other", kind="person"))
    at = Change.objects.latest("number").at
    assert Touch.objects.get(at=at).commitment == by_speaker
    assert untouched.pk not in touched


def test_commitments_that_cite_a_merged_source_are_touched() -> None:
    gone, stays = published_source(), published_source()
    cited, judged, other = pledge("us"), pledge("us"), pledge("us")
    published(make_evidence(cited, source=gone))
    published(make_position(judged, evidence=[quoted(gone)]))
    published(make_evidence(other, source=stays))
    merged(gone, stays)
    at = Change.objects.latest("number").at
    touched = set(Touch.objects.filter(at=at).values_list("commitment", flat=True))
    assert touched == {cited.pk, judged.pk}


def test_sources_that_are_one_do_not_confirm_one_another() -> None:
    gone, stays = published_source(), published_source()
    merged(gone, stays)
    claim = make_claim(evidence=[quoted(gone, credibility="1"), quoted(stays)])
    with pytest.raises(Exception, match="goes back to the same one"):
        published(claim)


def test_a_draft_that_names_it_is_published_as_it_is() -> None:
    commitment = pledge("prc")
    draft = make_position(commitment, actor=the_actor("prc"), party="prc")
    merged(the_actor("prc"), the_actor("cn"))
    published(draft)
    assert Position.objects.get(pk=draft.pk).actor.slug == "prc"
    assert [p["actor"] for p in standing(commitment).positions] == ["cn"]
    assert agrees()


def test_nothing_else_of_the_one_that_goes_is_taken_over() -> None:
    gone = make_actor("prc", name="People's Republic", kind="agency", parent=the_actor("us"))
    stays = make_actor("china", name="China", kind="agency")
    merged(gone, stays)
    assert (stays.name, stays.parent, stays.row_version) == ("China", None, 1)
    assert Actor.objects.get(slug="prc").name == "People's Republic"
    records.edit(record=stays, data={"name": "Zhongguo"}, by=editor())
    gone.refresh_from_db()
    assert gone.name == "People's Republic"
    assert make_source(derived_from=None).merged_into is None
