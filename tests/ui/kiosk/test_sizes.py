"""Every layout at the smallest glasses there are, and what large text makes of it there."""

import pytest

from kiosk.flow.comfort import PLAIN_COMFORT, Aid, Comfort
from tests.support.kiosk_glass import one_glass
from tests.support.kiosk_looks import faults

LARGE = Comfort(frozenset({Aid.LARGE}), (Aid.LARGE, Aid.CONTRAST, Aid.VOICE))


@pytest.mark.parametrize(
    ("size", "comfort"),
    [("540x960", PLAIN_COMFORT), ("1024x768", PLAIN_COMFORT), ("1024x600", LARGE)],
    ids=["540x960", "1024x768", "1024x600-large"],
)
def test_every_layout_fits_on_ten_inches(kivy_is_ready: None, size: str, comfort: Comfort) -> None:
    from kiosk.gallery.pictures import MORE_SIZES
    from kiosk.gallery.scenes import LAYOUTS
    from kiosk.widgets.theme import density, least_px

    width, height, inches = MORE_SIZES[size]
    dpi = density((width, height), 0, inches)
    found = []
    with one_glass((width, height, dpi), comfort) as shown:
        for name in shown.show_all(LAYOUTS, comfort):
            found += [f"{name}: {fault}" for fault in faults(shown.glass, least_px(dpi))]
    assert found == []
