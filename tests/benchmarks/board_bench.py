"""From a call to the board's paint in Chromium, beside a bare stream on the same server."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from counter_server.cli.demo.hall import Hall, hall
from counter_server.cli.gallery.pages import CHROMIUM, FLAGS

from .figures import Figure
from .load import Client
from .streams_bench import rounds

ROUNDS = 20

# The moment of the frame in which the head of the list shows another number.
PAINTED = """() => { window.painted = new Promise((done) => {
  const head = document.querySelector("#last td");
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() =>
      done(performance.timeOrigin + performance.now())));
  });
  seen.observe(head, { childList: true });
}); }"""


def figures() -> Iterator[Figure]:
    """The median of some calls; both sides hear the same server."""
    with (
        tempfile.TemporaryDirectory(dir=Path.home()) as folder,
        hall(Path(folder) / "data") as opened,
    ):
        bare = median(rounds(opened, 1)) * 1000
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            took = sorted(_paints(page, opened))
            browser.close()
    note = f"worst {took[-1]:.0f} ms; two frames of 16.7 ms are the screen's own"
    yield Figure("call to a bare stream", bare, "ms")
    yield Figure("call to the board's paint", median(took), "ms", median(took) / bare, note)


def _paints(page: Page, opened: Hall) -> Iterator[float]:
    with page.expect_request("**/events?*"):
        page.goto(f"{opened.url}/board/main")
    body = b'{"service": "dat-dai", "print": false}'
    issue, call, no_show = (
        Client(opened.url, opened.script_token, path, sent)
        for path, sent in (
            ("/api/v1/tickets", body),
            ("/api/v1/counters/1/call", b""),
            ("/api/v1/counters/1/no-show", b""),
        )
    )
    for _ in range(ROUNDS):
        issue.post()
        page.evaluate(PAINTED)
        began = time.time() * 1000
        call.post()
        yield page.evaluate("window.painted") - began
        no_show.post()
