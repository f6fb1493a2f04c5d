"""Looks at paper: ink, edges, codes."""

import zxingcpp
from PIL import Image, ImageOps

WIDTHS = (384, 576)


def ink_box(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of everything black."""
    return ImageOps.invert(image.convert("L")).getbbox()


def black(image: Image.Image) -> int:
    return image.convert("L").histogram()[0]


def codes(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image.convert("L"))]
