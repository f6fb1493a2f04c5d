"""How the desk looks: nothing clipped, nothing in the way, light enough for an old PC."""

import gzip
import re
from itertools import product

import pytest

from tests.ui.desk.clerk import Clerk

NAMES = ("live", "live-looks", "live-waits", "desk-auto", "desk-hold", "desk-lists", "desk-lost")
IMPORTED = [f"/static/{name}.js" for name in NAMES]
SCREENS = [(1366, 768), (1024, 600), (390, 844)]


@pytest.fixture(params=SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def busy(request, chromium, office):
    """A desk in the middle of a busy morning."""
    for service, priority in [("B", None), ("B", "pregnant"), ("D", None), ("D", "disabled")] * 8:
        office.issue(service, priority)
        office.hall.clock.move(minutes=1)
    with Clerk.at(chromium, office, *request.param) as clerk:
        clerk.arrive(3)
        yield clerk


def test_nothing_is_clipped_and_nothing_is_in_the_way(busy, office):
    page = busy.page
    for path in ("/desk", "/desk?lang=en"):
        busy.go(path)
        assert busy.spills() == []
    for verb in ("call", "serve"):
        page.click(f"#do-{verb}")
        page.wait_for_selector("#said:not(:empty)")
        assert busy.spills() == []
        assert busy.barriers() == ""


def test_work_fits_an_old_screen_without_scrolling(busy):
    if busy.page.viewport_size["width"] < 1000:
        busy.page.set_viewport_size({"width": 1024, "height": 600})
    bottom = busy.page.evaluate(
        "document.querySelector('.other-verbs').getBoundingClientRect().bottom"
    )
    assert bottom < busy.page.viewport_size["height"]


@pytest.mark.parametrize(
    "path",
    [
        "/desk/counters",
        "/desk/hold",
        "/desk/transfer",
        "/desk/add-service",
        "/desk/cancel",
        "/desk/profile",
        "/desk/emergency",
        "/nowhere",
        "/sign-in",
    ],
)
def test_other_pages_are_whole_and_open_to_all(clerk, path):
    for language, width in product(("vi", "en"), (1366, 390)):
        clerk.page.set_viewport_size({"width": width, "height": 700})
        clerk.go(f"{path}?lang={language}")
        assert clerk.spills() == [], (language, width)
        assert clerk.barriers() == "", (language, width)


def test_signing_in_and_failing_is_open_to_all(chromium, office):
    with Clerk.at(chromium, office, 390, 844) as clerk:
        clerk.go("/sign-in")
        assert clerk.barriers() == ""
        clerk.page.fill("#name", "ai đó")
        clerk.page.fill("#password", "không phải đâu")
        clerk.page.press("#password", "Enter")
        clerk.page.wait_for_selector("#problem")
        assert clerk.barriers() == ""
        assert clerk.page.evaluate("document.activeElement.id") == "password"


def test_a_busy_desk_weighs_less_than_forty_kilobytes(busy):
    page = busy.page.content()
    parts = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert any("desk.js" in part for part in parts)
    bodies = [page.encode()]
    for part in [*parts, *IMPORTED]:
        bodies.append(busy.page.request.get(busy.office.url + part).body())
    assert sum(len(gzip.compress(body, 6)) for body in bodies) < 40_000
