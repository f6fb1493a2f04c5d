"""What only pages are coloured with stands out, bright and in the dark, and paper stays bright."""

import pytest

from config.design import dark_variables, design
from tests.support.contrasts import contrast

PAIRS = [
    ("primary_ink", "primary_soft"), ("on_primary", "primary_hover"),
    ("on_bar", "bar"), ("on_bar", "bar_here"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "back"), PAIRS)
@pytest.mark.parametrize("is_dark", [False, True], ids=["bright", "dark"])
def test_what_is_read_on_a_page_stands_out(is_dark, front, back):
    whole = design()
    colours = whole.dark | whole.page_dark if is_dark else whole.colour | whole.page
    assert contrast(colours[front], colours[back]) >= 4.5


def test_the_dark_has_every_colour_of_a_page():
    assert design().page.keys() == design().page_dark.keys()


def test_no_colour_of_a_page_hides_one_of_the_kiosk():
    assert not design().page.keys() & design().colour.keys()


def test_only_screens_are_dark():
    assert dark_variables().startswith("@media screen and (prefers-color-scheme:dark)")
