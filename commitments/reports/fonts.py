"""The fonts of the PDF, and the characters that none of them has."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

PACKAGES = (
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
    "fontpkg_noto_sans_thai",
    "noto_cjk_sans_otc",
)
FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Thai", "Noto Sans CJK SC")


@cache
def font_files() -> tuple[Path, ...]:
    return tuple(
        sorted(
            path
            for package in PACKAGES
            for path in Path(str(files(package))).rglob("*")
            if path.suffix.lower() in {".ttf", ".otf", ".ttc"}
        )
    )


def folders() -> list[Path]:
    """Where the font files lie."""
    return sorted({path.parent for path in font_files()})


@cache
def drawn() -> frozenset[int]:
    """The code points that one of the fonts has a shape for."""
    found: set[int] = set()
    for path in font_files():
        # Of a collection the first font: its languages share their shapes.
        with TTFont(path, lazy=True, fontNumber=0) as font:
            found |= set(font.getBestCmap())
    return frozenset(found)


def undrawn(text: str) -> list[str]:
    """The characters of the text that none of the fonts has, each once, in order."""
    blank = {"\n", "\t", "\r", "\u00ad", "\u200b", "\u200d", "\ufe0f", "\ufeff"}
    return [c for c in dict.fromkeys(text) if ord(c) not in drawn() and c not in blank]
