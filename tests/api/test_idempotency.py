"""The same POST sent twice is done once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from commitments.domain.redactions import redact
from commitments.models import Commitment, StatusUpdate, Topic
from tests.api.client import Api
from tests.factories.records import make_commitment, make_status_update
from tests.factories.states import in_review
from tests.factories.users import make_user

PLEDGE = {"slug": "pledge", "kind": "pledge", "title": "T"}


@pytest.mark.django_db
class TestOneConnection:
    @pytest.fixture
    def api(self):
        return Api(make_user("analyst"))

    def test_the_first_answer_comes_again_and_nothing_is_made_twice(self, api):
        first = api.post("commitments/", PLEDGE, Idempotency_Key="k1")
        again = api.post("commitments/", dict(reversed(PLEDGE.items())), Idempotency_Key="k1")

        assert (first.status_code, again.status_code) == (201, 201)
        assert again.content == first.content
        for header in ("Location", "ETag", "Known-At"):
            assert again[header] == first[header]
        assert Commitment.objects.count() == 1

    def test_another_body_under_the_same_key_is_refused(self, api):
        api.post("commitments/", PLEDGE, Idempotency_Key="k1")
        answer = api.post("commitments/", PLEDGE | {"slug": "other"}, Idempotency_Key="k1")

        assert answer.status_code == 422
        assert answer.json()["type"] == "urn:problem:other-request"
        assert not Commitment.objects.filter(slug="other").exists()

    def test_a_key_is_its_users_own(self, api):
        api.post("commitments/", PLEDGE, Idempotency_Key="k1")
        other = Api(make_user("analyst", "second"))

        answer = other.post("commitments/", PLEDGE | {"slug": "other"}, Idempotency_Key="k1")
        assert answer.status_code == 201

    def test_a_refusal_is_an_answer_too(self, api):
        first = api.post("commitments/", {"slug": "pledge"}, Idempotency_Key="k1")
        again = api.post("commitments/", {"slug": "pledge"}, Idempotency_Key="k1")

        assert (first.status_code, again.status_code) == (400, 400)
        assert again.content == first.content

    def test_a_workflow_call_is_done_once(self, api):
        editor = Api(make_user("editor"))
        commitment = in_review(make_commitment("pledge"))
        path = f"commitments/{commitment.slug}/publish/"

        first = editor.post(path, Idempotency_Key="k1")
        again = editor.post(path, Idempotency_Key="k1")

        assert (first.status_code, again.status_code) == (200, 200)
        assert again.content == first.content

    def test_a_key_is_forgotten_after_a_day(self, api):
        api.post("commitments/", PLEDGE, Idempotency_Key="k1")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE commitments_idempotency SET at = at - interval '25 hours'")

        answer = api.post("commitments/", PLEDGE | {"slug": "other"}, Idempotency_Key="k1")
        assert answer.status_code == 201

    @pytest.mark.parametrize("key", ["", "a b", "x" * 201, "schlüssel"])
    def test_an_odd_key_is_refused(self, api, key):
        assert api.post("commitments/", PLEDGE, Idempotency_Key=key).status_code == 400
        assert not Commitment.objects.exists()

    def test_what_fails_halfway_leaves_no_answer_behind(self, api, monkeypatch):
        def broken(*args, **kwargs):
            raise RuntimeError("The disk is full.")

        with monkeypatch.context() as patch:
            patch.setattr("commitments.api.idempotency.keep", broken)
            api.client.raise_request_exception = False
            assert api.post("commitments/", PLEDGE, Idempotency_Key="k1").status_code == 500
        assert not Commitment.objects.exists()
        assert api.post("commitments/", PLEDGE, Idempotency_Key="k1").status_code == 201

    def test_many_are_made_at_once_in_their_order(self, api):
        topics = [{"slug": f"t{number}", "name": f"T{number}"} for number in range(5)]

        answer = api.post("topics/", topics)

        assert answer.status_code == 201, answer.content
        assert [row["slug"] for row in answer.json()["results"]] == [t["slug"] for t in topics]

    def test_one_bad_record_among_many_makes_none_and_is_told_by_its_place(self, api):
        commitment = make_commitment("pledge")
        good = {"commitment": "pledge", "status": "initiated", "as_of": "2024", "confidence": "low"}

        answer = api.post("status-updates/", [good, good | {"status": "held"}, good | {"x": 1}])

        assert answer.status_code == 400
        assert [error["pointer"] for error in answer.json()["errors"]] == ["/1/status", "/2/x"]
        assert not StatusUpdate.objects.filter(commitment=commitment).exists()

    def test_the_same_slug_twice_is_told_by_its_place(self, api):
        topic = {"slug": "t", "name": "T"}

        errors = api.post("topics/", [topic, topic]).json()["errors"]

        assert [error["pointer"] for error in errors] == ["/1/slug"]
        assert not Topic.objects.exists()

    def test_evidence_in_bulk_names_what_each_is_of(self, api):
        update = make_status_update(make_commitment("pledge"), evidence=[])
        quote = {"source": "s", "excerpt": "a b", "mode": "direct"}
        api.post("sources/", {"slug": "s", "title": "S"})
        of = {"target": {"type": "status_update", "id": update.pk}}

        assert api.post("evidence/", [quote | of, quote | of]).status_code == 201
        errors = api.post("evidence/", [quote | of, quote]).json()["errors"]
        assert [error["pointer"] for error in errors] == ["/1/target"]

    @pytest.mark.parametrize("count", [0, 1001])
    def test_no_record_and_too_many_are_refused(self, api, count):
        assert api.post("topics/", [{}] * count).status_code == 400

    def test_a_bulk_request_sent_twice_is_done_once(self, api):
        topics = [{"slug": "t", "name": "T"}]

        first = api.post("topics/", topics, Idempotency_Key="k1")
        assert api.post("topics/", topics, Idempotency_Key="k1").content == first.content


def test_a_request_under_way_is_not_started_again(committing_db):
    api, slow = Api(make_user("analyst")), Api(make_user("analyst"))
    begun, go_on = threading.Event(), threading.Event()
    answers = []

    def hold():
        from commitments.api import idempotency

        kept = idempotency.keep

        def late(*args):
            begun.set()
            assert go_on.wait(20)
            kept(*args)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(idempotency, "keep", late)
            answers.append(slow.post("commitments/", PLEDGE, Idempotency_Key="k1"))
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert begun.wait(20)
    meanwhile = api.post("commitments/", PLEDGE, Idempotency_Key="k1")
    go_on.set()
    thread.join(20)

    assert meanwhile.status_code == 409
    assert answers[0].status_code == 201
    assert api.post("commitments/", PLEDGE, Idempotency_Key="k1").content == answers[0].content


@pytest.mark.django_db
def test_a_redacted_text_is_not_answered_again():
    api = Api(make_user("analyst"))
    api.post("commitments/", PLEDGE | {"text": "libel"}, Idempotency_Key="k1")
    redact(
        record=Commitment.objects.get(),
        field="text",
        notice="[removed]",
        grounds="A court order.",
        by=make_user("admin"),
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM commitments_idempotency")
        assert cursor.fetchone()[0] == 0
