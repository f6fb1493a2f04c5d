"""The product's mark as PNG, for phones that keep a page on their first screen."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from config.design import design

SIZES = (180, 192, 512)

_GRID = 24  # mark.svg is drawn on 24 x 24
_FINE = 4  # drawn larger, then made smaller, so that edges are smooth
_SAFE = 0.85  # of the mark: its corners then lie within the circle that every mask leaves
_COLOURS = 16


@lru_cache(maxsize=8)
def app_icon(size: int, *, is_maskable: bool = False) -> bytes:
    """PNG, `size` px square; a maskable one fills the square, the mark in its heart."""
    large = size * _FINE
    picture = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    corner = 0 if is_maskable else large * 5 // _GRID
    pen.rounded_rectangle((0, 0, large - 1, large - 1), corner, fill=design().colour["primary"])
    _door(pen, large, _SAFE if is_maskable else 1.0)
    small = picture.resize((size, size), Image.Resampling.LANCZOS)
    packed = BytesIO()
    small.quantize(_COLOURS).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _door(pen: ImageDraw.ImageDraw, large: int, share: float) -> None:
    """The arch, the step and the door of mark.svg."""
    unit = large * share / _GRID
    start = (large - large * share) / 2
    white, width = design().colour["on_primary"], max(1, round(1.6 * unit))

    def at(*values: float) -> tuple[float, ...]:
        return tuple(start + value * unit for value in values)

    for left, right, top in ((6, 18, 12), (10, 14, 13)):
        half = (right - left) / 2
        out = 0.8  # Pillow draws an arc inside its box, a line on both sides of its points
        box = at(left - out, top - half - out, right + out, top + half + out)
        pen.arc(box, 180, 360, fill=white, width=width)
        for side in (left, right):
            pen.line(at(side, top, side, 20), fill=white, width=width)
    pen.line(at(4.5, 20, 19.5, 20), fill=white, width=width)
    for end in (4.5, 19.5):
        pen.ellipse(at(end - 0.8, 19.2, end + 0.8, 20.8), fill=white)
