"""Every state of a phone page on small phones, bright and dark, in large letters too."""

import pytest

from tests.support.looks import barriers, clipped
from tests.support.phone_scenes import PhoneScenes

WIDTHS = (320, 360, 412)
LARGE = "document.documentElement.style.fontSize = '200%'"


@pytest.mark.parametrize(("language", "colours"), [("vi", "light"), ("en", "dark")])
def test_every_state_is_whole_and_open_to_everybody(public, a_page, language, colours):
    states = PhoneScenes(public.hall.office).addresses()
    states["rating"] = f"{states['done']}/rating?stars=4"
    page = a_page(locale=language, color_scheme=colours)
    for state, address in states.items():
        page.goto(public.here(address))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            assert clipped(page) == [], (state, width)
        assert barriers(page) == "", state
        page.set_viewport_size({"width": WIDTHS[1], "height": 740})
        page.evaluate(LARGE)
        assert clipped(page) == [], (state, "large letters")
