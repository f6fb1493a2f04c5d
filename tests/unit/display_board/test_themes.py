"""Every theme of the board is read from the far end of the hall."""

import pytest

from config.design import board_themes, design

THEMES = design().board
PAIRS = (
    ("ink", "ground", 7),
    ("ink", "panel", 7),
    ("soft", "ground", 7),
    ("number", "panel", 4.5),
    ("ring", "panel", 3),
)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_words_and_numbers_stand_out(theme, ink, ground, least):
    assert contrast(THEMES[theme][ink], THEMES[theme][ground]) >= least


def test_high_contrast_is_as_high_as_it_goes():
    assert contrast(THEMES["contrast"]["number"], THEMES["contrast"]["panel"]) > 15


def test_themes_have_the_same_colours():
    names = [set(colours) for colours in THEMES.values()]
    assert all(each == names[0] for each in names)


def test_each_theme_is_a_set_of_variables():
    assert "[data-theme=light]{--board-ground:#F3F6F8;" in board_themes()
