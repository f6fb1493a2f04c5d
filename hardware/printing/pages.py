"""A long picture into pages of a size, as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from hardware.printing.address import Page


def pdf_of(image: Image.Image, page: Page) -> bytes:
    """The picture on as many pages as it takes, torn only where a row is white."""
    pages = [_placed(piece, page) for piece in _pieces(image.convert("1"), page.inner_px[1])]
    kept = BytesIO()
    first, *others = pages
    first.save(kept, "PDF", save_all=True, append_images=others, resolution=page.dpi)
    return kept.getvalue()


def _pieces(image: Image.Image, most_rows: int) -> Iterator[Image.Image]:
    top = 0
    while image.height - top > most_rows:
        bottom = _white_row(image, top, top + most_rows)
        yield image.crop((0, top, image.width, bottom))
        top = bottom
    yield image.crop((0, top, image.width, image.height))


def _white_row(image: Image.Image, top: int, bottom: int) -> int:
    """The last row without ink in the lower half; where there is none, the very bottom."""
    for row in range(bottom, (top + bottom) // 2, -1):
        if image.crop((0, row - 1, image.width, row)).getextrema() == (255, 255):
            return row
    return bottom


def _placed(piece: Image.Image, page: Page) -> Image.Image:
    width, height = page.size_px
    paper = Image.new("1", (width, height), 1)
    paper.paste(piece, ((width - piece.width) // 2, page.margin_px))
    return paper
