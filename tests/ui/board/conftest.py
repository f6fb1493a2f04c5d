"""A hall and a television for each test."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from counter_server.contract.board import Board
from display_board.page import Shown
from tests.ui.board.hall import Hall


@pytest.fixture
def a_hall() -> Iterator[Callable[..., Hall]]:
    halls: list[Hall] = []

    def start(board: Board | None = None, language: str = "vi", shown: Shown | None = None) -> Hall:
        halls.append(Hall(board, language, shown))
        return halls[-1]

    yield start
    for hall in halls:
        hall.close()


@pytest.fixture
def television(chromium: Browser) -> Iterator[Page]:
    """1920x1080; it fails the test when the page has an error of its own."""
    page = chromium.new_page(viewport={"width": 1920, "height": 1080})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert not errors
