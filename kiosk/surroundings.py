"""What Kivy has to be told before it is imported: it reads its surroundings at import."""

import atexit
import logging
import os
import shutil
import tempfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Glass:
    """The window: pixels, or the whole screen; density in dots per inch; frames a second.

    `rotation`: degrees, where the session does not turn an upright panel by itself.
    """

    width: int = 1080
    height: int = 1920
    is_fullscreen: bool = False
    dpi: float = 82.0  # 1080 pixels across a 27-inch portrait screen
    fps: int = 30
    rotation: int = 0


def prepare(glass: Glass) -> None:
    """Settle Kivy's environment and configuration; nothing is written to anybody's home."""
    os.environ["KIVY_NO_ARGS"] = "1"
    os.environ["KIVY_NO_FILELOG"] = "1"
    os.environ["KIVY_LOG_MODE"] = "PYTHON"
    os.environ["KIVY_NO_ENV_CONFIG"] = "1"
    if glass.is_fullscreen:
        os.environ.setdefault("SDL_GRAB_KEYBOARD", "1")  # keys of the desktop end here too
    if "KIVY_HOME" not in os.environ:
        os.environ["KIVY_HOME"] = _home_for_now()
    logging.getLogger("kivy").setLevel(logging.ERROR)
    _configure(glass)


def _home_for_now() -> str:
    home = tempfile.mkdtemp(prefix="motcua-kiosk-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


def _configure(glass: Glass) -> None:
    from kivy.config import Config

    settings: dict[str, dict[str, object]] = {
        "graphics": {
            "width": glass.width,
            "height": glass.height,
            "fullscreen": "auto" if glass.is_fullscreen else "0",
            "borderless": "1" if glass.is_fullscreen else "0",
            "rotation": glass.rotation,
            "allow_screensaver": "0",
            "show_cursor": "0" if glass.is_fullscreen else "1",
            "maxfps": glass.fps,
            "multisamples": 0,  # the sheet is drawn once; edges are smooth by themselves
            "resizable": "1",
        },
        "kivy": {"exit_on_escape": "0", "log_level": "error", "keyboard_mode": "system"},
        "input": {"mouse": "mouse,disable_multitouch"},
    }
    for section, values in settings.items():
        for name, value in values.items():
            Config.set(section, name, str(value))
    Config.remove_option("input", "%(name)s")
