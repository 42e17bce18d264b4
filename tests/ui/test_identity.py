"""Our colours: every pair of text and ground passes WCAG 2.2 AA; no part of GOV.UK's identity."""

import re
from pathlib import Path

import pytest

import goldthread.ui

UI = Path(goldthread.ui.__file__).parent
COLOURS = dict(
    re.findall(
        r"^\$([\w-]+): (#[0-9a-f]{6});", (UI / "scss/_identity.scss").read_text(), re.MULTILINE
    )
)
PAIRS = [
    ("ink", "paper"),
    ("ink", "gold"),
    ("ink", "gold-pale"),
    ("gold", "ink"),
    ("gold-deep", "white"),
    ("link", "paper"),
    ("link", "gold-pale"),
    ("white", "ink"),
]


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_contrast(text, ground):
    colours = {**COLOURS, "white": "#ffffff"}
    low, high = sorted(luminance(colours[name]) for name in (text, ground))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_style_sheet_has_our_font_and_nothing_of_gov_uk():
    style = (UI / "static/built/goldthread.css").read_text()
    assert "Source Sans 3" in style
    assert not re.search(r"GDS Transport|crown|url\([\"']?(https?:|//)", style)


def test_font_comes_with_its_licence():
    licence = (UI / "static/built/fonts/OFL.txt").read_text()
    assert "SIL Open Font License" in licence
