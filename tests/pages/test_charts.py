from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET

import pytest

from commitments.pages.columns import room_beside
from commitments.pages.drawing import name_over, short, title_lines
from commitments.pages.windows import MOST as WINDOWS
from tests.factories.records import make_actor, make_commitment, make_status_update
from tests.factories.states import published
from tests.pages.conftest import Reader

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def figures(reader: Reader, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(reader.text(f"/charts/{name}.csv?as_of=2024-02-01"))))


def test_windows_are_told_as_said_with_the_days_that_they_span(reader: Reader) -> None:
    due = {"edtf": "2024-22", "said": "over the summer"}
    published(make_commitment("meeting", kind="meeting", title="Talks", due=due))

    assert figures(reader, "windows") == [
        ["Commitment", "As said", "From", "Until", "Timeliness"],
        ["Talks", "over the summer", "2024-06-01", "2024-08-31", "Not yet due"],
    ]
    page = reader.text("/charts/?as_of=2024-02-01")
    assert "One window is open or ahead; the first closes on 31 August 2024" in page


def test_a_window_without_a_first_day_has_an_empty_cell(reader: Reader) -> None:
    published(make_commitment("open", title="Open", due="../2024-03-31"))

    assert figures(reader, "windows")[1][2:4] == ["", "2024-03-31"]


def test_statuses_are_told_at_the_end_of_each_month_from_the_first_that_has_any(
    reader: Reader,
) -> None:
    pledge = published(make_commitment("p", made_on="2023-11-15"))
    published(make_commitment("q", kind="agenda_item", made_on="2024-02-01"))
    published(make_commitment("other", kind="meeting", made_on="2023-06-01"))
    published(make_status_update(pledge, status="initiated", as_of="2024-01-31"))

    assert figures(reader, "status-over-time") == [
        ["Day", "Not assessed", "Initiated", "All"],
        ["2023-11-30", "1", "0", "1"],
        ["2023-12-31", "1", "0", "1"],
        ["2024-01-31", "0", "1", "1"],
        ["2024-02-01", "1", "1", "2"],
    ]
    page = reader.text("/charts/?as_of=2024-02-01")
    assert "By 1 February 2024 there was evidence on 1 of 2 pledges and agenda items" in page


def test_who_is_bound_by_most_comes_first(reader: Reader) -> None:
    make_actor("fr", name="France")
    make_actor("de", name="Germany")
    both = [{"actor": slug, "role": "committing"} for slug in ("fr", "de")]
    pledge = published(make_commitment("p", parties=both))
    published(make_commitment("q", parties=both[1:]))
    published(make_status_update(pledge, status="stalled", party="fr", as_of="2024-01-31"))

    assert figures(reader, "by-actor-and-status") == [
        ["Actor", "Not assessed", "Stalled", "All"],
        ["Germany", "2", "0", "2"],
        ["France", "0", "1", "1"],
    ]
    page = reader.text("/charts/?as_of=2024-02-01")
    assert "Germany is bound by most: 2 pledges and agenda items" in page


def test_figures_of_a_status_name_the_colours_of_its_picture(reader: Reader) -> None:
    pledge = published(make_commitment("p"))
    published(make_status_update(pledge, status="implemented", as_of="2024-01-31"))

    page = reader.text("/charts/?as_of=2024-02-01")

    colours = 'data-colour="#117733" data-ink="#ffffff"'
    assert f'<th scope="col" {colours}>Implemented</th>' in page
    assert 'fill="#117733"' in page
    assert '<th scope="col">All</th>' in page


def test_one_is_told_as_one_and_those_bound_alike_are_told_together(reader: Reader) -> None:
    for slug in ("fr", "de"):
        make_actor(slug)
        published(make_commitment(slug, parties=[{"actor": slug, "role": "committing"}]))
        if slug == "fr":
            page = reader.text("/charts/?as_of=2024-06-01")
            assert "there was evidence on 0 of 1 pledge or agenda item<" in page
            assert " is bound by most: 1 pledge or agenda item<" in page

    page = reader.text("/charts/?as_of=2024-06-01")

    assert "2 actors are bound by most: 1 pledge or agenda item each<" in page


def test_where_none_is_ahead_those_that_closed_last_are_shown(reader: Reader) -> None:
    published(make_commitment("old", title="Old", due="2023-03"))
    published(make_commitment("older", title="Older", due="2022-03"))

    rows = figures(reader, "windows")

    assert [row[0] for row in rows[1:]] == ["Old", "Older"]
    page = reader.text("/charts/?as_of=2024-02-01")
    assert "No window is open or ahead; the last closed on 31 March 2023" in page


def test_what_was_met_before_its_window_ended_closed_none(reader: Reader) -> None:
    published(make_commitment("old", title="Old", due="2023-03"))
    for number in range(WINDOWS):
        done = published(make_commitment(f"done{number}", due="2024-12"))
        published(make_status_update(done, status="implemented", as_of="2024-01-15"))

    assert [row[0] for row in figures(reader, "windows")[1:]] == ["Old"]
    page = reader.text("/charts/?as_of=2024-02-01")
    assert "No window is open or ahead; the last closed on 31 March 2023" in page


def test_a_text_that_looks_like_a_day_stays_a_text(reader: Reader) -> None:
    due = {"edtf": "2024-02", "said": "2024-02-30"}
    published(make_commitment("p", title="2024-13-45", due=due))
    published(make_commitment("q", title="٢٠٢٤-٠١-٠١", due="2024-03"))

    page = reader.text("/charts/?as_of=2024-02-01")

    for text in ("2024-13-45", "٢٠٢٤-٠١-٠١"):
        assert f'<th scope="row" dir="auto">{text}</th>' in page
    assert '<td class="number">2024-02-30</td>' in page
    assert '<td class="number"><time datetime="2024-02-29">29 February 2024</time></td>' in page


def test_where_there_is_nothing_to_draw_the_way_on_is_told(reader: Reader) -> None:
    published(make_commitment("meeting", kind="meeting", due="2024-03"))

    page = reader.text("/charts/?as_of=2024-02-01")

    chart = page.split('id="status-over-time"')[1].split("</figure>")[0]
    assert "No pledge or agenda item is on record by this day" in chart
    assert "Nothing to draw is on record by then." in chart
    assert '<a href="/charts/">See what is today.</a>' in chart
    assert "<svg" not in chart
    assert "<table" not in chart


def test_an_empty_record_has_charts_that_say_so_and_no_pictures(reader: Reader) -> None:
    page = reader.text("/charts/")

    assert "Nobody is bound by a pledge or agenda item on this day" in page
    assert "No window is open or ahead" in page
    assert "<svg" not in page
    assert "The bar is the window" not in page


def test_a_picture_has_a_name_and_stands_alone_as_a_file(reader: Reader) -> None:
    make_actor("fr", name="France")
    published(make_commitment("p", parties=[{"actor": "fr", "role": "committing"}], due="2999"))

    for name in ("status-over-time", "by-actor-and-status", "windows"):
        root = ET.fromstring(reader.text(f"/charts/{name}.svg"))
        inner = root.find(f"{SVG}svg/{SVG}svg")
        assert inner is not None
        assert inner.get("role") == "img"
        assert inner.get("aria-label")


def test_the_first_page_counts_as_the_api_does(reader: Reader) -> None:
    for number, kind in enumerate(("pledge", "pledge", "request", "legislation")):
        published(make_commitment(f"c{number}", kind=kind, due="2024-02"))

    page = reader.text("/")
    stats = reader.get("/api/v1/stats/?group_by=kind,timeliness").json()["results"]

    late = sum(row["count"] for row in stats if row["timeliness"] in {"overdue", "lapsed"})
    assert late == 4
    assert 'id="late">Late: <data value="4">4</data>' in page
    assert 'Pledges and agenda items</a> <data value="2">2</data>' in page
    assert '<data value="2">2</data> lapsed' in page


@pytest.mark.parametrize(
    ("name", "shown"),
    [("China", "China"), ("a" * 60, "a" * 53 + "…"), ("中" * 30, "中" * 26 + "…")],
)
def test_a_name_over_a_bar_fits_a_phone(name: str, shown: str) -> None:
    assert short(name) == shown


def test_a_longer_name_is_shown_where_there_is_room() -> None:
    assert name_over("China", 12).count("<text") == 1
    both = name_over("a" * 100, 12)
    assert f'class="cut">{"a" * 53}…</text>' in both
    assert f'class="more" display="none">{"a" * 100}</text>' in both


@pytest.mark.parametrize(("most", "room"), [(5, 6), (13, 6), (56_736, 13), (1_000_000, 19)])
def test_the_longest_figure_beside_the_axis_has_room(most: int, room: float) -> None:
    assert room_beside(most) == room


def test_a_long_title_takes_more_lines() -> None:
    one, high = title_lines("Short")
    two, higher = title_lines("word " * 30)

    assert (one.count("<tspan"), two.count("<tspan")) == (1, 2)
    assert higher > high
