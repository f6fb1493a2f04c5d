"""A picture somebody uploads, into the dots that stand on paper."""

import warnings
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageOps

from counter_server.core.errors import N_, Invalid

MOST_BYTES = 500_000
MOST_PX = 4000
# 320 dots are 40 mm at 203 dpi: room beside it on either roll.
WIDEST_PX, TALLEST_PX = 320, 160
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


@dataclass(frozen=True)
class Logo:
    """Black and white dots as PNG, and their digest."""

    png: bytes
    digest: str


def logo_from(uploaded: bytes) -> Logo:
    """Made small and dithered; `Invalid` wrong_logo for what is no picture, or too large a one."""
    if len(uploaded) > MOST_BYTES:
        raise _wrong()
    grey = _opened(uploaded)
    grey.thumbnail((WIDEST_PX, TALLEST_PX), Image.Resampling.LANCZOS)
    # Thermal dots spread: without more contrast a dithered face is a blot.
    dots = ImageOps.autocontrast(grey, cutoff=1).convert("1", dither=Image.Dither.FLOYDSTEINBERG)
    kept = BytesIO()
    dots.save(kept, "PNG", optimize=True)
    png = kept.getvalue()
    return Logo(png, sha256(png).hexdigest())


def _opened(uploaded: bytes) -> Image.Image:
    """In grey on white paper. A decompression bomb is refused before it is unpacked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(uploaded), formats=_FORMATS) as image:
                if max(image.size) > MOST_PX or min(image.size) < 1:
                    raise _wrong()
                whole = ImageOps.exif_transpose(image).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        raise _wrong() from error
    paper = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(paper, whole).convert("L")


def _wrong() -> Invalid:
    return Invalid(
        "wrong_logo",
        N_("Không dùng được hình này."),
        N_("Chọn hình PNG hay JPEG không quá 500 KB, mỗi cạnh không quá 4000 điểm ảnh."),
        field="logo",
    )
