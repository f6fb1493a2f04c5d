"""A desk in a real browser against a real server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.offices import sample_office
from tests.support.serving import served
from tests.ui.desk.clerk import Clerk, DeskOffice, desk_app

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_ARGUMENTS)


@pytest.fixture
def office(sqlite) -> Iterator[DeskOffice]:
    """The sample office with two clerks, served."""
    hall = sample_office(sqlite)
    made = DeskOffice(hall)
    app = desk_app(made)
    with served(app) as made.url:
        yield made
        hall.parts.feeds.close()


@pytest.fixture
def clerk(browser, office) -> Iterator[Clerk]:
    """Nguyễn Thị Ưu at counter 3, on a common old screen."""
    with Clerk.at(browser, office, 1366, 768) as somebody:
        somebody.sign_in()
        somebody.sit(3)
        yield somebody
