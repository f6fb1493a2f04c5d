"""Code128 as a picture of bars, where the paper is wide enough for bars that scanners can read."""

from functools import lru_cache

from PIL import Image

# Scanners at a desk read bars of 0.165 mm; one dot is never enough, for dots spread.
_LEAST_MM, _LEAST_PX = 0.165, 2
_HEIGHT_MM = 9.0
QUIET_MODULES = 10


def line_code_image(data: str, width_px: int, dpi: int) -> Image.Image | None:
    """The bars with their quiet zones; None where they would be too fine."""
    bars = _bars(data)
    across = len(bars) + 2 * QUIET_MODULES
    size = width_px // across
    if size < _LEAST_PX or size * 25.4 / dpi < _LEAST_MM:
        return None
    row = bytes(255 if bar == "0" else 0 for bar in bars)
    image = Image.new("L", (across, 1), 255)
    image.paste(Image.frombytes("L", (len(bars), 1), row), (QUIET_MODULES, 0))
    height = round(_HEIGHT_MM * dpi / 25.4)
    return image.resize((across * size, height), Image.Resampling.NEAREST)


@lru_cache(maxsize=8)
def _bars(data: str) -> str:
    # Only receipts need it, so a kiosk lives without.
    from barcode.codex import Code128  # type: ignore[import-untyped]

    return str(Code128(data).build()[0])
