"""Every layout at the smallest glasses there are, and what large text makes of it there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.words import read_own_words
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


LONG = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Tôi có hẹn"
msgstr "Kâo hơmâo pơhưl pơhlâo hrơi mông hăng bruă knŭk"

msgid "Lấy số thứ tự"
msgstr "Mă số tơlơi pơhưl pơhlâo hrơi mông hăng bruă knŭk anŭn hơmâo"
"""


@pytest.fixture
def long_words(tmp_path: Path) -> Iterator[None]:
    """Jrai that says the doors in many words, as a language may."""
    folder = tmp_path / "words" / "jra.d"
    folder.mkdir(parents=True)
    (folder / "citizens.po").write_text(LONG, "utf-8")
    read_own_words(folder.parent)
    yield
    read_own_words(tmp_path / "none")


@pytest.mark.parametrize(("size", "inches"), [((540, 960), 10.1), ((1080, 1920), 27.0)])
def test_doors_said_in_many_words_and_three_languages_fit(
    kivy_is_ready: None, long_words: None, size: tuple[int, int], inches: float
) -> None:
    from kiosk.gallery.scenes import scenes
    from kiosk.widgets.theme import density, least_px

    dpi = density(size, 0, inches)
    with one_glass((*size, dpi)) as shown:
        shown.show_anew(scenes("jra")["welcome"])
        assert faults(shown.glass, least_px(dpi)) == []
        assert len(shown.glass.ids.header.languages) == 3
