"""`motcua demo` as a stranger uses it: the kiosk is touched in a browser, and nothing stays."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import httpx
import psutil
import pytest

from counter_server.cli.demo.processes import ROOT

DEVICES = "printer,scanner,keypad"


@pytest.fixture
def demo() -> Iterator[subprocess.Popen[str]]:
    options = ["--port", "0", "--screen-port", "0", "--with", DEVICES, "--wire", "pty"]
    command = [sys.executable, "-m", "counter_server.cli", "demo", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.terminate()


def screen_of(demo: subprocess.Popen[str]) -> httpx.Client:
    """A browser that opened the address with the key."""
    assert demo.stdout is not None
    found = next(
        found for line in demo.stdout if (found := re.search(r"http://\S+\?key=\S+", line))
    )
    port = httpx.URL(found[0]).port
    browser = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False)
    browser.get(f"/?key={httpx.URL(found[0]).params['key']}")
    return browser


def until(browser: httpx.Client, holds) -> dict:
    """What is seen of the pieces once something holds of it."""
    version = 0
    for _ in range(300):
        seen = browser.get("/hall/state", params={"after": version}).json()
        version = seen["version"]
        if holds(seen["pieces"]):
            return seen
    raise AssertionError(seen)


def test_the_whole_hall_is_used_in_a_browser_and_leaves_no_process(demo):
    with closing(screen_of(demo)) as browser:
        seen = until(browser, lambda hall: hall.get("kiosk", {}).get("picture"))
        assert "led" in seen["missing"]
        assert browser.get("/hall/kiosk/1.jpg").content.startswith(b"\xff\xd8")
        (slip,) = until(browser, lambda hall: hall["printer"]["pages"])["pieces"]["printer"][
            "pages"
        ]
        assert slip["path"].startswith("/t/")
        assert browser.get(slip["path"]).is_success
        touched = {"piece": "kiosk", "line": "[[0.5, 0.25]]"}
        assert browser.post("/hall/do", json=touched).json() == {"wrong": ""}
        called = {"piece": "keypad", "line": "next"}
        until(browser, lambda hall: hall.get("keypad", {}).get("shown", "").startswith("----"))
        browser.post("/hall/do", json=called)
        until(browser, lambda hall: hall["keypad"]["shown"].startswith("B001"))
        assert "B001" in browser.get("/desk").text
    children = psutil.Process(demo.pid).children(recursive=True)
    assert len(children) >= 3
    demo.send_signal(signal.SIGTERM)
    assert demo.wait(60) == 0
    assert not [each for each in children if each.is_running()]
