"""Every screen in every language and orientation: read by properties, looked at in the gallery."""

import pytest

from config.design import design
from tests.support.contrasts import contrast
from tests.support.kiosk_glass import one_glass
from tests.support.kiosk_looks import faults

DPI = 82.0


@pytest.mark.parametrize("orientation", ["portrait", "landscape", "small"])
def test_nothing_is_clipped_covered_or_too_small(kivy_is_ready: None, orientation: str) -> None:
    from kiosk.gallery.pictures import SIZES
    from kiosk.widgets.theme import least_px

    found = []
    with one_glass((*SIZES[orientation], DPI)) as shown:
        for name in shown.show_all():
            found += [f"{name}: {fault}" for fault in faults(shown.glass, least_px(DPI))]
    assert found == []


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "paper", 7.0),
        ("ink", "ground", 7.0),
        ("ink", "primary_soft", 7.0),
        ("ink", "good_soft", 7.0),
        ("ink", "warn_soft", 7.0),
        ("ink", "bad_soft", 7.0),
        ("on_primary", "primary", 7.0),
        ("on_primary", "primary_deep", 7.0),
        ("primary", "paper", 7.0),
        ("primary", "ground", 7.0),
        ("primary", "primary_soft", 7.0),
        ("ink_soft", "paper", 4.5),
        ("ink_soft", "ground", 4.5),
        ("ink_soft", "primary_soft", 4.5),
        ("on_primary", "good", 4.5),
        ("good", "paper", 4.5),
        ("good", "good_soft", 4.5),
        ("warn", "warn_soft", 4.5),
        ("bad", "bad_soft", 4.5),
    ],
)
def test_words_stand_out_from_their_ground(ink: str, ground: str, least: float) -> None:
    colours = design().colour
    assert contrast(colours[ink], colours[ground]) >= least
