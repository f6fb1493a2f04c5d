"""An image as the bytes of an ESC/POS slip: raster bands, feed to the knife, partial cut.

Slips travel as pictures, for printers lose Vietnamese marks as text on every code page tried.
"""

from __future__ import annotations

from collections.abc import Iterator

from escpos.constants import HW_INIT, S_RASTER_N
from escpos.image import EscposImage
from PIL import Image

# About 16 mm of paper and 9 KB on 80 mm: even printers with a small buffer take a band at once.
BAND_ROWS = 128
# GS V 66 0: the printer itself knows how far its knife is from its head.
FEED_AND_PARTIAL_CUT = b"\x1dV\x42\x00"
# Half way: the grey edges of letters and QR modules fall to one side, where dithering frays them.
_TO_BLACK_OR_WHITE = [0] * 128 + [255] * 128


def encode(image: Image.Image) -> bytes:
    """The whole slip: initialize, the picture, cut. Raises ValueError for an empty image."""
    return b"".join(pieces(image))


def pieces(image: Image.Image) -> Iterator[bytes]:
    """The same bytes band by band, each made when the one before is on its way."""
    if not (image.width and image.height):
        raise ValueError("an image without dots cannot be printed")
    return _pieces(_black_and_white(image))


def _pieces(picture: Image.Image) -> Iterator[bytes]:
    yield HW_INIT
    for top in range(0, picture.height, BAND_ROWS):
        bottom = min(top + BAND_ROWS, picture.height)
        yield _band(EscposImage(picture.crop((0, top, picture.width, bottom))))
    yield FEED_AND_PARTIAL_CUT


def _band(band: EscposImage) -> bytes:
    size = band.width_bytes.to_bytes(2, "little") + band.height.to_bytes(2, "little")
    header: bytes = S_RASTER_N + size
    return header + bytes(band.to_raster_format())


def _black_and_white(image: Image.Image) -> Image.Image:
    if image.mode == "1":
        return image
    if image.has_transparency_data:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    return image.convert("L").point(_TO_BLACK_OR_WHITE, "1")
