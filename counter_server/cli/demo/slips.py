"""What the demo's printer gives out: each page as a picture, with the address in its QR code."""

from pathlib import Path

import click
import zxingcpp
from PIL import Image

from config.words import translator


class Slips:
    """Keeps pages in a folder and tells where a phone would be led."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder
        self._ = translator(language)
        self._count = 0

    def show(self, page: Image.Image) -> None:
        """One printed page; called on the printer's thread."""
        self._count += 1
        path = self._folder / f"page-{self._count:04}.png"
        page.save(path)
        _ = self._
        for code in zxingcpp.read_barcodes(page.convert("L")):
            click.echo(_("  Vừa in {path}, mã QR: {address}").format(path=path, address=code.text))
