"""The paper between two cuts: rows of dots, one after another."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFont

from hardware.simulators.commands import Columns, Raster

LINE_DOTS = 30  # 1/6 inch, the usual spacing of lines
_LETTER_DOTS = 24


@dataclass(frozen=True)
class Strip:
    """Dots that are printed together, and how far the paper moves with them."""

    dots: Image.Image | None
    rows: int

    def split(self, rows: int) -> tuple[Strip, Strip]:
        """The first rows, and what is left."""
        if rows >= self.rows:
            return self, Strip(None, 0)
        above = self.dots and self.dots.crop((0, 0, self.dots.width, rows))
        below = self.dots and self.dots.crop((0, rows, self.dots.width, self.rows))
        return Strip(above, rows), Strip(below, self.rows - rows)


class Page:
    """Paper that grows downwards; what goes beyond its width is lost, as on real paper."""

    def __init__(self, width_px: int) -> None:
        self._width_px = width_px
        self._strips: list[Strip] = []
        self.rows = 0

    def add(self, strip: Strip) -> None:
        if strip.rows:
            self._strips.append(strip)
            self.rows += strip.rows

    def tear_off(self) -> None:
        """A hand takes what hangs out of the printer."""
        self._strips, self.rows = [], 0

    def image(self) -> Image.Image:
        """White paper with black dots, mode 1, exactly as long as what was printed and fed."""
        paper = Image.new("1", (self._width_px, self.rows), 1)
        top = 0
        for strip in self._strips:
            if strip.dots:
                paper.paste(strip.dots, (0, top))
            top += strip.rows
        return paper


def strip_of_raster(raster: Raster) -> Strip:
    black = Image.frombytes("1", (raster.width, raster.height), _padded(raster))
    dots = ImageChops.invert(black)
    size = (raster.width * raster.x_scale, raster.height * raster.y_scale)
    return Strip(dots if size == dots.size else dots.resize(size), size[1])


def dots_of_columns(columns: Columns) -> Image.Image:
    """Turned: each column's bytes are a row of a picture lying on its side."""
    lying = Image.frombytes("1", (columns.height, columns.width), columns.bits)
    return ImageChops.invert(lying).transpose(Image.Transpose.TRANSPOSE)


def dots_of_text(data: bytes) -> Image.Image:
    """Legible, no more: our own slips are pictures, and no printer has all Vietnamese letters."""
    words = data.decode("cp437")
    font = ImageFont.load_default(size=_LETTER_DOTS - 4)
    dots = Image.new("1", (max(1, round(font.getlength(words))), _LETTER_DOTS), 1)
    ImageDraw.Draw(dots).text((0, 0), words, font=font, fill=0)
    return dots


def _padded(raster: Raster) -> bytes:
    """A graphics command may carry less than its header promises; the rest is white."""
    return raster.bits.ljust((raster.width + 7) // 8 * raster.height, b"\x00")
