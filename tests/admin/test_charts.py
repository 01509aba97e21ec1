"""The home page's charts: every status has its place, scales are round, colours are told apart."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from commitments.admin import charts
from commitments.models.vocabulary import Status

# Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of Color Vision
# Deficiency” (2009), at full severity, in linear RGB.
EYES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Colour = tuple[float, ...]


def test_every_status_is_drawn_in_one_family():
    placed = [status for _, _, statuses in charts.FAMILIES for status in statuses]
    assert sorted(placed) == sorted(Status)


def test_bars_are_in_the_order_of_the_vocabulary_and_to_scale():
    drawn = charts.bars({"held": 5, "initiated": 20, "stalled": 0})
    assert [(bar.label, bar.count, bar.width) for bar in drawn] == [
        ("Initiated", 20, 100.0),
        ("Held", 5, 25.0),
    ]


@pytest.mark.parametrize(
    ("most", "step"), [(0, 1), (5, 1), (6, 2), (11, 5), (45, 10), (99, 20), (2400, 500)]
)
def test_the_scale_goes_in_round_steps(most, step):
    assert charts.step_of(most) == step


def test_a_column_is_as_high_as_its_number():
    [column] = charts.columns(
        [dt.date(2024, 1, 31)], [{"initiated": 6, "held": 2, "stalled": 2}]
    ).columns
    heights = {piece.family: piece.height for piece in column.pieces}
    assert heights["under-way"] == 3 * heights["done"] == 3 * heights["still"]
    assert column.pieces[0].y + column.pieces[0].height == charts.TOP + charts.HEIGHT
    for lower, upper in itertools.pairwise(column.pieces):
        assert lower.y == pytest.approx(upper.y + upper.height)
    assert column.total == 10


def test_nothing_at_all_is_drawn_too():
    drawn = charts.columns([dt.date(2024, 1, 31)], [{}])
    assert drawn.columns[0].pieces == []
    assert drawn.told.endswith("there are 0.")


def test_months_end_where_they_end_and_the_last_is_today():
    assert charts.month_ends(dt.date(2024, 3, 10), 3) == [
        dt.date(2023, 12, 31),
        dt.date(2024, 1, 31),
        dt.date(2024, 2, 29),
        dt.date(2024, 3, 10),
    ]


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize(("theme", "ground"), [("light", "#ffffff"), ("dark", "#101828")])
def test_colours_are_told_apart_by_all_eyes(theme, ground, eyes):
    colours = palette(theme)
    seen = {name: as_seen(colour, EYES[eyes]) for name, colour in colours.items()}
    for one, other in itertools.combinations(seen, 2):
        assert apart(seen[one], seen[other]) > 20, (one, other)
    for name, colour in colours.items():
        assert contrast(colour, linear(ground)) >= 3, name


def palette(theme: str) -> dict[str, Colour]:
    css = Path(str(finders.find("desk/home.css"))).read_text()
    light, _, dark = css.partition(".dark .desk-home {")
    block = {"light": light, "dark": dark.partition("}")[0]}[theme]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    return {name: linear(found[name]) for name, _, _ in charts.FAMILIES}


def linear(colour: str) -> Colour:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def as_seen(colour: Colour, eyes: tuple[Colour, ...]) -> Colour:
    red, green, blue = (
        min(1, max(0, sum(w * c for w, c in zip(row, colour, strict=True)))) for row in eyes
    )
    return lab(red, green, blue)


def lab(red: float, green: float, blue: float) -> Colour:
    """CIE 1976 L*a*b*."""
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def apart(one: Colour, other: Colour) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2's ratio."""
    bright = [0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] for c in (one, other)]
    return (max(bright) + 0.05) / (min(bright) + 0.05)
