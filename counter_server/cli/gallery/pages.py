"""Photographs pages in headless Chromium, each at the sizes it is used at."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from config.words import LANGUAGES
from counter_server.cli.demo.hall import CLERK, Hall

from .morning import CHIEF, Links

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
PHONE, OLD_PC, DESK, TELEVISION, UPRIGHT = (
    (360, 740), (1024, 600), (1366, 768), (1920, 1080), (1080, 1920),
)  # fmt: skip


@dataclass(frozen=True)
class Shot:
    """A page and the sizes it is looked at; `is_whole` takes all of its height."""

    name: str
    path: str
    sizes: tuple[tuple[int, int], ...]
    is_whole: bool = True


def public_shots(links: Links) -> tuple[Shot, ...]:
    """Pages that need no sign-in."""
    return (
        Shot("board", "/board/main", (TELEVISION, UPRIGHT), is_whole=False),
        Shot("board-choose", "/board", (TELEVISION,)),
        Shot("board-plain", "/board/main/plain", (OLD_PC,), is_whole=False),
        Shot("phone-waiting", links.waiting, (PHONE,)),
        Shot("phone-called", links.called, (PHONE,)),
        Shot("phone-dossier", links.dossier, (PHONE,)),
        Shot("public", "/", (DESK, PHONE)),
        Shot("procedures", "/procedures?q=khai+sinh", (DESK, PHONE)),
        Shot("procedure", "/procedures/1.001193", (DESK, PHONE)),
        Shot("lookup", f"/lookup?code={links.dossier_code}", (DESK, PHONE)),
        Shot("sign-in", "/sign-in", (DESK, PHONE)),
        Shot("not-found", "/no-such-page", (DESK,)),
        Shot("unknown-ticket", "/t/aaaaaaaaaaaaaaaaaaaaaa", (PHONE,)),
    )


def desk_shots(links: Links) -> tuple[Shot, ...]:
    """Pages of a clerk at counter 2."""
    return (
        Shot("desk", "/desk", (DESK, OLD_PC)),
        Shot("dossier-choose", f"/desk/dossiers/new?ticket={links.ticket}", (DESK,)),
        Shot("dossier-form", "/desk/dossiers/new?procedure=1.001193", (DESK,)),
        Shot("dossiers", "/desk/dossiers", (DESK,)),
        Shot("dossier", f"/desk/dossiers/{links.dossier_code}", (DESK,)),
    )


def appointment_shots(links: Links) -> tuple[Shot, ...]:
    """Booking on the public site, and the page behind the QR code."""
    slots = f"/appointments/{links.service}"
    return (
        Shot("book-service", "/appointments", (DESK, PHONE)),
        Shot("book-slot", slots, (DESK, PHONE)),
        Shot("book-who", f"{slots}/{links.slot}", (DESK, PHONE)),
        Shot("phone-appointment", links.appointment, (PHONE,)),
        Shot("phone-appointment-move", f"{links.appointment}/move", (PHONE,)),
    )


def desk_appointment_shots(links: Links) -> tuple[Shot, ...]:
    """Appointments as a clerk sees them."""
    here = "/desk/appointments"
    return (
        Shot("appointments", f"{here}?day={links.slot[:10]}", (DESK, OLD_PC)),
        Shot("appointments-book", f"{here}/new/{links.service}", (DESK,)),
        Shot("desk-small", "/desk/small", ((360, 300),)),
        Shot("desk-transfer", "/desk/transfer", (OLD_PC,)),
    )


def chief_shots(links: Links) -> tuple[Shot, ...]:
    """Pages of a supervisor and administrator."""
    queue = "/admin/queue"
    return (
        Shot("monitor", "/monitor", (DESK, OLD_PC)),
        Shot("monitor-ticket", f"/monitor/ticket?id={links.ticket}", (DESK,)),
        Shot("monitor-close", f"/monitor/close-service?service={links.service}", (DESK,)),
        Shot("admin", queue, (DESK, OLD_PC)),
        Shot("admin-boards", "/admin/boards", (DESK, OLD_PC)),
        Shot("admin-board", "/admin/boards/main", (DESK,)),
        Shot("admin-service", f"{queue}/services/1", (DESK,)),
        Shot("admin-counter", f"{queue}/counters/1", (DESK,)),
        Shot("admin-class", f"{queue}/classes/elderly", (DESK,)),
        Shot("admin-profile", f"{queue}/profiles/1", (DESK,)),
        Shot("admin-policy", f"{queue}/policy", (DESK,)),
        Shot("admin-appointments", f"{queue}/appointments/2", (DESK, OLD_PC)),
    )


class Photographer:
    """A browser beside a hall; close it by leaving the block."""

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

    def __enter__(self) -> "Photographer":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._browser.close()
        self._playwright.stop()

    def take_all(self, links: Links) -> None:
        """Every page in every language."""
        for language in LANGUAGES:
            visitor = self._browser.new_context(locale=language)
            for shot in (*public_shots(links), *appointment_shots(links)):
                self._take(visitor, shot, language)
            visitor.close()
            self._take_desk(links, language)
            self._take_office(links, language)

    def _take_desk(self, links: Links, language: str) -> None:
        clerk = self._browser.new_context(locale=language)
        self._sign_in(clerk, CLERK, self._hall.clerk_password)
        self._take(clerk, Shot("choose-counter", "/desk/counters", (DESK,)), language)
        self._sit_down(clerk)
        for shot in (*desk_shots(links), *desk_appointment_shots(links)):
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
