from __future__ import annotations

import json

import pytest
from django.utils import timezone

from commitments.domain import records, review
from commitments.reading.listings import LISTINGS
from commitments.reading.paging import read_page
from commitments.reading.parameters import BadParameter, read_all
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_position,
    make_source,
    make_status_update,
    quoted,
)
from tests.factories.states import corrected, published, retracted
from tests.factories.users import analyst, editor
from tests.reading.asking import ask, clocks, slugs

pytestmark = pytest.mark.django_db


def pledge(slug="pledge", **data):
    return published(make_commitment(slug, **data))


def test_words_are_found_by_their_stems():
    pledge(title="China pledges to control precursors")
    pledge("other", title="Something else")

    assert slugs("commitment", q="pledged controlling precursor") == ["pledge"]


def test_every_word_has_to_be_found_somewhere_on_the_commitment():
    judged = pledge(title="Precursors")
    pledge("other", title="Precursors too")
    published(make_status_update(judged, summary="Some companies were warned."))

    assert slugs("commitment", q="precursors warned") == ["pledge"]
    assert slugs("commitment", q="precursors balloon") == []


def test_evidence_sources_and_actors_are_searched():
    source = make_source(title="A wire report", publisher="Reuters")
    actor = make_actor("cn", name="People's Republic of China")
    judged = pledge(title="T", parties=[{"actor": actor, "role": "committing"}])
    published(
        make_position(judged, evidence=[quoted(source, excerpt="zero tolerance", mode="direct")])
    )

    for words in ("Reuters", '"zero tolerance"', "republic"):
        assert slugs("commitment", q=words) == ["pledge"], words


def test_a_phrase_and_an_unwanted_word():
    pledge("one", title="law enforcement")
    pledge("two", title="enforcement of the law")
    pledge("three", title="law enforcement in ports")

    assert slugs("commitment", q='"law enforcement" -ports') == ["one"]


@pytest.mark.parametrize(
    ("title", "words", "others"),
    [
        ("中美禁毒合作工作组启动", "禁毒合作", "毒禁"),
        ("中美禁毒合作工作组启动", "毒", "药"),
        ("ความร่วมมือปราบปรามยาเสพติด", "ยาเสพติด", "ยาสูบ"),
    ],
)
def test_writing_without_spaces_is_found_by_neighbouring_characters(title, words, others):
    pledge(title=title)

    assert slugs("commitment", q=words) == ["pledge"]
    assert slugs("commitment", q=others) == []


def test_a_finding_is_searched_from_its_day_on():
    judged = pledge(made_on="2023-11")
    published(make_status_update(judged, as_of="2024-02-02", summary="Companies warned"))

    assert slugs("commitment", as_of="2024-02-01", q="warned") == []
    assert slugs("commitment", as_of="2024-02-02", q="warned") == ["pledge"]


def test_what_was_corrected_is_searched_under_the_earlier_clock_alone():
    judged = pledge()
    update = published(make_status_update(judged, summary="Companies warned"))
    before = timezone.now()
    published(corrected(update, summary="Companies shut"))

    assert slugs("commitment", q="warned") == []
    assert slugs("commitment", known_at=before, q="warned") == ["pledge"]


def test_a_retracted_commitment_and_an_old_title_are_found_as_they_were_known():
    renamed, gone = pledge("renamed", title="Alpha"), pledge("gone", title="Alpha beta")
    before = timezone.now()
    records.edit(record=renamed, data={"title": "Gamma"}, by=analyst(), reason="Clearer.")
    review.submit(record=renamed, by=analyst())
    review.publish(record=renamed, by=editor())
    retracted(gone)

    assert slugs("commitment", q="alpha") == []
    assert sorted(slugs("commitment", known_at=before, q="alpha")) == ["gone", "renamed"]


def test_the_best_match_comes_first_and_a_snippet_shows_the_words():
    pledge("weak", title="Talks", text="They spoke of precursors.")
    pledge("strong", title="Precursors <controlled> & precursors watched")

    found = ask("commitment", q="precursors")

    assert [row["slug"] for row in found] == ["strong", "weak"]
    assert found[0]["snippet"].startswith("<mark>Precursors</mark> &lt;controlled&gt; &amp; ")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_texts_that_say_it_as_well_the_snippet_is_of_the_same_one(order):
    judged = pledge(title="T")
    texts = ("Alpha firms warned of precursors.", "Beta firms warned of precursors.")
    for place in order:
        published(make_status_update(judged, summary=texts[place]))

    [found] = ask("commitment", q="warned precursors")

    assert found["snippet"].startswith("Alpha firms")


def test_relevance_is_walked_page_by_page():
    for number in range(5):
        pledge(f"p{number}", title="precursors")

    listing, seen, cursor = LISTINGS["commitment"], [], ""
    while True:
        asked = read_all(
            listing.parameters, {"q": ["precursors"], "page_size": ["2"], "cursor": [cursor]}
        )
        page = read_page(listing, asked, clocks())
        seen += [json.loads(row)["slug"] for row in page.rows]
        if page.next is None:
            break
        cursor = page.next
    assert seen == [f"p{number}" for number in range(5)]


def test_a_claim_is_found_by_its_evidence():
    published(make_claim("claim", title="C", evidence=[quoted(excerpt="the main source")]))

    assert slugs("claim", q='"main source"') == ["claim"]


@pytest.mark.parametrize("words", ["", "-", '""', "-only", " ".join("abcdefghijklmno")])
def test_nothing_to_look_for_is_refused(words):
    with pytest.raises(BadParameter):
        ask("commitment", q=words)


def test_relevance_without_a_search_is_refused():
    with pytest.raises(BadParameter, match="Relevance is to a search; give q"):
        ask("commitment", ordering="relevance")


@pytest.mark.parametrize("words", ["the", "a & b | !c", "':*", "<->", "\\", "%s %(x)s", "100%"])
def test_odd_words_are_looked_for_and_break_nothing(words):
    pledge(title="100% of a b c")

    assert isinstance(ask("commitment", q=words + " c"), list)
