"""From a clerk's click to the desk as it is drawn after, on a PC four times slower than ours."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from playwright.sync_api import Page, sync_playwright

from counter_server.cli.demo.hall import CLERK, Hall, hall
from counter_server.cli.gallery.pages import CHROMIUM, FLAGS
from counter_server.core.database import Base, Database, sqlite_url
from tests.support.clicks import a_busy_desk
from tests.support.hall import a_hall

from .figures import Figure
from .load import Client

SLOWER = 4
VISITORS, ROUNDS = 200, 12
MOST_MS = 150.0
_VISITOR = b'{"service": "B", "print": false}'
_CLICK = """verb => new Promise((done) => {
  const place = document.getElementById("desk-current");
  const began = performance.now();
  performance.clearResourceTimings();
  new MutationObserver((_, watch) => {
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => {
      const asked = performance.getEntriesByType("resource").find(e => e.name.endsWith(verb));
      done({ all: performance.now() - began, asked: asked ? asked.duration : 0,
        server: asked ? asked.responseStart - asked.requestStart : 0 });
    }));
  }).observe(place, { childList: true, subtree: true });
  document.getElementById(`do-${verb}`).click();
})"""


def figures() -> Iterator[Figure]:
    """Calling, serving and finishing by turns while many wait."""
    yield from _own_work()
    with tempfile.TemporaryDirectory() as folder, hall(Path(folder) / "data") as opened:
        client = Client(opened.url, opened.kiosk_token, "/api/v1/tickets", _VISITOR)
        for _ in range(VISITORS):
            client.post()
        before = _cpu_s(opened)
        found = _clicks(opened)
        cpu_s = _cpu_s(opened) - before
    clicks = ROUNDS * len(found)
    note = "of the server, the look after it with it; other programs do not count"
    yield Figure("a click's own work", cpu_s / clicks * 1000, "ms", note=note)
    for verb, clicks in found.items():
        yield from _figures(verb, clicks)


def _own_work() -> Iterator[Figure]:
    """What a click takes of a processor, in this process and with nothing around it."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(sqlite_url(Path(folder)))
        Base.metadata.create_all(database.engine)
        desk = a_busy_desk(a_hall(database), VISITORS)
        took: dict[str, list[float]] = {"call": [], "serve": [], "finish": []}
        for _ in range(ROUNDS):
            for verb, clicks in took.items():
                began = time.process_time()
                desk.press(verb)
                clicks.append((time.process_time() - began) * 1000)
        database.close()
    for verb, clicks in took.items():
        note = f"{VISITORS} waiting, in-process, median of {ROUNDS}"
        yield Figure(f"{verb}: processor time", median(clicks[1:]), "ms", note=note)


def _figures(verb: str, clicks: list[dict[str, float]]) -> Iterator[Figure]:
    middle = {each: _at(clicks, each, 0.5) for each in ("all", "asked", "server")}
    note = f"p90 {_at(clicks, 'all', 0.9):.0f} ms, at most {MOST_MS:.0f} wanted"
    yield Figure(f"{verb}: click to drawn", middle["all"], "ms", middle["all"] / MOST_MS, note)
    yield Figure(
        f"{verb}: of it the server", middle["server"], "ms", middle["server"] / middle["all"]
    )
    script = middle["all"] - middle["asked"]
    yield Figure(f"{verb}: of it the page's script", script, "ms", script / middle["all"])


def _cpu_s(opened: Hall) -> float:
    """What the server's processes have worked so far."""
    master = psutil.Process(opened.server.process.pid)
    times = [each.cpu_times() for each in (master, *master.children(recursive=True))]
    return float(sum(each.user + each.system for each in times))


def _clicks(opened: Hall) -> dict[str, list[dict[str, float]]]:
    found: dict[str, list[dict[str, float]]] = {"call": [], "serve": [], "finish": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = _desk(browser, opened)
        for _ in range(ROUNDS):
            for verb, clicks in found.items():
                clicks.append(page.evaluate(_CLICK, verb))
                page.wait_for_timeout(1500)  # the page's own look after the event
        browser.close()
    return {verb: clicks[1:] for verb, clicks in found.items()}


def _desk(browser: Any, opened: Hall) -> Page:
    page: Page = browser.new_page(viewport={"width": 1024, "height": 768}, base_url=opened.url)
    page.goto("/sign-in")
    page.fill("#name", CLERK)
    page.fill("#password", opened.clerk_password)
    page.press("#password", "Enter")
    page.wait_for_url("**/desk/counters")
    page.click("button[name=counter][value='2']")
    page.wait_for_url("**/desk", wait_until="load")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _at(clicks: list[dict[str, float]], name: str, share: float) -> float:
    listed = sorted(each[name] for each in clicks)
    return listed[min(int(len(listed) * share), len(listed) - 1)]
