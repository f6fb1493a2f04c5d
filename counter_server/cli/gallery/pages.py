"""Photographs pages in headless Chromium, each at the sizes it is used at."""

from pathlib import Path
from typing import Any

import click

from config.words import LANGUAGES
from counter_server.cli.demo.hall import CLERK, Hall

from .morning import CHIEF, Links
from .shots import DESK, Shot, chief_shots, desk_shots, visitor_shots

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip


class Photographer:
    """A browser beside a hall, until it is closed."""

    def __init__(self, hall: Hall, folder: Path) -> None:
        try:
            from playwright.sync_api import sync_playwright
        except ImportError as error:
            raise click.ClickException(
                "Cần các gói thử: chạy ./motcua test một lần / needs the test packages: "
                "run ./motcua test once"
            ) from error
        self._hall = hall
        self._folder = folder
        self._playwright = sync_playwright().start()
        self._browser: Any = self._playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(FLAGS)
        )

    def close(self) -> None:
        """The browser ends."""
        self._browser.close()
        self._playwright.stop()

    def take_all(self, links: Links) -> None:
        """Every page in every language."""
        for language in LANGUAGES:
            visitor = self._browser.new_context(locale=language)
            for shot in visitor_shots(links):
                self._take(visitor, shot, language)
            visitor.close()
            self._take_desk(links, language)
            self._take_office(links, language)

    def _take_desk(self, links: Links, language: str) -> None:
        clerk = self._browser.new_context(locale=language)
        self._sign_in(clerk, CLERK, self._hall.clerk_password)
        self._take(clerk, Shot("choose-counter", "/desk/counters", (DESK,)), language)
        self._sit_down(clerk)
        for shot in desk_shots(links):
            self._take(clerk, shot, language)
        clerk.close()

    def _take_office(self, links: Links, language: str) -> None:
        chief = self._browser.new_context(locale=language)
        self._sign_in(chief, CHIEF, links.chief_password)
        for shot in chief_shots(links):
            self._take(chief, shot, language)
        chief.close()

    def _take(self, context: Any, shot: Shot, language: str) -> None:
        page = context.new_page()
        address = shot.path if shot.path.startswith("http") else self._hall.url + shot.path
        joint = "&" if "?" in address else "?"
        for width, height in shot.sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{address}{joint}lang={language}", wait_until="load")
            page.evaluate("document.fonts.ready")
            name = f"{shot.name}-{width}x{height}-{language}.png"
            page.screenshot(path=str(self._folder / name), full_page=shot.is_whole)
        page.close()

    def _sign_in(self, context: Any, name: str, password: str) -> None:
        page = context.new_page()
        page.goto(f"{self._hall.url}/sign-in")
        page.fill("input[name=name]", name)
        page.fill("input[name=password]", password)
        page.click("main form button")
        page.wait_for_load_state()
        page.close()

    def _sit_down(self, context: Any) -> None:
        page = context.new_page()
        page.goto(f"{self._hall.url}/desk/counters")
        page.click("main form button >> nth=1")
        page.wait_for_load_state()
        page.close()
