"""A screen that is left is gone from memory, with everything on it."""

import gc
import weakref
from dataclasses import replace

from kiosk.flow.comfort import Comfort
from kiosk.gallery.scenes import scenes
from kiosk.presenters.page import page


def test_no_screen_stays_when_it_is_left(kivy_is_ready: None) -> None:
    from kivy.core.window import Window

    from kiosk.gallery.pictures import lay_out
    from kiosk.screens.glass import Glass

    glass = Glass(size_hint=(None, None), size=(1080, 1920))
    Window.add_widget(glass)
    left: list[tuple[str, weakref.ref[object]]] = []
    for name, scene in scenes("vi").items():
        if name.startswith("sorry-") and left:
            continue
        for comfort in (Comfort(is_choosing=True), Comfort()):
            glass.show(page(replace(scene, comfort=comfort)), name)
            lay_out()
        left.append((name, weakref.ref(glass.screen)))
        glass.renew()
    for _ in range(2):  # what was scheduled for the screen that was left comes due in between
        glass.show(page(scenes("vi")["welcome"]), "welcome")
        lay_out()
        gc.collect()
    Window.remove_widget(glass)
    assert [name for name, screen in left if screen() is not None] == []
