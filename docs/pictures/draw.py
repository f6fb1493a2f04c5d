"""Draws the pictures of the README from a hall that runs: `python docs/pictures/draw.py`.

One visitor is on all of them: the number that the kiosk shows, the slip holds and the board calls.
It needs PYTHONPATH=., the test packages and Chromium, as `motcua gallery --part pages` does.
"""

import os
import sqlite3
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import httpx
from PIL import Image, ImageDraw
from playwright.sync_api import Page, sync_playwright

from config.design import design
from counter_server.cli.demo.by_hand import HallByHand, Wish
from counter_server.cli.demo.choosing import Device
from counter_server.cli.demo.hall import CLERK, Hall, free_port, hall
from counter_server.cli.demo.kiosk import Kiosk
from counter_server.cli.demo.pieces.wires import Wire
from counter_server.cli.gallery.pages import CHROMIUM, FLAGS
from counter_server.cli.gallery.shots import DESK, PHONE, TELEVISION

FOLDER = Path(__file__).parent
# Where it is morning now: a hall at three at night would look odd. POSIX turns the sign round.
MORNING_HOUR = 8
WAITING = (
    ("dat-dai", 3), ("ho-tich-chung-thuc", 4), ("xay-dung", 2), ("dang-ky-kinh-doanh", 2),
    ("moi-truong", 1), ("an-toan-thuc-pham", 1),
)  # fmt: skip
SIZE = (2000, 860)
EDGE = 56
SLIP_WIDTH = 320


def main() -> None:
    """Runs a hall, lets one visitor through, and keeps what was seen."""
    with tempfile.TemporaryDirectory(prefix="motcua-pictures-") as name:
        folder = Path(name)
        with hall(folder / "data") as opened:
            _move_to_morning(opened)
            link = _visit(opened, folder)
            _photograph(opened, link, folder)
        _demo(folder)
        _hall_picture(folder).save(FOLDER / "hall.png", optimize=True)
        for kept in ("demo.png", "desk.png", "phone.png"):
            _lean(Image.open(folder / kept)).save(FOLDER / kept, optimize=True)


def _visit(opened: Hall, folder: Path) -> str:
    """The visitor takes a number and is called after some others; the address on the slip."""
    with opened.client() as client:
        for service, count in WAITING:
            for place in range(count):
                _issue(client, service, place)
        for counter in (1, 3, 4, 5, 2):
            client.post(f"/api/v1/counters/{counter}/call").raise_for_status()
        for counter in (1, 4):
            client.post(f"/api/v1/counters/{counter}/serve").raise_for_status()
        kiosk = Kiosk(opened.url, opened.kiosk_token, folder)
        try:
            number = _take_number(kiosk, folder)
        finally:
            kiosk.end()
        opened.printer.wait_for_pages(1, 20.0)[0].save(folder / "slip.png")
        return _call_until(client, number)


def _issue(client: httpx.Client, service: str, place: int) -> None:
    body = {"service": service, "print": False}
    key = {"Idempotency-Key": f"picture-{service}-{place}"}
    client.post("/api/v1/tickets", json=body, headers=key).raise_for_status()


def _take_number(kiosk: Kiosk, folder: Path) -> str:
    kiosk.wait("Welcome")
    kiosk.touch("door-ticket")
    kiosk.wait("ChooseService")
    kiosk.touch("service-ho-tich-chung-thuc")
    kiosk.wait("ChoosePriority")
    kiosk.touch("priority-none")
    number = str(kiosk.wait("TakeTicket")["number"])
    kiosk.screenshot(folder / "kiosk.png")
    return number


def _call_until(client: httpx.Client, number: str) -> str:
    """Counter 2 serves all before the visitor, then calls the visitor; two more come meanwhile."""
    for place in (100, 101):
        _issue(client, "ho-tich-chung-thuc", place)
    while True:
        for verb in ("serve", "finish"):
            client.post(f"/api/v1/counters/2/{verb}").raise_for_status()
        called = client.post("/api/v1/counters/2/call").raise_for_status().json()
        if called["number"] == number:
            return str(called["status_url"])


def _photograph(opened: Hall, link: str, folder: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(locale="vi", timezone_id=_zone())
        _shoot(page, f"{opened.url}/board/main", TELEVISION, folder / "board.png")
        _shoot(page, link, PHONE, folder / "phone.png")
        page.goto(f"{opened.url}/sign-in")
        page.fill("input[name=name]", CLERK)
        page.fill("input[name=password]", opened.clerk_password)
        page.click("main form button")
        page.wait_for_url("**/desk/counters")
        page.click("main form button >> nth=1")
        page.wait_for_url("**/desk")
        _shoot(page, f"{opened.url}/desk", DESK, folder / "desk.png")
        browser.close()


def _demo(folder: Path) -> None:
    """The whole hall on one screen, after the first call and a question by message."""
    wish = Wish(free_port(), 0, "vi", tuple(Device), Wire.TCP)
    (folder / "demo").mkdir()
    with ExitStack() as ends:
        screen = HallByHand(folder / "demo", wish, ends).open()
        playwright = ends.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(locale="vi", viewport={"width": DESK[0], "height": DESK[1]})
        page.goto(screen.address("127.0.0.1"))
        page.locator("#glass[src]").wait_for()
        page.fill(".sms input", "HS 000.05.16.H21-261125-0001")
        page.click(".sms button")
        page.click(".keypad .call")
        for shown in ("#said li", "#messages li:not(.ours)", "#led-board:has-text('B001')"):
            page.locator(shown).first.wait_for(timeout=60_000)
        page.screenshot(path=folder / "demo.png")
        browser.close()


def _shoot(page: Page, address: str, size: tuple[int, int], path: Path) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=path)


def _hall_picture(folder: Path) -> Image.Image:
    """Kiosk, slip and board in a row on the calm ground of the design."""
    picture = Image.new("RGB", SIZE, design().colour["ground"])
    kiosk = _scaled(Image.open(folder / "kiosk.png"), height=SIZE[1] - 2 * EDGE)
    slip = _scaled(Image.open(folder / "slip.png").convert("L"), width=SLIP_WIDTH)
    board_width = SIZE[0] - kiosk.width - slip.width - 4 * EDGE
    board = _scaled(Image.open(folder / "board.png"), width=board_width)
    left = EDGE
    for seen in (kiosk, slip, board):
        _hang(picture, seen, (left, (SIZE[1] - seen.height) // 2))
        left += seen.width + EDGE
    return _lean(picture)


def _hang(picture: Image.Image, seen: Image.Image, at: tuple[int, int]) -> None:
    """Pastes with a hairline around, as cards have it."""
    left, top = at
    picture.paste(seen.convert("RGB"), at)
    box = (left - 1, top - 1, left + seen.width, top + seen.height)
    ImageDraw.Draw(picture).rectangle(box, outline=design().colour["line"])


def _scaled(seen: Image.Image, *, width: int = 0, height: int = 0) -> Image.Image:
    scale = width / seen.width if width else height / seen.height
    size = (round(seen.width * scale), round(seen.height * scale))
    return seen.resize(size, Image.Resampling.LANCZOS)


def _lean(picture: Image.Image) -> Image.Image:
    """In 128 colours: half the bytes, and nothing to be seen of it."""
    return picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)


def _zone() -> str:
    behind = (datetime.now(UTC).hour - MORNING_HOUR) % 24
    return f"Etc/GMT+{behind}" if behind <= 12 else f"Etc/GMT-{24 - behind}"


def _move_to_morning(opened: Hall) -> None:
    with sqlite3.connect(opened.data / "motcua.db") as database:
        database.execute("UPDATE office SET timezone = ?", (_zone(),))


if __name__ == "__main__":
    os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    main()
