"""Draws scenes without an app or a server."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.lang import Builder

from config.words import LANGUAGES
from kiosk.flow.scene import Scene
from kiosk.presenters.clock import clock_words
from kiosk.presenters.page import page
from kiosk.screens.glass import Glass
from kiosk.screens.layouts import load_layouts
from kiosk.widgets.theme import density, register_typefaces, theme

from .office import AT
from .scenes import LAYOUTS, scenes

_DPI = 82.0
_FRAMES = 6


@dataclass(frozen=True)
class Picture:
    """One look: `portrait-vi-welcome`."""

    name: str
    scene: Scene
    width: int
    height: int
    dpi: float = _DPI


SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "small": (1280, 800)}
MORE_SIZES = {  # with the inches of the glass; one scene of every layout is drawn at them
    "540x960": (540, 960, 10.1),
    "600x1024": (600, 1024, 10.1),
    "1024x600": (1024, 600, 10.1),
    "1024x768": (1024, 768, 10.1),
    "2160x3840": (2160, 3840, 55.0),
    "3840x2160": (3840, 2160, 55.0),
}


def pictures() -> Iterator[Picture]:
    """Every screen in every language and orientation, then every layout at all other sizes."""
    for language in LANGUAGES:
        known = scenes(language)
        for orientation, (width, height) in SIZES.items():
            for name, scene in known.items():
                yield Picture(f"{orientation}-{language}-{name}", scene, width, height)
        for size, (width, height, inches) in MORE_SIZES.items():
            dpi = density((width, height), _DPI, inches)
            for name in LAYOUTS:
                yield Picture(f"{size}-{language}-{name}", known[name], width, height, dpi)


def make_ready() -> None:
    """What the app would do before its first frame."""
    register_typefaces()
    load_layouts()
    Clock.max_iteration = 60
    EventLoop.ensure_window()
    gc.freeze()


def draw(picture: Picture) -> Glass:
    """The glass with the picture's scene, laid out; take it off the window when done."""
    theme.fit(picture.width, picture.height, picture.dpi, picture.scene.comfort.aids)
    glass = Glass(size_hint=(None, None))
    glass.size = (picture.width, picture.height)
    glass.time, glass.date = clock_words(AT, picture.scene.language)
    glass.show(page(picture.scene), type(picture.scene.step).__name__)
    Window.add_widget(glass)
    lay_out()
    return glass


def lay_out() -> None:
    """Let every layout settle, without drawing."""
    for _ in range(_FRAMES):
        Clock.tick()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()


def save(picture: Picture, folder: Path) -> Path:
    """The picture as PNG."""
    glass = draw(picture)
    path = folder / f"{picture.name}.png"
    glass.export_to_png(str(path))
    take_down(glass)
    return path


def take_down(glass: Glass) -> None:
    """Make room for the next picture."""
    Window.remove_widget(glass)
