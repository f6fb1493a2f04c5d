"""The slip printer on the screen: its paper, its buttons, what came out."""

from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import click
import zxingcpp
from PIL import Image

from config.words import translator
from hardware.simulators.printer import SimulatedPrinter, obey

from .piece import Changed

MOST_KEPT = 8


class PrinterPiece:
    """Keeps the last pages, each with the addresses in its QR codes, and tells of each."""

    def __init__(self, folder: Path, language: str, changed: Changed) -> None:
        self.printer = SimulatedPrinter(on_page=self._page_came, keep_pages=False)
        self._folder = folder
        self._ = translator(language)
        self._changed = changed
        self._count = 0
        self._pages: deque[Mapping[str, object]] = deque(maxlen=MOST_KEPT)

    def state(self) -> Mapping[str, object]:
        now = self.printer.state
        return {
            "paper": now.paper.value,
            "cover_open": now.cover_open,
            "online": now.online,
            "cutter_stuck": now.cutter_stuck,
            "pages": list(self._pages),
        }

    def do(self, line: str) -> str:
        wrong = obey(self.printer, line) or ""
        self._changed()
        return wrong

    def file(self, name: str) -> bytes | None:
        if not name.removesuffix(".png").isdigit():
            return None
        with suppress(OSError):
            return self._path(int(name.removesuffix(".png"))).read_bytes()
        return None

    def close(self) -> None:
        """Its wire belongs to the hall."""

    def _page_came(self, page: Image.Image) -> None:
        self._count += 1
        path = self._path(self._count)
        page.save(path)
        self._path(self._count - MOST_KEPT).unlink(missing_ok=True)
        links = [code.text for code in zxingcpp.read_barcodes(page.convert("L"))]
        self._tell(path, links)
        shown = (
            {"link": link, "path": urlsplit(link).path} if (link := next(iter(links), "")) else {}
        )
        self._pages.append({"number": self._count, "height": page.height, **shown})
        self._changed()

    def _path(self, number: int) -> Path:
        return self._folder / f"page-{number:04}.png"

    def _tell(self, path: Path, links: list[str]) -> None:
        _ = self._
        for link in links:
            click.echo(_("  Vừa in {path}, mã QR: {address}").format(path=path, address=link))
