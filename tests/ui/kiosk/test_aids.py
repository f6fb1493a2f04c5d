"""Each aid on the glass: what is drawn still fits, and what can be touched is within reach."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from config.design import design
from config.words import LANGUAGES
from kiosk.flow.comfort import Aid, Comfort
from kiosk.flow.scene import Scene
from kiosk.gallery.scenes import scenes
from kiosk.typing.methods import Method
from tests.support.contrasts import contrast
from tests.support.kiosk_looks import faults, out_of_order

HALL = (1080, 1920, 82.0)  # 27 inches, upright
WIDE = (1920, 1080, 40.0)  # 55 inches
SMALL = (800, 1280, 151.0)  # 10 inches
DESK = (1920, 1080, 102.0)  # 21.5 inches
LOOKED_AT = (
    *("welcome", "welcome-away", "services", "priority", "issuing", "ticket-printed"),
    *(
        "slip-trouble",
        "procedures-search",
        "procedure",
        "lookup-typed",
        "stage",
        "sorry-server_away",
        "check-in-typed",
        "rating-bad",
        "attract-crowd",
    ),
)
LOWEST_TEXT = ("ink", "ink_soft", "primary", "good", "warn", "bad", "focus")
GROUNDS = ("paper", "ground", "primary_soft", "good_soft", "warn_soft", "bad_soft")


# The switches lie over the page in the same way on all of these.
UNDER_SWITCHES = ("welcome", "services", "lookup-typed", "ticket-printed")


def looks(language: str, comfort: Comfort, names: tuple[str, ...]) -> Iterator[tuple[str, Scene]]:
    for name, scene in scenes(language).items():
        if name in names:
            yield name, replace(scene, comfort=comfort)


def wrong(
    glass_size: tuple[int, int, float],
    language: str,
    comfort: Comfort,
    names: tuple[str, ...] = LOOKED_AT,
) -> list[str]:
    from kiosk.gallery.pictures import Picture, draw, take_down
    from kiosk.widgets.theme import least_px

    width, height, dpi = glass_size
    found = []
    for name, scene in looks(language, comfort, names):
        glass = draw(Picture(name, scene, width, height, dpi))
        found += [f"{name}: {fault}" for fault in faults(glass, least_px(dpi))]
        found += [f"{name}: {fault}" for fault in out_of_order(glass)]
        if comfort.has(Aid.LOW):
            found += [f"{name}: {target} is high" for target in above(glass, height / 2)]
        take_down(glass)
    return found


def above(glass: object, height: float) -> list[str]:
    from kiosk.pilot.glass import targets

    tops = {one.target: one.to_window(one.x, one.top)[1] for one in targets(glass)}
    return [name for name, top in tops.items() if top > height + 2]


def with_aids(*aids: Aid, is_choosing: bool = False) -> Comfort:
    return Comfort(frozenset(aids), tuple(Aid), is_choosing)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [HALL, DESK], ids=["portrait", "landscape"])
def test_large_text_in_high_contrast_fits(
    kivy_is_ready: None, size: tuple[int, int, float], language: str
) -> None:
    assert wrong(size, language, with_aids(Aid.LARGE, Aid.CONTRAST)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [HALL, WIDE], ids=["portrait", "landscape"])
def test_low_controls_are_all_in_the_lower_half(
    kivy_is_ready: None, size: tuple[int, int, float], language: str
) -> None:
    assert wrong(size, language, with_aids(Aid.LOW)) == []


@pytest.mark.parametrize("size", [SMALL, (1280, 800, 151.0)], ids=["portrait", "landscape"])
def test_fingers_find_everything_on_ten_inches(
    kivy_is_ready: None, size: tuple[int, int, float]
) -> None:
    assert wrong(size, "vi", with_aids()) == []


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("size", [HALL, SMALL, (1280, 800, 151.0)], ids=["27", "10", "10-across"])
def test_every_keyboard_has_keys_for_fingers(
    kivy_is_ready: None, size: tuple[int, int, float], method: Method
) -> None:
    from kiosk.gallery.pictures import Picture, draw, take_down
    from kiosk.widgets.theme import least_px

    width, height, dpi = size
    scene = replace(scenes("vi")["procedures-search"], comfort=Comfort(typing=method))
    glass = draw(Picture(method, scene, width, height, dpi))
    assert list(faults(glass, least_px(dpi))) == []
    take_down(glass)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("aid", [Aid.LARGE, Aid.LOW])
def test_the_switches_fit(kivy_is_ready: None, aid: Aid, language: str) -> None:
    assert wrong(HALL, language, with_aids(aid, is_choosing=True), UNDER_SWITCHES) == []


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", LOWEST_TEXT)
def test_high_contrast_stands_out_by_seven_to_one(ink: str, ground: str) -> None:
    colours = design().contrast
    assert contrast(colours[ink], colours[ground]) >= 7.0


@pytest.mark.parametrize("ground", ["primary", "primary_deep", "good"])
def test_words_on_filled_buttons_stand_out_in_high_contrast(ground: str) -> None:
    colours = design().contrast
    assert contrast(colours["on_primary"], colours[ground]) >= 7.0


def test_both_palettes_have_the_same_names() -> None:
    assert design().colour.keys() == design().contrast.keys()
