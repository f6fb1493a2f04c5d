"""Boards, administration and televisions on a real server."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role
from tests.support.app import application
from tests.support.entering import enter
from tests.support.offices import TestOffice, sample_office
from tests.support.serving import served

PASSWORD = "bốn mùa mưa nắng"


@pytest.fixture
def office(sqlite, tmp_path) -> TestOffice:
    """The sample office with an administrator and an empty data folder."""
    made = sample_office(sqlite)
    made = replace(made, parts=replace(made.parts, data=tmp_path))
    add_user(made.parts.works, made.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    return made


@pytest.fixture
def site(office) -> Iterator[str]:
    app = application(office)
    with served(app) as url:
        yield url
        app.extensions["motcua"].close()


@pytest.fixture
def page(chromium: Browser, site) -> Iterator[Page]:
    """An administrator who has signed in."""
    context = chromium.new_context(
        viewport={"width": 1366, "height": 900}, locale="vi-VN", base_url=site
    )
    page = context.new_page()
    enter(page, site, "dang o", PASSWORD)
    page.goto("/admin/boards")
    yield page
    context.close()


@pytest.fixture
def television(chromium: Browser, site) -> Iterator[Callable[[str], Page]]:
    """Opens a board as a television does; fails the test when the page has an error of its own."""
    context = chromium.new_context(viewport={"width": 1920, "height": 1080}, base_url=site)
    errors: list[str] = []

    def hang(path: str = "/board/main") -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        with page.expect_request("**/events?*"):
            page.goto(path)
        return page

    yield hang
    context.close()
    assert not errors
