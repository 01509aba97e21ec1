"""An answer at hand is not sent again; what somebody changed meanwhile is not overwritten."""

from __future__ import annotations

import pytest

from commitments.domain import redactions
from commitments.reading.listings import LISTINGS
from tests.api.client import Api, told
from tests.factories.records import make_claim, make_commitment, make_status_update
from tests.factories.states import published, retracted
from tests.factories.users import admin
from tests.factories.world import populate

pytestmark = pytest.mark.django_db
FASTER = (
    412,
    "Somebody was faster: the record has changed since you read it. Read it again, then decide.",
)


def again(api: Api, path: str, tag: str, **query: str) -> int:
    status: int = api.get(path, headers={"If-None-Match": tag}, **query).status_code
    return status


def test_every_read_is_answered_by_304_while_nothing_changes(stranger: Api) -> None:
    populate()
    paths = ["changes/", "vocabulary/", "commitments/pledge/timeline/", "/api/", "/api/schema/", ""]
    for listing in LISTINGS.values():
        key = stranger.keys(f"{listing.path}/")[0]
        paths += [f"{listing.path}/", f"{listing.path}/{key}/"]
    for path in paths:
        tag = stranger.get(path)["ETag"]
        answer = stranger.get(path, headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag), path
        for form in (f"W/{tag}", f'"other", {tag}', f'{tag[:-1]}-gzip"'):
            assert again(stranger, path, form) == 304, (path, form)
        assert again(stranger, path, '"other"') == 200
        assert again(stranger, path, "other") == 200


def test_any_answer_will_do_where_there_is_one(stranger: Api, by_editor: Api) -> None:
    populate()
    paths = ["changes/", "stats/", "stats/history/", "discrepancies/", "vocabulary/", "feed.atom"]
    paths += ["calendar.ics", "commitments/pledge/timeline/", "/api/", "/api/schema/", ""]
    paths += ["commitments/?format=csv", "commitments/pledge/compare/?from=2024-01-01"]
    for listing in LISTINGS.values():
        paths += [f"{listing.path}/", f"{listing.path}/{stranger.keys(f'{listing.path}/')[0]}/"]
    for path in paths:
        for api in (stranger, by_editor):
            answer = api.get(path, headers={"If-None-Match": "*"})
            assert (answer.status_code, answer.content) == (304, b""), path
            assert answer["ETag"] == api.get(path)["ETag"], path
    for path, status in (
        ("commitments/none/", 404),
        ("commitments/?bogus=1", 400),
        ("commitments/?actor=nobody", 400),
        ("claims/?format=csv&source=none", 400),
    ):
        assert again(stranger, path, "*") == status, path
    draft = make_claim("draft")
    assert again(stranger, "claims/draft/", "*") == 404
    assert again(by_editor, "claims/draft/", "*") == 304
    retracted(published(draft))
    assert again(stranger, "claims/draft/", "*") == 410


def test_a_write_is_no_answer_at_hand(by_analyst: Api) -> None:
    made = by_analyst.post("claims/", {"slug": "new", "title": "New"}, If_None_Match="*")
    assert made.status_code == 201
    edited = by_analyst.patch("claims/new/", {"title": "Newer"}, If_None_Match="*")
    assert (edited.status_code, edited.json()["title"]) == (200, "Newer")


def test_a_publication_is_seen_at_once(stranger: Api) -> None:
    pledge = published(make_commitment("pledge"))
    paths = ("commitments/", "commitments/pledge/", "commitments/pledge/timeline/", "changes/")
    tags = {path: stranger.get(path)["ETag"] for path in paths}
    update = make_status_update(pledge)
    assert {again(stranger, path, tag) for path, tag in tags.items()} == {304}
    published(update)
    assert {again(stranger, path, tag) for path, tag in tags.items()} == {200}
    assert stranger.get("commitments/pledge/").json()["status"] == "initiated"


@pytest.mark.parametrize("path", ["commitments/", "commitments/pledge/", "feed.atom"])
def test_a_redaction_is_seen_on_past_pages_too(stranger: Api, path: str) -> None:
    pledge = published(make_commitment("pledge", title="Said by mistake"))
    before = stranger.get(path)
    past = {"as_of": before["As-Of"], "known_at": before["Known-At"]}
    tag = stranger.get(path, **past)["ETag"]
    published(make_commitment("another"))
    assert again(stranger, path, tag, **past) == 304
    redactions.redact(
        record=pledge, field="title", notice="[Removed]", grounds="Case 7", by=admin()
    )
    answer = stranger.get(path, headers={"If-None-Match": tag}, **past)
    assert answer.status_code == 200
    assert b"[Removed]" in answer.content
    assert again(stranger, path, answer["ETag"], **past) == 304


def test_a_tag_is_of_the_day_and_of_what_was_asked(stranger: Api) -> None:
    published(make_commitment("pledge"))
    for path in ("commitments/", "commitments/pledge/"):
        tag = stranger.get(path, as_of="2024-01-01")["ETag"]
        assert again(stranger, path, tag, as_of="2024-01-01") == 304
        assert again(stranger, path, tag, as_of="2024-01-02") == 200
        assert again(stranger, path, tag, as_of="2024-01-01", fields="slug") == 200


def test_a_record_s_tag_holds_its_own_version_and_a_list_s_does_not(
    stranger: Api, by_analyst: Api
) -> None:
    """The newest change, the day and the representation are in both."""
    published(make_claim("claim"))
    paths = {
        "claims/claim/": True,
        "claims/": False,
        "changes/": False,
        "feed.atom": False,
        "calendar.ics": False,
    }
    before = {path: stranger.get(path)["ETag"] for path in paths}
    pending = {"text": "New.", "reason": "A slip."}
    assert by_analyst.patch("claims/claim/", pending).status_code == 200
    for path, has_own in paths.items():
        assert (stranger.get(path)["ETag"] != before[path]) is has_own, path
    published(make_claim("another"))
    assert all(stranger.get(path)["ETag"] != before[path] for path in paths)
    day = {path: stranger.get(path, as_of="2024-01-01")["ETag"] for path in paths}
    assert all(stranger.get(path, as_of="2024-01-02")["ETag"] != day[path] for path in paths)
    listed = {stranger.get("claims/", format=name)["ETag"] for name in ("json", "csv", "ndjson")}
    assert len(listed) == 3


def test_a_tag_can_not_be_made_up_to_learn_of_drafts(stranger: Api) -> None:
    make_claim("secret")
    for tag in ('"v1.0.20240101.0000000000000000"', "*"):
        assert again(stranger, "claims/secret/", tag) == 404


def test_a_draft_s_tag_follows_its_edits(by_viewer: Api, by_analyst: Api) -> None:
    make_claim("claim")
    tag = by_viewer.get("claims/claim/")["ETag"]
    assert again(by_viewer, "claims/claim/", tag) == 304
    by_analyst.patch("claims/claim/", {"text": "More."})
    assert again(by_viewer, "claims/claim/", tag) == 200
    listed = by_viewer.get("claims/", publication="draft")["ETag"]
    assert again(by_viewer, "claims/", listed, publication="draft") == 304
    by_analyst.patch("claims/claim/", {"text": "Still more."})
    assert again(by_viewer, "claims/", listed, publication="draft") == 200


def test_who_was_slower_is_told(by_analyst: Api, by_editor: Api) -> None:
    make_claim("claim")
    tag = by_analyst.get("claims/claim/")["ETag"]
    edited = by_analyst.patch("claims/claim/", {"text": "Mine."}, If_Match=tag)
    assert edited.status_code == 200
    assert told(by_analyst.patch("claims/claim/", {"text": "Yours."}, If_Match=tag)) == FASTER
    assert told(by_analyst.post("claims/claim/submit/", None, If_Match=tag)) == FASTER
    assert told(by_analyst.delete("claims/claim/", If_Match=tag)) == FASTER
    newer = edited["ETag"]
    assert by_analyst.post("claims/claim/submit/", None, If_Match=newer).status_code == 200
    assert told(by_editor.post("claims/claim/publish/", None, If_Match=newer)) == FASTER
    assert by_editor.get("claims/claim/").json()["text"] == "Mine."


@pytest.mark.parametrize("form", ["{}", "W/{}", '"v9.x", {}', "*"])
def test_if_match_compares_the_record_s_own_version_alone(
    stranger: Api, by_analyst: Api, form: str
) -> None:
    published(make_claim("claim"))
    tag = stranger.get("claims/claim/", fields="slug", as_of="2024-01-01")["ETag"]
    published(make_claim("other"))
    body = {"text": "New.", "reason": "A slip."}
    answer = by_analyst.patch("claims/claim/", body, If_Match=form.format(tag))
    assert answer.status_code == 200, answer.content


def test_an_edit_of_a_pending_revision_is_an_edit_of_the_record(by_analyst: Api) -> None:
    published(make_claim("claim"))
    tag = by_analyst.get("claims/claim/")["ETag"]
    body = {"text": "New.", "reason": "A slip."}
    assert by_analyst.patch("claims/claim/", body, If_Match=tag).status_code == 200
    assert told(by_analyst.patch("claims/claim/", body, If_Match=tag)) == FASTER


def test_if_match_takes_tags(by_analyst: Api) -> None:
    make_claim("claim")
    answer = by_analyst.patch("claims/claim/", {"text": "x"}, If_Match="1")
    assert told(answer) == (
        400,
        "If-Match takes entity tags in quotation marks, as ETag gives them.",
    )
    assert told(by_analyst.patch("claims/claim/", {"text": "x"}, If_Match='"1"')) == FASTER


def test_what_may_be_kept_by_whom(stranger: Api, by_viewer: Api, by_analyst: Api) -> None:
    published(make_claim("claim"))
    for path in ("claims/", "claims/claim/", "changes/"):
        answer = stranger.get(path)
        assert answer["Cache-Control"] == "public, no-cache"
        assert {"Accept", "Authorization", "Cookie"} <= set(answer["Vary"].split(", "))
        assert by_viewer.get(path)["Cache-Control"] == "private, no-cache"
    made = by_analyst.post("claims/", {"slug": "new", "title": "New"})
    assert made["Cache-Control"] == "no-store"
