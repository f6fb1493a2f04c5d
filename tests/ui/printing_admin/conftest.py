"""The pages of printing in a real browser, with printers that do their work."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role
from counter_server.printing import actions
from counter_server.printing.admin import printing_admin_pages
from hardware.ports import Problem
from tests.integration.printing.hall import Hall
from tests.support.entering import enter
from tests.support.offices import sample_office
from tests.support.pages_app import pages_app
from tests.support.serving import served

PASSWORD = "bốn mùa mưa nắng"
PRINTERS = (
    ("sảnh", "tcp://main:9100", Problem.PAPER_OUT),
    ("quầy 2", "tcp://two:9100?paper=58", None),
    ("quầy 3", "serial:///dev/ttyUSB0?baudrate=115200", Problem.CUTTER),
    ("cửa phụ", "file:///dev/usb/lp0", Problem.AWAY),
)


@pytest.fixture
def hall(sqlite) -> Iterator[Hall]:
    """Four printers, three of them in trouble."""
    made = Hall(sample_office(sqlite))
    works = made.office.parts.works
    add_user(works, made.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    for name, url, problem in PRINTERS:
        actions.add_printer(works, made.id, name=name, url=url)
        made.printer(url).problem = problem
    made.start()
    yield made
    made.stop()


@pytest.fixture
def site(hall) -> Iterator[str]:
    with served(pages_app(hall.office.parts, [printing_admin_pages(hall.office.parts)])) as url:
        yield url
        hall.office.parts.feeds.close()


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
    page.goto("/admin/printers")
    yield page
    context.close()
