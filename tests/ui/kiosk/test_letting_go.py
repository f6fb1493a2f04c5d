"""A screen that is left is gone from memory, with everything on it."""

import gc
import weakref
from dataclasses import replace

from kiosk.flow.comfort import Comfort
from kiosk.gallery.scenes import scenes
from tests.support.kiosk_glass import one_glass


def test_no_screen_stays_when_it_is_left(kivy_is_ready: None) -> None:
    left: list[tuple[str, weakref.ref[object]]] = []
    with one_glass((1080, 1920, 82.0)) as shown:
        for name, scene in scenes("vi").items():
            if name.startswith("sorry-") and left:
                continue
            shown.show_anew(replace(scene, comfort=Comfort(is_choosing=True)))
            shown.show(replace(scene, comfort=Comfort()))
            left.append((name, weakref.ref(shown.glass.screen)))
        shown.glass.renew()
        for _ in range(2):  # what was scheduled for the screen that was left comes due in between
            shown.show(scenes("vi")["welcome"])
            gc.collect()
    assert [name for name, screen in left if screen() is not None] == []
