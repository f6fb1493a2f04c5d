"""One GL context for the whole process: Kivy is told its surroundings before it is imported."""

import os

import pytest

from kiosk.surroundings import Glass, prepare


@pytest.fixture(scope="session")
def kivy_is_ready(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["SDL_VIDEODRIVER"] = "offscreen"
    os.environ["KIVY_HOME"] = str(tmp_path_factory.mktemp("kivy"))
    prepare(Glass(fps=0))
    from kiosk.gallery.pictures import make_ready
    from kiosk.widgets.theme import theme

    make_ready()
    theme.fit(1080, 1920, 82.0)
