"""What a reviewer sees before deciding."""

from __future__ import annotations

import pytest

from commitments.admin.quotes import passage
from commitments.models import Source
from tests.admin.helpers import logged_in, page
from tests.admin.reviewing import decide, marked, obstacles, opened, shown, turned, values
from tests.factories.records import (
    make_actor,
    make_claim,
    make_commitment,
    make_evidence,
    make_position,
    make_source,
    make_status_update,
    make_topic,
    quoted,
    the_actor,
)
from tests.factories.states import (
    corrected,
    in_review,
    published,
    published_source,
    revised,
)

pytestmark = pytest.mark.django_db
SUMMER = {"edtf": "2024-22", "said": "over the summer"}


def pledge(**data):
    return published(make_commitment(**data))


def test_a_finding_stands_beside_the_one_before_it_of_the_same_party():
    commitment = pledge()
    china = the_actor("cn")
    published(make_status_update(commitment, as_of="2024-03-01", status="stalled"))
    published(make_status_update(commitment, party=china, as_of="2024-01-30", summary="Begun."))
    update = in_review(
        make_status_update(
            commitment,
            party=china,
            status="partially_implemented",
            as_of="2024-02",
            confidence="high",
            due=SUMMER,
            summary="Three precursors are under control.",
        )
    )
    response = opened(logged_in("editor"), update)
    assert response.context["screen"].part == "On the part of CN"
    assert response.context["screen"].beside == "Until now, as of 30 January 2024"
    assert values(response) == {
        "Status": ("Initiated", "Partially implemented"),
        "As of": ("30 January 2024", "February 2024"),
        "New window": ("", "“over the summer”, summer 2024 (1 June to 31 August 2024)"),
        "Summary": ("Begun.", "Three precursors are under control."),
        "Confidence": ("Moderate", "High"),
    }
    assert marked(response, "Status") == ([], ["Partially implemented"])


def test_a_position_stands_beside_the_same_actor_s_last():
    commitment = pledge()
    published(make_position(commitment, actor=make_actor("mx"), view="violated"))
    published(make_position(commitment, view="no_progress", as_of="2024-01-30"))
    position = in_review(make_position(commitment, view="progress", sufficient="no"))
    found = values(opened(logged_in("editor"), position))
    assert found["View"] == ("No progress", "Progress")
    assert found["Sufficient"] == ("Unstated", "No")


def test_the_first_finding_is_told_whole():
    update = in_review(make_status_update(pledge(), summary="Begun."))
    screen = opened(logged_in("editor"), update).context["screen"]
    assert (screen.part, screen.beside) == ("On the whole", "")
    assert "New window" in screen.left_empty
    assert not any(line.changed for line in screen.lines)


def test_a_correction_is_told_word_by_word():
    update = published(make_status_update(pledge(), summary="The group met in Beijing in May."))
    draft = in_review(corrected(update, summary="The group met in Vienna in May."))
    response = opened(logged_in("editor"), draft)
    assert response.context["screen"].beside == "Published, to be corrected"
    assert marked(response, "Summary") == (["Beijing"], ["Vienna"])


def test_a_revision_is_told_word_by_word_and_entry_by_entry():
    commitment = pledge(
        text="We will work together on precursors.",
        topics=[make_topic("trade")],
        original_due="2024",
        references=["g20:1"],
    )
    revision = revised(
        commitment,
        reason="The full text is out.",
        text="We will work closely together on all precursors.",
        parties=[{"actor": "cn", "role": "committing"}, {"actor": "us", "role": "monitor"}],
        topics=[make_topic("health").slug],
        original_due=SUMMER,
        references=["g20:1", "g20:2"],
    )
    in_review(commitment)
    response = opened(logged_in("editor"), revision)
    assert "Because: The full text is out." in response.content.decode()
    assert marked(response, "Text") == ([], ["closely", "all"])
    assert marked(response, "Parties") == (["US, Counterpart"], ["US, Monitor"])
    assert marked(response, "Topics") == (["Topic trade"], ["Topic health"])
    assert marked(response, "References") == ([], ["g20:2"])
    assert marked(response, "Window") == (
        ["2024"],
        ["“over the summer”, summer 2024 (1 June to 31 August 2024)"],
    )
    assert set(values(response)) == {"Text", "Parties", "Topics", "Window", "References"}
    assert "<ins>closely </ins>" in response.content.decode()


def test_a_revision_of_a_chinese_text_is_told_sign_by_sign():
    claim = published(make_claim(text="中国将采取行动打击前体"))
    revision = revised(claim, text="中国已采取措施打击前体")
    in_review(claim)
    assert marked(opened(logged_in("editor"), revision), "Text") == (
        ["将", "行动"],
        ["已", "措施"],
    )


def test_the_revision_s_own_page_tells_the_same():
    claim = published(make_claim(text="The first text of it."))
    revision = revised(claim, text="The second text of it.")
    content = logged_in("editor").get(page(revision)).content.decode()
    assert "<del>first </del>" in content
    assert "<ins>second </ins>" in content


def test_a_new_commitment_is_told_whole():
    commitment = in_review(
        make_commitment(
            kind="pledge",
            title="会谈",
            criteria="A named prosecution.",
            made_on="2023-11-15",
            review_every=30,
        )
    )
    response = opened(logged_in("editor"), commitment)
    found = {label: new for label, (_, new) in values(response).items()}
    assert found["Title"] == "会谈"
    assert found["Kind"] == "Pledge"
    assert found["Made on"] == "15 November 2023"
    assert found["Parties"] == "CN, CommittingUS, Counterpart"
    assert "Place" in response.context["screen"].left_empty


def test_what_would_change_is_computed():
    commitment = pledge(original_due="2024-01")
    published(make_position(commitment, view="fulfilled", actor=the_actor("cn")))
    position = in_review(make_position(commitment, view="violated"))
    client = logged_in("editor")
    assert turned(opened(client, position)) == {
        "Contestation": ("One-sided", "Contested"),
        "Pieces of evidence": ("1", "2"),
    }
    update = in_review(make_status_update(commitment, status="implemented", as_of="2024-01-30"))
    assert turned(opened(client, update)) == {
        "Status": ("Not assessed", "Implemented"),
        "Confidence": ("–", "Moderate"),
        "As of": ("–", "30 January 2024"),
        "Timeliness": ("Lapsed", "Met on time"),
        "CN (committing)": ("Not assessed", "Implemented"),
        "US (counterpart)": ("Not assessed", "Implemented"),
        "Status updates": ("0", "1"),
        "Pieces of evidence": ("1", "2"),
    }


def test_a_finding_of_the_past_is_said_to_change_nothing_today():
    commitment = pledge()
    published(make_status_update(commitment, as_of="2024-02-02", evidence=[quoted()]))
    update = in_review(make_status_update(commitment, status="stalled", as_of="2024-01-10"))
    response = opened(logged_in("editor"), update)
    assert "Status" not in turned(response)
    assert "of a later day stands already" in obstacles(response, blocking=False)[0]


def test_evidence_is_told_with_its_source_its_place_and_its_grades():
    source = make_source(
        title="Talks resume",
        url="https://example.org/talks",
        publisher="Reuters",
        published_on="2024-01-30",
        reliability="B",
        derived_from=make_source(title="The wire"),
    )
    evidence = quoted(
        source,
        excerpt="三种前体",
        language="zh",
        translation="Three precursors",
        locator="paragraph 3",
        attributed_to=the_actor("us"),
        speaker_text="a White House official",
        said_on="2024-01-29",
        credibility="2",
        stance="contradicts",
    )
    update = in_review(make_status_update(pledge(), evidence=[evidence]))
    response = opened(logged_in("editor"), update)
    [quote] = response.context["screen"].evidence
    assert quote.source == "Talks resume, Reuters, 30 January 2024"
    assert quote.said_by == "US, “a White House official”, 29 January 2024"
    assert quote.grades == "source usually reliable, statement probably true"
    content = response.content.decode()
    for told in ("Three precursors", "paragraph 3", "<strong>B2</strong>", "The wire", 'lang="zh"'):
        assert told in content


def test_what_is_published_along_is_named():
    source = make_source(derived_from=make_source(title="The wire"), title="The report")
    public = published_source(title="Long known")
    update = in_review(make_status_update(pledge(), evidence=[quoted(source), quoted(public)]))
    response = opened(logged_in("editor"), update)
    assert {str(row) for row in response.context["screen"].sources} == {"The report", "The wire"}
    assert "2 pieces of evidence and 2 new sources" in response.content.decode()
    decide(logged_in("editor"), update, "publish")
    along = Source.objects.filter(title__in=["The report", "The wire"])
    assert {source.publication for source in along} == {"published"}


def test_a_revision_tells_of_the_evidence_that_is_public():
    claim = published(make_claim(evidence=[quoted(excerpt="Old words")]))
    make_evidence(claim, excerpt="Not submitted")
    revision = revised(claim, title="New")
    in_review(claim)
    screen = opened(logged_in("editor"), revision).context["screen"]
    assert [quote.item.excerpt for quote in screen.evidence] == ["Old words"]
    assert screen.along == []


@pytest.mark.parametrize(
    ("address", "excerpt", "link"),
    [
        ("", "said", ""),
        ("https://a.org/x", "", "https://a.org/x"),
        ("https://a.org/x#part", "said", "https://a.org/x#part"),
        (
            "https://a.org/x",
            "He said, “no-one”",
            "https://a.org/x#:~:text=He%20said%2C%20%E2%80%9Cno%2Done%E2%80%9D",
        ),
        (
            "https://a.org/x",
            "one two three four five " + "and more words of it " * 6 + "six seven eight nine ten",
            "https://a.org/x#:~:text=one%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten",
        ),
    ],
)
def test_the_link_leads_to_the_words(address, excerpt, link):
    assert passage(address, excerpt) == link


def test_names_and_texts_of_any_script_are_shown():
    claim = in_review(make_claim(title="เราจะเริ่มทำงาน", text="مرحبا"))
    content = shown(logged_in("editor"), claim)
    assert "เราจะเริ่มทำงาน" in content
    assert "مرحبا" in content


def test_a_correction_tells_which_evidence_goes_over_and_which_does_not():
    source = published_source()
    kept, dropped = quoted(source, excerpt="Kept"), quoted(source, excerpt="Dropped")
    update = published(make_status_update(pledge(), evidence=[kept, dropped]))
    draft = in_review(
        corrected(update, status="stalled", evidence=[kept, quoted(source, excerpt="Fresh")])
    )
    screen = opened(logged_in("editor"), draft).context["screen"]
    assert [(quote.item.excerpt, quote.state) for quote in screen.evidence] == [
        ("Kept", "As before, and published again with it"),
        ("Fresh", "Published with it"),
    ]
    assert [item.excerpt for item in screen.left_out] == ["Dropped"]


def test_what_is_published_by_now_is_told_alone():
    update = published(make_status_update(pledge(), summary="Begun."))
    screen = opened(logged_in("editor"), update).context["screen"]
    assert (screen.beside, screen.turns, screen.obstacles) == ("", [], [])
    claim = published(make_claim(title="Old"))
    revision = revised(claim, title="New")
    published(claim)
    response = opened(logged_in("editor"), revision)
    assert values(response) == {"Title": ("", "New")}
