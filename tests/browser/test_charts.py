"""Charts that answer to pointer and keys where there is a script, and stand where there is none."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.checks import AXE, PHONE, STICKS_OUT, ran
from tests.browser.conftest import Desk
from tests.tracker.waiting import wait_until

CHARTS = "/charts/?as_of=2024-02-10"
NAMES = ("status-over-time", "by-actor-and-status", "windows")
LIBRARY = "**/vendor/**"
# How many pixels of a canvas have just this colour.
PIXELS = """(canvas, colour) => {
  const [red, green, blue] = [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) found += 1;
  return found;
}"""
COLOURS = "heads => heads.filter(head => head.dataset.colour).map(head => head.dataset.colour)"
HEIGHTS = "figures => figures.map(figure => figure.getBoundingClientRect().height)"


def drawn(page: Any, name: str) -> Any:
    """The figure, once it is drawn by the library."""
    figure = page.locator(f"#{name}")
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".picture.drawn canvas")).to_be_visible()
    return figure


def pixels(figure: Any, colour: str) -> int:
    found: int = figure.locator("canvas").evaluate(PIXELS, colour)
    return found


def table(figure: Any) -> list[list[str]]:
    """As it is read, with its heads."""
    rows = figure.locator("tr").all()
    return [[cell.strip() for cell in row.locator("th, td").all_text_contents()] for row in rows]


def shown(figure: Any) -> tuple[str, dict[str, str]]:
    tip = figure.locator(".tip")
    terms, told = (tip.locator(part).all_text_contents() for part in ("dt", "dd"))
    return tip.locator("strong").text_content(), dict(zip(terms, told, strict=True))


def test_the_library_waits_until_a_chart_is_seen(desk: Desk) -> None:
    page = desk.open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/?as_of=2024-02-10", wait_until="networkidle")
    assert not [url for url in asked if "/vendor/" in url or "/charts/" in url]

    page.get_by_role("heading", name="Over time, by whom, and by when").scroll_into_view_if_needed()
    for name in NAMES:
        drawn(page, name)

    assert len([url for url in asked if "/vendor/" in url]) == 1
    assert len([url for url in asked if "/charts/" in url]) == 1


@pytest.mark.parametrize("name", NAMES[:2])
def test_each_status_is_drawn_in_its_colour(name: str, desk: Desk) -> None:
    page = desk.open()
    page.goto(CHARTS)
    figure = drawn(page, name)

    colours = figure.locator("thead th").evaluate_all(COLOURS)
    assert len(colours) == figure.locator(".key li").count() >= 4
    assert all(pixels(figure, colour) > 50 for colour in colours)
    assert not figure.locator("svg").is_visible()


@pytest.mark.parametrize("name", NAMES)
def test_keys_walk_the_bars_and_tell_what_the_table_has(name: str, desk: Desk) -> None:
    page = desk.open()
    page.goto(CHARTS)
    figure = drawn(page, name)
    heads, *rows = table(figure)
    title = figure.locator("figcaption").text_content()
    canvas = page.get_by_role("application", name=title)
    assert figure.get_by_role("status").text_content() == ""

    canvas.focus()
    expect(figure.locator(".keys")).to_be_visible()
    for row in rows:
        page.keyboard.press("ArrowRight")
        assert shown(figure) == (row[0], dict(zip(heads[1:], row[1:], strict=True)))
    page.keyboard.press("ArrowDown")
    assert shown(figure)[0] == rows[-1][0]
    page.keyboard.press("Home")
    assert shown(figure)[0] == rows[0][0]
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    assert shown(figure)[0] == rows[-2][0]
    expect(figure.locator(".tip")).to_be_in_viewport()

    page.keyboard.press("Escape")
    expect(figure.locator(".tip")).to_be_empty()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    expect(figure.locator(".tip")).to_be_empty()
    expect(figure.locator(".keys")).not_to_be_visible()


def test_a_bar_that_is_pointed_at_tells_what_the_table_has(desk: Desk) -> None:
    page = desk.open()
    page.goto(CHARTS)
    figure = drawn(page, "by-actor-and-status")
    heads, *rows = table(figure)
    box = figure.locator("canvas").bounding_box()

    for place, row in enumerate(rows):
        page.mouse.move(box["x"] + 20, box["y"] + box["height"] * (place + 0.6) / len(rows))
        expect(figure.locator(".tip strong")).to_have_text(row[0])
        assert shown(figure)[1] == dict(zip(heads[1:], row[1:], strict=True))
    page.mouse.move(box["x"] + 20, box["y"] - 60)
    expect(figure.locator(".tip")).to_be_empty()


def test_an_entry_of_the_key_hides_its_status_and_shows_it_again(desk: Desk) -> None:
    page = desk.open(reduced_motion="reduce")
    page.goto(CHARTS)
    figure = drawn(page, "by-actor-and-status")
    initiated = figure.get_by_role("button", name="Initiated")
    colour = figure.locator("th", has_text="Initiated").get_attribute("data-colour")
    before = pixels(figure, colour)

    initiated.click()
    expect(initiated).to_have_attribute("aria-pressed", "false")
    assert pixels(figure, colour) == 0
    figure.locator("canvas").focus()
    page.keyboard.press("Home")
    told = shown(figure)[1]
    assert "Initiated" not in told
    heads, *rows = table(figure)
    of = dict(zip(heads, rows[0], strict=True))
    assert told["All"] == of["All"]
    assert int(told["Shown of them"]) == int(of["All"]) - int(of["Initiated"])

    initiated.focus()
    page.keyboard.press("Enter")
    expect(initiated).to_have_attribute("aria-pressed", "true")
    assert pixels(figure, colour) == before > 1000


def test_what_the_key_points_at_stands_out(desk: Desk) -> None:
    page = desk.open()
    page.goto(CHARTS)
    figure = drawn(page, "status-over-time")
    initiated, other = (
        figure.locator("th", has_text=status).get_attribute("data-colour")
        for status in ("Initiated", "No public evidence")
    )

    figure.get_by_role("button", name="Initiated").hover()
    assert pixels(figure, initiated) > 50 > pixels(figure, other) == 0
    page.mouse.move(0, 0)
    assert pixels(figure, other) > 50


def test_colours_follow_the_readers_choice_of_light_or_dark(desk: Desk) -> None:
    page = desk.open(color_scheme="dark")
    page.goto(CHARTS)
    figure = drawn(page, "windows")
    light, dark = "#0a58ca", "#6ba4ff"
    assert pixels(figure, dark) > 1000 > pixels(figure, light) == 0

    page.emulate_media(color_scheme="light")

    wait_until(lambda: pixels(figure, light) > 1000, seconds=5)
    assert pixels(figure, dark) == 0


def test_numbers_and_days_are_in_the_readers_form(desk: Desk) -> None:
    page = desk.open(locale="de-DE")
    page.goto(CHARTS)
    figure = drawn(page, "status-over-time")

    figure.locator("canvas").focus()
    page.keyboard.press("End")

    assert shown(figure)[0] == "10. Februar 2024"


def test_nothing_moves_when_charts_are_drawn(desk: Desk) -> None:
    plain, lively = desk.open(java_script_enabled=False), desk.open()
    for page in (plain, lively):
        page.goto(CHARTS)
    for name in NAMES:
        drawn(lively, name)

    before, after = (page.locator("figure").evaluate_all(HEIGHTS) for page in (plain, lively))

    assert before == pytest.approx(after, abs=0.1)


def test_a_window_made_narrow_is_filled_and_no_more(desk: Desk) -> None:
    page = desk.open()
    page.goto(CHARTS)
    figures = [drawn(page, name) for name in NAMES]

    page.set_viewport_size(PHONE)
    assert page.evaluate(STICKS_OUT) == 0

    for figure in figures:
        room = figure.locator(".picture").bounding_box()["width"]
        canvas = figure.locator("canvas")
        wait_until(lambda c=canvas, r=room: c.evaluate("c => c.width") == pytest.approx(r, abs=1))


def test_without_a_script_pictures_and_tables_stand(desk: Desk) -> None:
    page = desk.open(java_script_enabled=False)
    page.goto(CHARTS)

    assert page.locator("canvas").count() == 0
    for name in NAMES:
        figure = page.locator(f"#{name}")
        title = figure.locator("figcaption").text_content()
        expect(figure.get_by_role("img", name=title)).to_be_visible()
        figure.get_by_text("The figures as a table").click()
        expect(figure.get_by_role("table")).to_be_visible()


def test_where_the_library_does_not_come_pictures_stay(desk: Desk) -> None:
    page = desk.open()
    page.route(LIBRARY, lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(CHARTS)
    page.locator("#windows").scroll_into_view_if_needed()
    page.wait_for_timeout(200)

    assert page.locator("canvas").count() == 0
    for name in NAMES:
        expect(page.locator(f"#{name} svg")).to_be_visible()
    (complaint,) = desk.complaints
    assert "ERR_FAILED" in complaint
    desk.complaints.clear()


def test_what_is_printed_is_the_servers_picture_with_its_key(desk: Desk) -> None:
    page = desk.open(reduced_motion="reduce")
    page.goto(CHARTS)
    for name in NAMES:
        drawn(page, name)
    page.locator("#status-over-time").get_by_role("button", name="Initiated").click()

    page.emulate_media(media="print")

    for name in NAMES:
        expect(page.locator(f"#{name} svg")).to_be_visible()
        expect(page.locator(f"#{name} canvas")).not_to_be_visible()
    expect(page.locator("#status-over-time .key").get_by_text("Initiated")).to_be_visible()


def test_axe_finds_nothing_while_a_bar_is_told_of(desk: Desk) -> None:
    page = desk.open(reduced_motion="reduce")
    page.goto(CHARTS)
    figure = drawn(page, "status-over-time")
    figure.get_by_role("button", name="Initiated").click()
    figure.locator("canvas").focus()
    page.keyboard.press("End")
    page.evaluate(AXE)

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert [str(found) for found in ran(page, {})] == []
