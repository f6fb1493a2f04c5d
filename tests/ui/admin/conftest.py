"""The administrator's pages in a real browser against a real server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role
from counter_server.queue.admin.pages import queue_admin_pages
from tests.support.a_past_day import a_past_day
from tests.support.entering import enter
from tests.support.offices import TestOffice, sample_office
from tests.support.pages_app import pages_app
from tests.support.serving import served

PASSWORD = "bốn mùa mưa nắng"


@pytest.fixture
def office(sqlite) -> TestOffice:
    """The sample office on the morning after a busy day."""
    made = sample_office(sqlite)
    a_past_day(made)
    add_user(made.parts.works, made.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    return made


@pytest.fixture
def site(office) -> Iterator[str]:
    with served(pages_app(office.parts, [queue_admin_pages(office.parts)])) as url:
        yield url
        office.parts.feeds.close()


@pytest.fixture
def page(chromium, site) -> Iterator[Page]:
    """An administrator who has signed in."""
    yield from _signed_in(chromium, site)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def any_page(request, chromium, site) -> Iterator[Page]:
    """The same, also in a browser without scripts."""
    yield from _signed_in(chromium, site, java_script_enabled=request.param)


def _signed_in(chromium: Browser, site: str, **more: bool) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 1366, "height": 768}, locale="vi-VN", base_url=site, **more
    )
    page = context.new_page()
    enter(page, site, "dang o", PASSWORD)
    page.goto("/admin/queue")
    yield page
    context.close()
