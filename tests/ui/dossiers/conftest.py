"""A clerk's screen of 1366 x 768 on the pages of dossiers."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.support.entering import enter
from tests.support.hall import CLERK, PASSWORD, Hall, a_hall
from tests.support.serving import served


@dataclass(frozen=True)
class Desk:
    """A page on which a clerk has signed in."""

    hall: Hall
    url: str
    page: Page

    def go(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")


@pytest.fixture(params=[True], ids=["with scripts"])
def desk(request, sqlite, chromium: Browser) -> Iterator[Desk]:
    hall = a_hall(sqlite)
    errors: list[str] = []
    context = chromium.new_context(
        viewport={"width": 1366, "height": 768},
        java_script_enabled=request.param,
        locale="vi-VN",
    )
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    with served(hall.app) as url:
        enter(page, url, CLERK, PASSWORD)
        page.goto(f"{url}/desk")
        yield Desk(hall, url, page)
        hall.office.parts.feeds.close()
        context.close()
    assert errors == []
