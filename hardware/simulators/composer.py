"""Commands into strips of paper: what a printer remembers between two commands."""

from __future__ import annotations

from PIL import Image

from hardware.simulators.commands import (
    Columns,
    Command,
    Cut,
    Feed,
    Initialize,
    LineFeed,
    LineSpacing,
    PrintGraphics,
    Raster,
    StoreGraphics,
    Text,
)
from hardware.simulators.page import (
    LINE_DOTS,
    Strip,
    dots_of_columns,
    dots_of_text,
    strip_of_raster,
)


class Composer:
    """Holds the line being set, the spacing of lines and the stored picture."""

    def __init__(self, width_px: int) -> None:
        self._width_px = width_px
        self._line: list[Image.Image] = []
        self._spacing = LINE_DOTS
        self._stored: Raster | None = None

    def compose(self, command: Command) -> list[Strip]:
        """The strips that the command puts on paper, often none."""
        match command:
            case Initialize():
                self._reset()
            case LineSpacing(dots):
                self._spacing = LINE_DOTS if dots is None else dots
            case StoreGraphics(picture):
                self._stored = picture
            case Columns():
                self._line.append(dots_of_columns(command))
            case Text(data):
                self._line.append(dots_of_text(data))
            case _:
                return [strip for strip in self._print(command) if strip.rows]
        return []

    def _print(self, command: Command) -> list[Strip]:
        match command:
            case Raster():
                return [*self._finish_line(), strip_of_raster(command)]
            case PrintGraphics() if self._stored:
                picture, self._stored = self._stored, None
                return [*self._finish_line(), strip_of_raster(picture)]
            case LineFeed():
                return self._finish_line(self._spacing)
            case Feed(lines, dots):
                return [*self._finish_line(), Strip(None, lines * self._spacing + dots)]
            case Cut(_, feed_dots):
                return [*self._finish_line(), Strip(None, feed_dots)]
        return []

    def _reset(self) -> None:
        self._line, self._spacing, self._stored = [], LINE_DOTS, None

    def _finish_line(self, least_rows: int = 0) -> list[Strip]:
        """The line as set; paper moves by its height even where the spacing is smaller."""
        height = max((each.height for each in self._line), default=0)
        dots = Image.new("1", (self._width_px, height), 1) if self._line else None
        left = 0
        for each in self._line:
            assert dots
            dots.paste(each, (left, 0))
            left += each.width
        self._line = []
        return [Strip(dots, max(least_rows, height))]
