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
from kiosk.widgets.theme import register_typefaces, theme

from .office import AT
from .scenes import scenes

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


def pictures() -> Iterator[Picture]:
    """Every screen in every language and orientation."""
    for orientation, (width, height) in SIZES.items():
        for language in LANGUAGES:
            for name, scene in scenes(language).items():
                yield Picture(f"{orientation}-{language}-{name}", scene, width, height)


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
