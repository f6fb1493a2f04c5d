"""Each aid on the glass: what is drawn still fits, and what can be touched is within reach."""

from dataclasses import replace

import pytest

from config.design import design
from kiosk.flow.comfort import Aid, Comfort
from kiosk.typing.methods import Method
from tests.support.contrasts import contrast
from tests.support.kiosk_glass import Size, one_glass
from tests.support.kiosk_looks import faults, out_of_order

HALL = (1080, 1920, 82.0)  # 27 inches, upright
WIDE = (1920, 1080, 40.0)  # 55 inches
SMALL = (800, 1280, 151.0)  # 10 inches
ACROSS = (1280, 800, 151.0)
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


def wrong(size: Size, comfort: Comfort, names: tuple[str, ...] = LOOKED_AT) -> list[str]:
    """In all languages."""
    from kiosk.widgets.theme import least_px

    found = []
    with one_glass(size) as shown:
        for name in shown.show_all(names, comfort):
            found += [f"{name}: {fault}" for fault in faults(shown.glass, least_px(size[2]))]
            found += [f"{name}: {fault}" for fault in out_of_order(shown.glass)]
            if comfort.has(Aid.LOW):
                found += [f"{name}: {target} is high" for target in above(shown.glass, size[1] / 2)]
    return found


def above(glass: object, height: float) -> list[str]:
    from kiosk.pilot.glass import targets

    tops = {one.target: one.to_window(one.x, one.top)[1] for one in targets(glass)}
    return [name for name, top in tops.items() if top > height + 2]


def with_aids(*aids: Aid, is_choosing: bool = False) -> Comfort:
    return Comfort(frozenset(aids), tuple(Aid), is_choosing)


@pytest.mark.parametrize("size", [HALL, DESK], ids=["portrait", "landscape"])
def test_large_text_in_high_contrast_fits(kivy_is_ready: None, size: Size) -> None:
    assert wrong(size, with_aids(Aid.LARGE, Aid.CONTRAST)) == []


@pytest.mark.parametrize("size", [HALL, WIDE], ids=["portrait", "landscape"])
def test_low_controls_are_all_in_the_lower_half(kivy_is_ready: None, size: Size) -> None:
    assert wrong(size, with_aids(Aid.LOW)) == []


@pytest.mark.parametrize("size", [SMALL, ACROSS], ids=["portrait", "landscape"])
def test_fingers_find_everything_on_ten_inches(kivy_is_ready: None, size: Size) -> None:
    assert wrong(size, with_aids()) == []


@pytest.mark.parametrize("size", [HALL, SMALL, ACROSS], ids=["27", "10", "10-across"])
def test_every_keyboard_has_keys_for_fingers(kivy_is_ready: None, size: Size) -> None:
    from kiosk.gallery.scenes import scenes
    from kiosk.widgets.theme import least_px

    scene, found = scenes("vi")["procedures-search"], []
    with one_glass(size) as shown:
        for method in Method:
            shown.show_anew(replace(scene, comfort=Comfort(typing=method)))
            found += [f"{method}: {fault}" for fault in faults(shown.glass, least_px(size[2]))]
    assert found == []


@pytest.mark.parametrize("aid", [Aid.LARGE, Aid.LOW])
def test_the_switches_fit(kivy_is_ready: None, aid: Aid) -> None:
    assert wrong(HALL, with_aids(aid, is_choosing=True), UNDER_SWITCHES) == []


@pytest.mark.parametrize("aids", [(Aid.LARGE,), (Aid.CONTRAST,), (Aid.LOW,), (Aid.LARGE, Aid.LOW)])
def test_words_that_stay_look_after_a_switch_as_if_drawn_so(
    kivy_is_ready: None, aids: tuple[Aid, ...]
) -> None:
    from kiosk.gallery.scenes import scenes

    plain = scenes("vi")["services"]
    helped = replace(plain, comfort=with_aids(*aids))
    with one_glass(HALL) as shown:
        shown.show(plain)
        switched = words_on(shown.show_anew(helped))
        before = words_on(shown.show_anew(plain))
    with one_glass(HALL) as shown:
        assert words_on(shown.show(plain)) == before
    with one_glass(HALL, helped.comfort) as shown:
        assert words_on(shown.show(helped)) == switched


def words_on(glass: object) -> list[tuple[str, float, list[float]]]:
    """Every text with its size and colour."""
    from kiosk.widgets.words import Words

    seen = [one for one in glass.walk(restrict=True) if isinstance(one, Words)]
    return [(one.text, one.font_size, list(one.color)) for one in seen]


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
