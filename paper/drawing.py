"""Marks into a picture: drawn grey, then every dot decided black or white; no dithering."""

from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw

from .blocks import Block, Space
from .laying import forget_set, lay
from .marks import Bar, Dots, Frame, Ink, Mark
from .stamps import stamp_of
from .type import Scale

DPI = 203
# Dots across the paper of a head with 180 dots an inch; all others have 203.
_OF_180_DPI = (360, 512)
# A little above half: thin strokes of small letters stay whole.
_BLACK_BELOW = 140
_TO_BLACK_OR_WHITE = [0] * _BLACK_BELOW + [255] * (256 - _BLACK_BELOW)


def draw(blocks: Sequence[Block], width_px: int, dpi: int = DPI) -> Image.Image:
    """The blocks as a 1-bit picture exactly as wide as the paper and as long as it must be.

    A block that was drawn before is taken from memory: most of a slip is the same all day.
    """
    strips = [_strip(block, width_px, dpi) for block in blocks]
    margin = Scale(dpi).space_px(Space.S)
    top = margin
    image = Image.new("1", (width_px, sum(each.height for each in strips) + 2 * margin), 1)
    for strip in strips:
        image.paste(strip, (0, top))
        top += strip.height
    return image


@lru_cache(maxsize=512)
def _strip(block: Block, width_px: int, dpi: int) -> Image.Image:
    """One block across the paper, its margins left and right."""
    scale = Scale(dpi)
    margin = scale.space_px(Space.S)
    laid = lay([block], width_px - 2 * margin, scale)
    image = Image.new("L", (width_px, laid.height), 255)
    pen = ImageDraw.Draw(image)
    for mark in laid.moved(margin, 0):
        _perform(mark, image, pen)
    return image.point(_TO_BLACK_OR_WHITE, "1")


def forget_drawn() -> None:
    """As after a start: what is measured from here on is drawn and set anew, fonts aside."""
    _strip.cache_clear()
    stamp_of.cache_clear()
    forget_set()


def picture(blocks: Sequence[Block], width_px: int) -> Image.Image:
    """The same for the head that is this wide."""
    return draw(blocks, width_px, 180 if width_px in _OF_180_DPI else DPI)


def _perform(mark: Mark, image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
    match mark:
        case Ink(x, y, text, face):
            stamp = stamp_of(face, text)
            image.paste(0, (x + stamp.left, y + stamp.top), stamp.ink)
        case Bar(x, y, width, height):
            pen.rectangle((x, y, x + width - 1, y + height - 1), fill=0)
        case Frame(x, y, width, height, line_px, radius):
            corners = (x, y, x + width - 1, y + height - 1)
            pen.rounded_rectangle(corners, radius, outline=0, width=line_px)
        case Dots(x, y, dots):
            image.paste(dots, (x, y))
